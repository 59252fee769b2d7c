"""Routes of signing in: of staff (password, authenticator app) and to the message portal (password, SMS code)."""

from typing import Any

from services.identity.domain.cookies import SESSION_COOKIE, SIGN_IN_COOKIE, dropped, kept
from services.identity.domain.session import ABSOLUTE, SignedIn
from services.identity.shapes import SessionAnswer, SmsCodeRequest
from services.identity.sign_in import activation, by_app, by_sms
from services.identity.sign_in.rules import SIGN_IN, CodeSent, NextStep
from services.identity.sign_in.schemas import (
    ActivationRequest,
    CodeRequest,
    NextStepAnswer,
    PortalSignInAnswer,
    PortalSignInRequest,
    SignInRequest,
)
from services.identity.sign_in.views import code_sent_answer, next_step_answer
from shared.aws.settings import settings
from shared.http.call import Call, Reply
from shared.http.routes import Area
from shared.http.schema import EmptyRequest
from shared.kernel.errors import DomainError, NotSignedIn, Refused
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "POST",
    "/sign-in",
    permission=Permission.ANYONE,
    body=SignInRequest,
    answer=NextStepAnswer,
    problems=("login-failed",),
)
def check_password(call: Call[SignInRequest]) -> Reply:
    """Sign in with login name and password."""
    try:
        step = by_app.check_password(call.context, call.body.login_name, call.body.password)
    except NotSignedIn as error:
        _log_refusal(call, error)
        raise
    return _next_step(step)


@area.route(
    "POST",
    "/sign-in/authenticator",
    permission=Permission.ANYONE,
    body=CodeRequest,
    answer=SessionAnswer,
    problems=("code-failed", "login-expired", "wrong-step"),
)
def check_code(call: Call[CodeRequest]) -> Reply:
    """Give the code of the authenticator app and get a session."""
    try:
        signed_in = by_app.check_code(call.context, _token(call), call.body.code)
    except NotSignedIn as error:
        _log_refusal(call, error)
        raise
    return _signed_in(call, signed_in)


@area.route(
    "POST",
    "/activations",
    permission=Permission.ANYONE,
    body=ActivationRequest,
    answer=NextStepAnswer,
    problems=("link-invalid",),
)
def activate(call: Call[ActivationRequest]) -> Reply:
    """Choose a password with the link of the invitation."""
    return _next_step(activation.activate(call.context, call.body.token, call.body.password))


@area.route(
    "POST",
    "/sign-in/enrolment",
    permission=Permission.ANYONE,
    body=CodeRequest,
    answer=SessionAnswer,
    problems=("code-failed", "login-expired", "wrong-step"),
)
def enrol_authenticator(call: Call[CodeRequest]) -> Reply:
    """Prove the authenticator app with its first code and get a session."""
    return _signed_in(call, by_app.enrol_authenticator(call.context, _token(call), call.body.code))


@area.route(
    "POST",
    "/portal/sign-in",
    permission=Permission.ANYONE,
    body=PortalSignInRequest,
    answer=PortalSignInAnswer,
    problems=("login-failed",),
)
def check_portal_password(call: Call[PortalSignInRequest]) -> Reply:
    """Sign in to the message portal with e-mail address and password."""
    try:
        sent = by_sms.check_password(call.context, call.body.email, call.body.password)
    except NotSignedIn as error:
        _log_refusal(call, error)
        raise
    return _code_sent(sent)


@area.route(
    "POST",
    "/portal/sign-in/resend",
    permission=Permission.ANYONE,
    body=EmptyRequest,
    answer=PortalSignInAnswer,
    problems=("code-limit", "code-too-soon", "login-expired", "wrong-step"),
)
def send_portal_code_again(call: Call[EmptyRequest]) -> Reply:
    """Get another code by SMS."""
    return _code_sent(by_sms.send_again(call.context, _token(call)))


@area.route(
    "POST",
    "/portal/sign-in/code",
    permission=Permission.ANYONE,
    body=SmsCodeRequest,
    answer=SessionAnswer,
    problems=("code-expired", "code-wrong", "login-expired", "wrong-step"),
)
def check_portal_code(call: Call[SmsCodeRequest]) -> Reply:
    """Give the code of the SMS and get a session."""
    try:
        signed_in = by_sms.check_code(call.context, _token(call), call.body.code)
    except (NotSignedIn, Refused) as error:
        _log_refusal(call, error)
        raise
    return _signed_in(call, signed_in)


def _token(call: Call[Any]) -> str:
    return call.cookies.get(SIGN_IN_COOKIE, "")


def _log_refusal(call: Call[Any], error: DomainError) -> None:
    """A refused sign-in is logged too (AUD-1), with nothing that tells a known name from an unknown one."""
    call.log_access("E", "session.begin", "unknown", outcome="refused", actor="unknown", reason=error.code)
    call.unit.commit()


def _next_step(step: NextStep) -> Reply:
    return Reply(next_step_answer(step), cookies=(kept(SIGN_IN_COOKIE, step.token, SIGN_IN),))


def _code_sent(sent: CodeSent) -> Reply:
    return Reply(code_sent_answer(sent), cookies=(kept(SIGN_IN_COOKIE, sent.token, SIGN_IN),))


def _signed_in(call: Call[Any], signed_in: SignedIn) -> Reply:
    user = signed_in.user
    call.log_access("E", "session.begin", user.id, actor=user.id)
    answer = SessionAnswer.of(signed_in, call.language, shows_contracts=settings().shows_contracts)
    begun = kept(SESSION_COOKIE, str(signed_in.cookie), ABSOLUTE)
    return Reply(answer, cookies=(begun, dropped(SIGN_IN_COOKIE)))
