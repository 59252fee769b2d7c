"""Signing in to the message portal: password, then a code by SMS, then a session."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.identity.domain.portal import ending
from services.identity.domain.session import SIGN_IN, STEP_PORTAL, SignIn, hashed
from services.identity.domain.user import Status, User
from services.identity.use_cases.doors import Doors
from services.identity.use_cases.opening import (
    SignedIn,
    checked_password,
    counted_code,
    finish_sign_in,
    live_sign_in,
)
from shared.aws.codes import Bond, Codes
from shared.kernel.errors import NotSignedIn, Refused


@dataclass(frozen=True, slots=True)
class CodeSent:
    """A code is on its way; `token` is the sign-in's cookie."""

    token: str
    phone_ending: str
    resend_at: datetime


def check_password(doors: Doors, email: str, password: str) -> CodeSent:
    """The first step: the right password sends a code.

    Raises:
        NotSignedIn: unknown, wrong, blocked: the caller is not told which.
    """
    credentials = checked_password(doors, doors.store.portal_user_id_of(email), password)
    user = doors.store.user(credentials.user_id, consistent=True)
    if user is None:
        raise NotSignedIn("login-failed")
    token = doors.new_token()
    sign_in = SignIn(hashed(token), user.id, STEP_PORTAL, doors.now + SIGN_IN)
    doors.store.add_sign_in(doors.unit, sign_in)
    return _send(doors, sign_in, user, token)


def send_again(doors: Doors, sign_in_token: str) -> CodeSent:
    """Another code, which voids the one before.

    Raises:
        NotSignedIn: the sign-in ended.
        Conflict: another step is due.
        TooMany: too soon, or too often.
    """
    sign_in = live_sign_in(doors, sign_in_token, STEP_PORTAL)
    user = doors.store.user(sign_in.user_id, consistent=True)
    if user is None or user.status is Status.BLOCKED:
        raise NotSignedIn("login-expired")
    return _send(doors, sign_in, user, sign_in_token)


def check_code(doors: Doors, sign_in_token: str, code: str) -> SignedIn:
    """The second step: the code of the SMS.

    Raises:
        NotSignedIn: the sign-in ended.
        Conflict: another step is due.
        Refused: the code is wrong, or there is no live one.
    """
    sign_in = live_sign_in(doors, sign_in_token, STEP_PORTAL)
    credentials = counted_code(doors, sign_in)
    user = doors.store.user(sign_in.user_id, consistent=True)
    if credentials is None or user is None or user.status is Status.BLOCKED:
        raise Refused("code-expired")
    codes = Codes(doors.unit.table)
    codes.spend(doors.unit, codes.check(_bond(sign_in, user), code, doors.unit))
    doors.store.save_credentials(doors.unit, replace(credentials, wrong_codes=0))
    return finish_sign_in(doors, sign_in, user)


def _send(doors: Doors, sign_in: SignIn, user: User, token: str) -> CodeSent:
    bond = _bond(sign_in, user)
    code = Codes(doors.unit.table).issue(doors.unit, bond, language=user.language)
    return CodeSent(token, ending(bond.phone), code.resend_at)


def _bond(sign_in: SignIn, user: User) -> Bond:
    assert user.phone is not None, "every portal account has proven its phone"
    return Bond("portal-sign-in", sign_in.id, user.id, user.phone)
