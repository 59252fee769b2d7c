"""Signing in: password, then a code of the authenticator app, then a session."""

from dataclasses import dataclass, replace

from services.identity.domain import totp
from services.identity.domain.session import SIGN_IN, STEP_AUTHENTICATOR, STEP_ENROL, SignIn, hashed
from services.identity.domain.user import BRAND, Credentials, Status
from services.identity.gateways.seeds import open_seed, seal_seed
from services.identity.use_cases.doors import Doors
from services.identity.use_cases.opening import (
    SignedIn,
    checked_password,
    counted_code,
    finish_sign_in,
    live_sign_in,
)
from shared.kernel.errors import NotSignedIn


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the browser must do next; `token` is the sign-in's cookie, `secret` the seed to enrol."""

    step: str
    token: str
    secret: str | None = None
    uri: str | None = None


def check_password(doors: Doors, login_name: str, password: str) -> NextStep:
    """The first step.

    Raises:
        NotSignedIn: unknown, wrong, blocked: the caller is not told which.
    """
    credentials = checked_password(doors, doors.store.user_id_of(login_name), password)
    return begin_second_step(doors, credentials, login_name)


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
    sign_in = live_sign_in(doors, sign_in_token, STEP_AUTHENTICATOR)
    credentials = _counted(doors, sign_in)
    assert credentials.totp_ciphertext is not None, "this step follows an enrolment"
    return _prove(doors, sign_in, credentials, credentials.totp_ciphertext, code)


def enrol_authenticator(doors: Doors, sign_in_token: str, code: str) -> SignedIn:
    """The first proof of an app: only now does its seed open the account (LSM-2).

    Raises:
        NotSignedIn: the sign-in ended, or the code is wrong.
        Conflict: another step is due.
    """
    sign_in = live_sign_in(doors, sign_in_token, STEP_ENROL)
    credentials = _counted(doors, sign_in)
    assert sign_in.seed_ciphertext is not None, "the seed was drawn with the step"
    enrolled = replace(credentials, totp_ciphertext=sign_in.seed_ciphertext)
    return _prove(doors, sign_in, enrolled, sign_in.seed_ciphertext, code)


def _counted(doors: Doors, sign_in: SignIn) -> Credentials:
    credentials = counted_code(doors, sign_in)
    if credentials is None:
        raise NotSignedIn("code-failed")
    return credentials


def _prove(doors: Doors, sign_in: SignIn, credentials: Credentials, ciphertext: str, code: str) -> SignedIn:
    step = totp.accepted_step(
        open_seed(credentials.user_id, ciphertext), code, now=doors.now, last_step=credentials.last_step
    )
    user = doors.store.user(credentials.user_id, consistent=True)
    if step is None or user is None or user.status is Status.BLOCKED:
        raise NotSignedIn("code-failed")
    spent = replace(credentials, last_step=step, wrong_codes=0)
    doors.store.spend_step(doors.unit, spent, was_step=credentials.last_step)
    return finish_sign_in(doors, sign_in, user)
