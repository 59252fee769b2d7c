"""Sessions: who a cookie is, and signing out."""

from datetime import datetime

from services.identity.domain.session import Session, csrf_token, hashed
from services.identity.domain.user import User
from services.identity.store import Store
from services.identity.use_cases.doors import Doors
from shared.kernel.principal import ANONYMOUS, Kind, Principal

_PSEUDONYM = 16  # hex digits of a session's hash that name it in the access log


def principal_of(store: Store, token: str | None, now: datetime) -> Principal:
    """The caller behind a session cookie. Two consistent reads: a block holds from the next request.

    Anonymous without a live session or with a blocked account.
    """
    session = store.session(hashed(token)) if token else None
    if token is None or session is None or not session.is_live(now):
        return ANONYMOUS
    user = store.user(session.user_id, consistent=True)
    if user is None or not user.may_keep_session:
        return ANONYMOUS
    if session.is_to_be_touched(now):
        store.touch_session(session, now)
    return _principal(user, session, token)


def current(store: Store, token: str, user_id: str) -> tuple[User, Session] | None:
    """The account and session of a signed-in caller."""
    session, user = store.session(hashed(token)), store.user(user_id)
    return (user, session) if user and session else None


def sign_out(doors: Doors, token: str) -> None:
    """Ends the session on the server first (SES-7)."""
    doors.store.end_session(doors.unit, hashed(token))


def _principal(user: User, session: Session, token: str) -> Principal:
    return Principal(
        kind=Kind.PORTAL if user.is_portal else Kind.USER,
        user_id=user.id,
        groups=user.groups,
        medical=user.medical,
        scopes=frozenset(user.scopes),
        csrf_token=csrf_token(token),
        session=session.id[:_PSEUDONYM],
    )
