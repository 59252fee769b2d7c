"""identity's API, by area."""

from shared.http.app import Api
from shared.http.routes import Area

api = Api("identity")
handler = api.handler


@api.area("sign-in", "activations", "portal/sign-in")
def sign_in() -> Area:
    """Signing in: of staff and to the message portal."""
    from services.identity.sign_in.routes import area

    return area


@api.area("session", "sign-out")
def sessions() -> Area:
    """The session of this browser."""
    from services.identity.sessions.routes import area

    return area


@api.area("groups")
def groups() -> Area:
    """User groups."""
    from services.identity.groups.routes import area

    return area


@api.area("users")
def accounts() -> Area:
    """Accounts: inviting, blocking, scopes."""
    from services.identity.accounts.routes import area

    return area


@api.area("portal")
def portal() -> Area:
    """Registering in the message portal."""
    from services.identity.portal.routes import area

    return area


@api.area("csp-reports")
def csp_reports() -> Area:
    """Reports of browsers about our pages."""
    from services.identity.csp_reports.routes import area

    return area


@api.area("contracts")
def contracts() -> Area:
    """The descriptions of API and events."""
    from services.identity.contracts.routes import area

    return area
