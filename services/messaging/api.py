"""The API of messaging: its areas by route prefix."""

from shared.http.app import Api
from shared.http.routes import Area

api = Api("messaging")
handler = api.handler


@api.area("dialogs")
def dialogs() -> Area:
    """Dialogs and their messages."""
    from services.messaging.dialogs.routes import area

    return area


@api.area("recipients")
def recipients() -> Area:
    """To whom one can write about a dossier."""
    from services.messaging.recipients.routes import area

    return area
