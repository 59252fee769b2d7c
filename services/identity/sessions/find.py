"""Who a cookie is: for the authorizer, at every request, and for the page that asks."""

from datetime import datetime

from services.identity.accounts.rows import user_in, user_key
from services.identity.domain.session import SessionCookie, SignedIn
from services.identity.sessions.rows import session_in, session_key, touch_session
from shared.aws.dynamo import Table
from shared.kernel.principal import ANONYMOUS, Kind, Principal

_PSEUDONYM = 16  # hex digits of a session's hash that name it in the access log


def signed_in_by(table: Table, text: str) -> SignedIn | None:
    """The account and session behind a cookie: one consistent batch get, so that a block holds at once.

    None: no such session, or one of another account than the cookie names.
    """
    cookie = SessionCookie.parse(text)
    if cookie is None:
        return None
    own, account = session_key(cookie.session_id), user_key(cookie.user_id)
    rows = table.batch_get((own, account), consistent=True)
    if not {own, account} <= rows.keys():
        return None
    session = session_in(rows[own])
    return SignedIn(user_in(rows[account]), session, cookie) if session.user_id == cookie.user_id else None


def principal_of(table: Table, cookie: str, now: datetime) -> Principal:
    """The caller behind a session cookie: one read, and once a minute a write that it was used.

    Anonymous without a live session or with a blocked account.
    """
    found = signed_in_by(table, cookie)
    if found is None or not found.session.is_live(now) or not found.user.may_keep_session:
        return ANONYMOUS
    if found.session.is_to_be_touched(now):
        touch_session(table, found.session, now)
    return _principal(found)


def _principal(found: SignedIn) -> Principal:
    user = found.user
    return Principal(
        kind=Kind.PORTAL if user.is_portal else Kind.USER,
        user_id=user.id,
        groups=user.groups,
        medical=user.medical,
        scopes=frozenset(user.scopes),
        csrf_token=found.cookie.csrf_token,
        session=found.session.id[:_PSEUDONYM],
    )
