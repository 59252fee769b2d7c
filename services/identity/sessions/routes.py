"""Routes of the session."""

from services.identity.domain.cookies import SESSION_COOKIE, dropped
from services.identity.sessions.end import sign_out
from services.identity.sessions.find import signed_in_by
from services.identity.shapes import SessionAnswer
from shared.aws.settings import settings
from shared.http.call import Call, Reply
from shared.http.routes import Area
from shared.http.schema import EmptyRequest
from shared.kernel.errors import NotSignedIn
from shared.kernel.permissions import Permission

area = Area()


@area.route("GET", "/session", permission=Permission.SIGNED_IN, answer=SessionAnswer)
def read_session(call: Call[None]) -> SessionAnswer:
    """See who is signed in, with which rights, until when."""
    found = signed_in_by(call.context.table, call.cookies.get(SESSION_COOKIE, ""))
    if found is None:
        raise NotSignedIn("not-signed-in")
    return SessionAnswer.of(found, call.language, shows_contracts=settings().shows_contracts)


@area.route("POST", "/sign-out", permission=Permission.SIGNED_IN, body=EmptyRequest, status=204, writes=False)
def end_session(call: Call[EmptyRequest]) -> Reply:
    """End the session."""
    sign_out(call.context, call.cookies.get(SESSION_COOKIE, ""))
    call.log_access("E", "session.end", call.principal.user_id)
    return Reply(cookies=(dropped(SESSION_COOKIE),), headers={"Clear-Site-Data": '"cache", "storage"'})
