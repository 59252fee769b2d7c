"""audit's API, by area."""

from shared.http.app import Api
from shared.http.routes import Area

api = Api("audit")
handler = api.handler


@api.area("persons", "my-lines")
def reading() -> Area:
    """Reading who saw a dossier."""
    from services.audit.reading.routes import area

    return area
