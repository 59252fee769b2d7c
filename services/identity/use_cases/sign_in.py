"""Signing in: password, then a code of the authenticator app, then a session."""

from dataclasses import dataclass, replace

from services.identity.domain import hashing, totp
from services.identity.domain.session import (
    SIGN_IN,
    STEP_AUTHENTICATOR,
    STEP_ENROL,
    Session,
    SignIn,
    hashed,
)
from services.identity.domain.user import (
    BRAND,
    MOST_WRONG_CODES,
    MOST_WRONG_PASSWORDS,
    BlockReason,
    Credentials,
    Status,
    User,
    block,
)
from services.identity.gateways import open_seed, seal_seed
from services.identity.store import Store
from services.identity.use_cases.doors import Doors
from services.identity.use_cases.publish import tell_user_changed
from shared.aws.transaction import Unit
from shared.contracts.identity import UserBlocked
from shared.kernel.errors import Conflict, NotSignedIn, StaleVersion


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the browser must do next; `token` is the sign-in's cookie, `secret` the seed to enrol."""

    step: str
    token: str
    secret: str | None = None
    uri: str | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session begun; `token` is its cookie."""

    user: User
    session: Session
    token: str


def check_password(doors: Doors, login_name: str, password: str) -> NextStep:
    """The first step. Every wrong way costs one argon2 run and gives one answer (ENU-1).

    Raises:
        NotSignedIn: unknown, wrong, blocked: the caller is not told which.
    """
    user_id = doors.store.user_id_of(login_name)
    credentials = doors.store.try_password(user_id, most=MOST_WRONG_PASSWORDS) if user_id else None
    is_right = hashing.matches(password, credentials.password_hash if credentials else None)
    if credentials is None or not is_right:
        if credentials and credentials.wrong_passwords >= MOST_WRONG_PASSWORDS:
            _block_after_wrong_passwords(doors, credentials)
        raise NotSignedIn("login-failed")
    fresh = replace(credentials, wrong_passwords=0, password_hash=_current_hash(credentials, password))
    doors.store.save_credentials(doors.unit, fresh)
    return begin_second_step(doors, fresh, login_name)


def begin_second_step(doors: Doors, credentials: Credentials, login_name: str) -> NextStep:
    """Stages the sign-in after a right password or link: a code is asked, or an app enrolled."""
    token = doors.new_token()
    expires_at = doors.now + SIGN_IN
    if credentials.totp_ciphertext:
        started = SignIn(hashed(token), credentials.user_id, STEP_AUTHENTICATOR, expires_at)
        doors.store.add_sign_in(doors.unit, started)
        return NextStep(STEP_AUTHENTICATOR, token)
    secret = totp.new_secret()
    sealed = seal_seed(credentials.user_id, secret)
    doors.store.add_sign_in(
        doors.unit, SignIn(hashed(token), credentials.user_id, STEP_ENROL, expires_at, sealed)
    )
    uri = totp.enrolment_uri(secret, login_name=login_name, issuer=f"Poortwachter {BRAND}")
    return NextStep(STEP_ENROL, token, secret, uri)


def check_code(doors: Doors, sign_in_token: str, code: str) -> SignedIn:
    """The second step: a code of the enrolled app.

    Raises:
        NotSignedIn: the sign-in ended, or the code is wrong or used.
        Conflict: another step is due.
    """
    sign_in = _live_sign_in(doors, sign_in_token, STEP_AUTHENTICATOR)
    credentials = _counted(doors, sign_in)
    assert credentials.totp_ciphertext is not None, "this step follows an enrolment"
    return _begin_session(doors, sign_in, credentials, credentials.totp_ciphertext, code)


def enrol_authenticator(doors: Doors, sign_in_token: str, code: str) -> SignedIn:
    """The first proof of an app: only now does its seed open the account (LSM-2).

    Raises:
        NotSignedIn: the sign-in ended, or the code is wrong.
        Conflict: another step is due.
    """
    sign_in = _live_sign_in(doors, sign_in_token, STEP_ENROL)
    credentials = _counted(doors, sign_in)
    assert sign_in.seed_ciphertext is not None, "the seed was drawn with the step"
    enrolled = replace(credentials, totp_ciphertext=sign_in.seed_ciphertext)
    return _begin_session(doors, sign_in, enrolled, sign_in.seed_ciphertext, code)


def _live_sign_in(doors: Doors, token: str, step: str) -> SignIn:
    sign_in = doors.store.sign_in(hashed(token)) if token else None
    if sign_in is None or doors.now >= sign_in.expires_at:
        raise NotSignedIn("login-expired")
    if sign_in.step != step:
        raise Conflict("wrong-step")
    return sign_in


def _counted(doors: Doors, sign_in: SignIn) -> Credentials:
    credentials = doors.store.try_code(sign_in.user_id, most=MOST_WRONG_CODES)
    if credentials is None:
        raise NotSignedIn("code-failed")
    return credentials


def _begin_session(
    doors: Doors, sign_in: SignIn, credentials: Credentials, ciphertext: str, code: str
) -> SignedIn:
    step = totp.accepted_step(
        open_seed(credentials.user_id, ciphertext), code, now=doors.now, last_step=credentials.last_step
    )
    user = doors.store.user(credentials.user_id, consistent=True)
    if step is None or user is None:
        raise NotSignedIn("code-failed")
    spent = replace(credentials, last_step=step, wrong_codes=0)
    doors.store.spend_step(doors.unit, spent, was_step=credentials.last_step)
    token = doors.new_token()
    session = Session(hashed(token), user.id, started_at=doors.now, seen_at=doors.now)
    doors.store.finish_sign_in(doors.unit, sign_in, session)
    return SignedIn(_seen(doors, user), session, token)


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
