"""What every way of signing in shares: the password, the sign-in under way, the session at its end."""

from dataclasses import dataclass, replace

from services.identity.domain import hashing
from services.identity.domain.session import Session, SignIn, hashed
from services.identity.domain.user import (
    MOST_WRONG_CODES,
    MOST_WRONG_PASSWORDS,
    BlockReason,
    Credentials,
    Status,
    User,
    block,
)
from services.identity.store import Store
from services.identity.use_cases.doors import Doors
from services.identity.use_cases.publish import tell_user_changed
from shared.aws.transaction import Unit
from shared.contracts.identity import UserBlocked
from shared.kernel.errors import Conflict, NotSignedIn, StaleVersion


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session begun; `token` is its cookie."""

    user: User
    session: Session
    token: str


def checked_password(doors: Doors, user_id: str | None, password: str) -> Credentials:
    """The secrets of the account that this password opens, staged with its wrong tries forgotten.

    Every wrong way costs one argon2 run and gives one answer (ENU-1).

    Raises:
        NotSignedIn: unknown, wrong, blocked: the caller is not told which.
    """
    credentials = doors.store.try_password(user_id, most=MOST_WRONG_PASSWORDS) if user_id else None
    is_right = hashing.matches(password, credentials.password_hash if credentials else None)
    if credentials is None or not is_right:
        if credentials and credentials.wrong_passwords >= MOST_WRONG_PASSWORDS:
            _block_after_wrong_passwords(doors, credentials)
        raise NotSignedIn("login-failed")
    fresh = replace(credentials, wrong_passwords=0, password_hash=_current_hash(credentials, password))
    doors.store.save_credentials(doors.unit, fresh)
    return fresh


def live_sign_in(doors: Doors, token: str, step: str) -> SignIn:
    """The sign-in under way behind a cookie.

    Raises:
        NotSignedIn: there is none, or it took too long.
        Conflict: another step is due.
    """
    sign_in = doors.store.sign_in(hashed(token)) if token else None
    if sign_in is None or doors.now >= sign_in.expires_at:
        raise NotSignedIn("login-expired")
    if sign_in.step != step:
        raise Conflict("wrong-step")
    return sign_in


def counted_code(doors: Doors, sign_in: SignIn) -> Credentials | None:
    """Counts a try of the second factor before it is compared; None: closed, or too many tries (LSM-4)."""
    return doors.store.try_code(sign_in.user_id, most=MOST_WRONG_CODES)


def finish_sign_in(doors: Doors, sign_in: SignIn, user: User) -> SignedIn:
    """Stages the session that follows a sign-in, which ends in the same transaction."""
    doors.store.end_sign_in(doors.unit, sign_in)
    return begin_session(doors, _seen(doors, user))


def begin_session(doors: Doors, user: User) -> SignedIn:
    """Stages a session under a fresh cookie (SES-3)."""
    token = doors.new_token()
    session = Session(hashed(token), user.id, started_at=doors.now, seen_at=doors.now)
    doors.store.add_session(doors.unit, session)
    return SignedIn(user, session, token)


def close(store: Store, unit: Unit, user: User, credentials: Credentials, reason: BlockReason) -> User:
    """Stages a blocked account and tells the others.

    Raises:
        Conflict: it is blocked already.
    """
    blocked = block(user, reason)
    store.save_user(unit, blocked)
    store.save_credentials(unit, replace(credentials, is_open=False))
    tell_user_changed(unit, blocked)
    unit.record(UserBlocked(user_id=blocked.id))
    return blocked


def _seen(doors: Doors, user: User) -> User:
    """The account with its last sign-in; the first one makes it active, which the others are told."""
    if user.status is Status.ACTIVE:
        seen = replace(user, last_signed_in_at=doors.now)
        doors.store.save_seen(doors.unit, seen)
        return seen
    active = replace(user, version=user.version + 1, status=Status.ACTIVE, last_signed_in_at=doors.now)
    doors.store.save_user(doors.unit, active)
    tell_user_changed(doors.unit, active)
    return active


def _current_hash(credentials: Credentials, password: str) -> str | None:
    stored = credentials.password_hash
    return hashing.hash_of(password) if stored and hashing.is_outdated(stored) else stored


def _block_after_wrong_passwords(doors: Doors, credentials: Credentials) -> None:
    """Closes the account at once, in a unit of its own: the request itself ends in a refusal."""
    user = doors.store.user(credentials.user_id, consistent=True)
    if user is None:
        return
    unit = Unit(doors.unit.table, doors.unit.clock, doors.unit.ids, doors.unit.correlation_id)
    try:
        close(doors.store, unit, user, credentials, BlockReason.WRONG_PASSWORDS)
        unit.commit()
    except (Conflict, StaleVersion):
        return  # somebody closed or changed it at this very moment; the counter still refuses
