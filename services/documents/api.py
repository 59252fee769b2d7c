"""The API of documents: its areas by route prefix."""

from shared.http.app import Api
from shared.http.routes import Area

api = Api("documents")
handler = api.handler


@api.area("forms")
def forms() -> Area:
    """What a form asks."""
    from services.documents.forms.routes import area

    return area


@api.area("dossiers", "documents")
def documents() -> Area:
    """The documents of a dossier, their drafts, versions and files."""
    from services.documents.documents.routes import area

    return area


@api.area("documents/*/versions/*/ceremonies", "ceremonies", "signatures")
def signing() -> Area:
    """Requests for signatures, and signing."""
    from services.documents.signing.routes import area

    return area
