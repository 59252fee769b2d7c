"""Routes of registering in the message portal."""

from typing import Any

from services.identity.domain.cookies import SESSION_COOKIE, SIGN_IN_COOKIE, dropped, kept
from services.identity.domain.session import ABSOLUTE, SignedIn
from services.identity.portal import register
from services.identity.portal.rules import REGISTRATION, NameParts
from services.identity.portal.schemas import (
    NamesRequest,
    PasswordRequest,
    PhoneRequest,
    PortalStepAnswer,
    RedemptionRequest,
    TermsRequest,
)
from services.identity.portal.views import step_answer
from services.identity.shapes import SessionAnswer, SmsCodeRequest
from shared.aws.settings import settings
from shared.http.call import Call, Reply
from shared.http.routes import Area
from shared.kernel.errors import NotFound
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "POST",
    "/portal/invitations/redemption",
    permission=Permission.ANYONE,
    body=RedemptionRequest,
    answer=PortalStepAnswer,
    problems=("link-invalid",),
)
def redeem_invitation(call: Call[RedemptionRequest]) -> Reply:
    """Begin a registration in the message portal with the mailed link."""
    try:
        begun = register.redeem(call.context, call.body.token, call.body.email)
    except NotFound as error:
        _log_refusal(call, error)
        raise
    return Reply(step_answer(begun.progress), cookies=(kept(SIGN_IN_COOKIE, begun.token, REGISTRATION),))


@area.route(
    "GET",
    "/portal/registration",
    permission=Permission.ANYONE,
    answer=PortalStepAnswer,
    problems=("login-expired",),
)
def read_registration(call: Call[None]) -> PortalStepAnswer:
    """See which step of the registration is due."""
    return step_answer(register.read_progress(call.context, _token(call)))


@area.route(
    "POST",
    "/portal/registration/terms",
    permission=Permission.ANYONE,
    body=TermsRequest,
    answer=PortalStepAnswer,
    problems=("login-expired", "portal-address-taken", "wrong-step"),
)
def accept_terms(call: Call[TermsRequest]) -> PortalStepAnswer:
    """Accept the conditions of use."""
    body = call.body
    return step_answer(
        register.accept_terms(call.context, _token(call), body.version, is_accepted=body.is_accepted)
    )


@area.route(
    "POST",
    "/portal/registration/password",
    permission=Permission.ANYONE,
    body=PasswordRequest,
    answer=PortalStepAnswer,
    problems=("login-expired", "wrong-step"),
)
def choose_password(call: Call[PasswordRequest]) -> PortalStepAnswer:
    """Choose the password of the portal account."""
    return step_answer(register.choose_password(call.context, _token(call), call.body.password))


@area.route(
    "POST",
    "/portal/registration/phone",
    permission=Permission.ANYONE,
    body=PhoneRequest,
    answer=PortalStepAnswer,
    problems=("code-limit", "code-too-soon", "login-expired", "phone-from-file", "wrong-step"),
)
def choose_phone(call: Call[PhoneRequest]) -> PortalStepAnswer:
    """Get a code by SMS, or another one."""
    return step_answer(register.choose_phone(call.context, _token(call), call.body.phone))


@area.route(
    "POST",
    "/portal/registration/code",
    permission=Permission.ANYONE,
    body=SmsCodeRequest,
    answer=PortalStepAnswer,
    problems=("code-expired", "code-wrong", "login-expired", "wrong-step"),
)
def prove_phone(call: Call[SmsCodeRequest]) -> PortalStepAnswer:
    """Give the code of the SMS."""
    return step_answer(register.prove_phone(call.context, _token(call), call.body.code))


@area.route(
    "POST",
    "/portal/registration/names",
    permission=Permission.ANYONE,
    body=NamesRequest,
    answer=SessionAnswer,
    problems=("login-expired", "portal-account-exists", "portal-address-taken", "wrong-step"),
)
def finish_registration(call: Call[NamesRequest]) -> Reply:
    """Give the names, and get the account and its first session."""
    names = NameParts(call.body.initials, call.body.first_name, call.body.last_name)
    signed_in = register.finish(call.context, _token(call), names)
    user = signed_in.user
    call.log_access("C", "portal-account", user.id, person=user.person_id, actor=user.id)
    return _signed_in(call, signed_in)


def _token(call: Call[Any]) -> str:
    return call.cookies.get(SIGN_IN_COOKIE, "")


def _log_refusal(call: Call[Any], error: NotFound) -> None:
    """A refused redemption is logged too (AUD-1), with nothing that tells a known link from an unknown one."""
    call.log_access(
        "E", "portal.redemption", "unknown", outcome="refused", actor="unknown", reason=error.code
    )
    call.unit.commit()


def _signed_in(call: Call[Any], signed_in: SignedIn) -> Reply:
    user = signed_in.user
    call.log_access("E", "session.begin", user.id, actor=user.id)
    answer = SessionAnswer.of(signed_in, call.language, shows_contracts=settings().shows_contracts)
    begun = kept(SESSION_COOKIE, str(signed_in.cookie), ABSOLUTE)
    return Reply(answer, cookies=(begun, dropped(SIGN_IN_COOKIE)))
