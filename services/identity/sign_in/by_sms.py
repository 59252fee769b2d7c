"""Signing in to the message portal: password, then a code by SMS, then a session."""

from dataclasses import replace

from services.identity.accounts.rows import Accounts
from services.identity.domain.contact import ending
from services.identity.domain.session import SignedIn
from services.identity.domain.tokens import hashed, new_token
from services.identity.domain.user import AccountStatus, User
from services.identity.sign_in.rows import Secrets, SignIns
from services.identity.sign_in.rules import SIGN_IN, STEP_PORTAL, CodeSent, SignIn
from services.identity.sign_in.second_factor import counted_code, finish_sign_in, live_sign_in
from services.identity.sign_in.try_password import try_password
from shared.aws.codes import Bond, Codes
from shared.aws.context import Context
from shared.kernel.errors import NotSignedIn, Refused


def check_password(context: Context, email: str, password: str) -> CodeSent:
    """The first step: the right password sends a code.

    Raises:
        NotSignedIn: unknown, wrong, blocked: the caller is not told which.
    """
    accounts = Accounts(context.table)
    credentials = try_password(context, accounts.id_by_portal_address(email), password)
    user = accounts.find(credentials.user_id, consistent=True)
    if user is None:
        raise NotSignedIn("login-failed")
    token = new_token()
    sign_in = SignIn(hashed(token), user.id, STEP_PORTAL, context.now + SIGN_IN)
    SignIns(context.table).add(context.unit, sign_in)
    return _send(context, sign_in, user, token)


def send_again(context: Context, sign_in_token: str) -> CodeSent:
    """Another code, which voids the one before.

    Raises:
        NotSignedIn: the sign-in ended.
        Conflict: another step is due.
        TooMany: too soon, or too often.
    """
    sign_in = live_sign_in(context, sign_in_token, STEP_PORTAL)
    user = Accounts(context.table).find(sign_in.user_id, consistent=True)
    if user is None or user.status is AccountStatus.BLOCKED:
        raise NotSignedIn("login-expired")
    return _send(context, sign_in, user, sign_in_token)


def check_code(context: Context, sign_in_token: str, code: str) -> SignedIn:
    """The second step: the code of the SMS.

    Raises:
        NotSignedIn: the sign-in ended.
        Conflict: another step is due.
        Refused: the code is wrong, or there is no live one.
    """
    sign_in = live_sign_in(context, sign_in_token, STEP_PORTAL)
    credentials = counted_code(context, sign_in)
    user = Accounts(context.table).find(sign_in.user_id, consistent=True)
    if credentials is None or user is None or user.status is AccountStatus.BLOCKED:
        raise Refused("code-expired")
    codes = Codes(context.table)
    codes.spend(context.unit, codes.check(_bond(sign_in, user), code, context.unit))
    Secrets(context.table).save(context.unit, replace(credentials, wrong_codes=0))
    return finish_sign_in(context, sign_in, user)


def _send(context: Context, sign_in: SignIn, user: User, token: str) -> CodeSent:
    bond = _bond(sign_in, user)
    code = Codes(context.table).issue(context.unit, bond, language=user.language)
    return CodeSent(token, ending(bond.phone), code.resend_at)


def _bond(sign_in: SignIn, user: User) -> Bond:
    assert user.phone is not None, "every portal account has proven its phone"
    return Bond("portal-sign-in", sign_in.id, user.id, user.phone)
