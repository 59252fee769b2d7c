"""Signing in of staff: password, then a code of the authenticator app, then a session."""

from dataclasses import replace

from services.identity.accounts.rows import Accounts
from services.identity.domain.session import SignedIn
from services.identity.domain.tokens import hashed, new_token
from services.identity.domain.user import BRAND, AccountStatus, Credentials
from services.identity.sign_in.gateways import open_seed, seal_seed
from services.identity.sign_in.rows import Secrets, SignIns
from services.identity.sign_in.rules import (
    SIGN_IN,
    STEP_AUTHENTICATOR,
    STEP_ENROL,
    NextStep,
    SignIn,
    accepted_step,
    enrolment_uri,
    new_seed,
)
from services.identity.sign_in.second_factor import counted_code, finish_sign_in, live_sign_in
from services.identity.sign_in.try_password import try_password
from shared.aws.context import Context
from shared.kernel.errors import NotSignedIn


def check_password(context: Context, login_name: str, password: str) -> NextStep:
    """The first step.

    Raises:
        NotSignedIn: unknown, wrong, blocked: the caller is not told which.
    """
    credentials = try_password(context, Accounts(context.table).id_by_login_name(login_name), password)
    return begin_second_step(context, credentials, login_name)


def begin_second_step(context: Context, credentials: Credentials, login_name: str) -> NextStep:
    """Stages the sign-in after a right password or link: a code is asked, or an app enrolled."""
    token, expires_at = new_token(), context.now + SIGN_IN
    sign_ins, user_id = SignIns(context.table), credentials.user_id
    if credentials.totp_ciphertext:
        sign_ins.add(context.unit, SignIn(hashed(token), user_id, STEP_AUTHENTICATOR, expires_at))
        return NextStep(STEP_AUTHENTICATOR, token)
    seed = new_seed()
    sealed = seal_seed(user_id, seed)
    sign_ins.add(context.unit, SignIn(hashed(token), user_id, STEP_ENROL, expires_at, sealed))
    uri = enrolment_uri(seed, login_name=login_name, issuer=f"Poortwachter {BRAND}")
    return NextStep(STEP_ENROL, token, seed, uri)


def check_code(context: Context, sign_in_token: str, code: str) -> SignedIn:
    """The second step: a code of the enrolled app.

    Raises:
        NotSignedIn: the sign-in ended, or the code is wrong or used.
        Conflict: another step is due.
    """
    sign_in = live_sign_in(context, sign_in_token, STEP_AUTHENTICATOR)
    credentials = _counted(context, sign_in)
    assert credentials.totp_ciphertext is not None, "this step follows an enrolment"
    return _prove(context, sign_in, credentials, credentials.totp_ciphertext, code)


def enrol_authenticator(context: Context, sign_in_token: str, code: str) -> SignedIn:
    """The first proof of an app: only now does its seed open the account (LSM-2).

    Raises:
        NotSignedIn: the sign-in ended, or the code is wrong.
        Conflict: another step is due.
    """
    sign_in = live_sign_in(context, sign_in_token, STEP_ENROL)
    credentials = _counted(context, sign_in)
    assert sign_in.seed_ciphertext is not None, "the seed was drawn with the step"
    enrolled = replace(credentials, totp_ciphertext=sign_in.seed_ciphertext)
    return _prove(context, sign_in, enrolled, sign_in.seed_ciphertext, code)


def _counted(context: Context, sign_in: SignIn) -> Credentials:
    credentials = counted_code(context, sign_in)
    if credentials is None:
        raise NotSignedIn("code-failed")
    return credentials


def _prove(
    context: Context, sign_in: SignIn, credentials: Credentials, ciphertext: str, code: str
) -> SignedIn:
    seed, was_step = open_seed(credentials.user_id, ciphertext), credentials.last_step
    step = accepted_step(seed, code, now=context.now, last_step=was_step)
    user = Accounts(context.table).find(credentials.user_id, consistent=True)
    if step is None or user is None or user.status is AccountStatus.BLOCKED:
        raise NotSignedIn("code-failed")
    spent = replace(credentials, last_step=step, wrong_codes=0)
    Secrets(context.table).spend_step(context.unit, spent, was_step=was_step)
    return finish_sign_in(context, sign_in, user)
