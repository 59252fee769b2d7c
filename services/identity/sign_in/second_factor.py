"""What the second step of every sign-in shares: the sign-in under way, the counted try, the session at its end."""

from dataclasses import replace

from services.identity.accounts.rows import Accounts
from services.identity.domain.session import SignedIn, begin_session
from services.identity.domain.tokens import hashed, new_token
from services.identity.domain.user import AccountStatus, Credentials, User
from services.identity.sessions.rows import add_session
from services.identity.sign_in.rows import Secrets, SignIns
from services.identity.sign_in.rules import SignIn
from shared.aws.context import Context
from shared.kernel.errors import Conflict, NotSignedIn


def live_sign_in(context: Context, token: str, step: str) -> SignIn:
    """The sign-in under way behind a cookie.

    Raises:
        NotSignedIn: there is none, or it took too long.
        Conflict: another step is due.
    """
    sign_in = SignIns(context.table).find(hashed(token)) if token else None
    if sign_in is None or context.now >= sign_in.expires_at:
        raise NotSignedIn("login-expired")
    if sign_in.step != step:
        raise Conflict("wrong-step")
    return sign_in


def counted_code(context: Context, sign_in: SignIn) -> Credentials | None:
    """Counts a try of the second factor before it is compared; None: closed, or too many tries (LSM-4)."""
    return Secrets(context.table).try_code(sign_in.user_id)


def finish_sign_in(context: Context, sign_in: SignIn, user: User) -> SignedIn:
    """Stages the session that follows a sign-in, which ends in the same transaction."""
    SignIns(context.table).end(context.unit, sign_in)
    signed_in = begin_session(_save_seen(context, user), new_token(), context.now)
    add_session(context.unit, signed_in.session)
    return signed_in


def _save_seen(context: Context, user: User) -> User:
    """The account with its last sign-in; the first one makes it active, which the others are told."""
    accounts = Accounts(context.table)
    seen = replace(user, last_signed_in_at=context.now)
    if user.status is AccountStatus.ACTIVE:
        accounts.save_seen(context.unit, seen)
        return seen
    active = replace(seen, version=user.version + 1, status=AccountStatus.ACTIVE)
    accounts.save(context.unit, active)
    return active
