"""Identity's routes: signing in, the session, accounts, the portal's registration, reports of browsers."""

from collections.abc import Callable
from functools import cache
from typing import Any

from services.identity.domain.portal import REGISTRATION, Names
from services.identity.domain.registering import TERMS_VERSION, ending
from services.identity.domain.session import ABSOLUTE, SIGN_IN, Session, csrf_token
from services.identity.domain.user import Status, User
from services.identity.schemas.accounts import (
    ActivationRequest,
    AuthenticatorAnswer,
    BlockRequest,
    CodeRequest,
    EmptyRequest,
    GroupAnswer,
    GroupsAnswer,
    InviteRequest,
    NextStepAnswer,
    ScopesRequest,
    SessionAnswer,
    SessionUserAnswer,
    SignInRequest,
    UserAnswer,
)
from services.identity.schemas.portal import (
    NamesAnswer,
    NamesRequest,
    PasswordRequest,
    PhoneEndingAnswer,
    PhoneRequest,
    PortalSignInAnswer,
    PortalSignInRequest,
    PortalStepAnswer,
    RedemptionRequest,
    RegistrationPhoneAnswer,
    SmsCodeRequest,
    TermsRequest,
)
from services.identity.store import Store
from services.identity.use_cases import accounts, csp_reports, portal_sign_in, registration, sessions, sign_in
from services.identity.use_cases.accounts import Invitation
from services.identity.use_cases.doors import Doors
from services.identity.use_cases.opening import SignedIn
from services.identity.use_cases.portal_sign_in import CodeSent
from services.identity.use_cases.registration import Progress
from services.identity.use_cases.sign_in import NextStep
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.http.app import Api
from shared.http.call import Call, Reply
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.reports import BrowserReports
from shared.http.schema import Listing
from shared.kernel.errors import DomainError, NotFound, NotSignedIn, Refused, refused_field
from shared.kernel.formats import FormatError
from shared.kernel.formats.email import Email
from shared.kernel.formats.phone import Phone
from shared.kernel.permissions import Group, Permission, groups, permissions_of
from shared.texts import Language

api = Api("identity")
handler = api.handler

SESSION_COOKIE = "__Host-sid"
SIGN_IN_COOKIE = "__Host-login"


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@api.route(
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
        step = sign_in.check_password(_doors(call), call.body.login_name, call.body.password)
    except NotSignedIn as error:
        _log_refusal(call, error)
        raise
    return _next_step(step)


@api.route(
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
        signed_in = sign_in.check_code(_doors(call), _sign_in_token(call), call.body.code)
    except NotSignedIn as error:
        _log_refusal(call, error)
        raise
    return _signed_in(call, signed_in)


@api.route(
    "POST",
    "/activations",
    permission=Permission.ANYONE,
    body=ActivationRequest,
    answer=NextStepAnswer,
    problems=("link-invalid",),
)
def activate(call: Call[ActivationRequest]) -> Reply:
    """Choose a password with the link of the invitation."""
    return _next_step(accounts.activate(_doors(call), call.body.token, call.body.password))


@api.route(
    "POST",
    "/sign-in/enrolment",
    permission=Permission.ANYONE,
    body=CodeRequest,
    answer=SessionAnswer,
    problems=("code-failed", "login-expired", "wrong-step"),
)
def enrol_authenticator(call: Call[CodeRequest]) -> Reply:
    """Prove the authenticator app with its first code and get a session."""
    return _signed_in(call, sign_in.enrol_authenticator(_doors(call), _sign_in_token(call), call.body.code))


@api.route("GET", "/session", permission=Permission.SIGNED_IN, answer=SessionAnswer)
def read_session(call: Call[None]) -> SessionAnswer:
    """See who is signed in, with which rights, until when."""
    token = call.cookies.get(SESSION_COOKIE, "")
    found = sessions.current(store(), token, call.principal.user_id)
    if found is None:
        raise NotSignedIn("not-signed-in")
    return _session(*found, token, call.language)


@api.route("POST", "/sign-out", permission=Permission.SIGNED_IN, body=EmptyRequest, status=204, writes=False)
def end_session(call: Call[EmptyRequest]) -> Reply:
    """End the session."""
    sessions.sign_out(_doors(call), call.cookies.get(SESSION_COOKIE, ""))
    call.log_access("E", "session.end", call.principal.user_id)
    return Reply(cookies=(_cookie(SESSION_COOKIE, "", 0),), headers={"Clear-Site-Data": '"cache", "storage"'})


@api.route("GET", "/groups", permission=Permission.ACCOUNT_READ, answer=GroupsAnswer)
def list_groups(call: Call[None]) -> GroupsAnswer:
    """List the user groups."""
    given = (each for each in groups().values() if each.side != "portal")
    return GroupsAnswer(items=tuple(_group(each, call.language) for each in given))


@api.route(
    "GET", "/users", permission=Permission.ACCOUNT_READ, answer=Listing[UserAnswer], query=("cursor", "limit")
)
def list_users(call: Call[None]) -> Listing[UserAnswer]:
    """List accounts by surname."""
    after = from_cursor(call.query.get("cursor"), user_id=call.principal.user_id, query="users")
    users, last = store().users(limit=limit_of(call.query.get("limit")), after=after)
    call.log_access("R", "user.list", "users")
    return Listing(
        items=tuple(_user(each, call) for each in users),
        next=to_cursor(last, user_id=call.principal.user_id, query="users"),
    )


@api.route(
    "POST",
    "/users",
    permission=Permission.ACCOUNT_CREATE,
    body=InviteRequest,
    answer=UserAnswer,
    status=201,
    problems=("login-name-taken", "right-not-held"),
)
def invite_user(call: Call[InviteRequest]) -> UserAnswer:
    """Make an account and mail its first link."""
    body = call.body
    asked = Invitation(
        first_name=body.first_name,
        infix=body.infix,
        last_name=body.last_name,
        login_name=body.login_name,
        email=_read(Email.parse, body.email, "/email"),
        phone=_read(Phone.parse, body.phone, "/phone") if body.phone else None,
        language=body.language,
        groups=tuple(body.groups),
        scopes=tuple(body.scopes),
    )
    user = accounts.invite_user(_doors(call), call.principal, asked)
    call.log_access("C", "user", user.id)
    return _user(user, call)


@api.route("GET", "/users/{user_id}", permission=Permission.ACCOUNT_READ, answer=UserAnswer)
def read_user(call: Call[None]) -> UserAnswer:
    """Read an account."""
    user = store().user(call.path["user_id"])
    if user is None:
        raise NotFound
    call.log_access("R", "user", user.id)
    return _user(user, call)


@api.route(
    "POST",
    "/users/{user_id}/block",
    permission=Permission.ACCOUNT_BLOCK,
    body=BlockRequest,
    answer=UserAnswer,
    needs_version=True,
    problems=("already-blocked", "own-account"),
)
def block_user(call: Call[BlockRequest]) -> UserAnswer:
    """Block an account; its sessions end at once."""
    user = accounts.block_user(_doors(call), call.principal, call.path["user_id"], call.version)
    call.log_access("U", "user.block", user.id, reason=call.body.reason)
    return _user(user, call)


@api.route(
    "POST",
    "/users/{user_id}/unblock",
    permission=Permission.ACCOUNT_BLOCK,
    body=EmptyRequest,
    answer=UserAnswer,
    needs_version=True,
    problems=("not-blocked", "own-account"),
)
def unblock_user(call: Call[EmptyRequest]) -> UserAnswer:
    """Open a blocked account."""
    user = accounts.unblock_user(_doors(call), call.principal, call.path["user_id"], call.version)
    call.log_access("U", "user.unblock", user.id)
    return _user(user, call)


@api.route(
    "POST",
    "/users/{user_id}/invitation",
    permission=Permission.ACCOUNT_CREATE,
    body=EmptyRequest,
    answer=UserAnswer,
    status=202,
    problems=("already-signed-in-once",),
)
def invite_again(call: Call[EmptyRequest]) -> UserAnswer:
    """Mail a new first link to who never signed in."""
    user = accounts.invite_again(_doors(call), call.path["user_id"])
    call.log_access("U", "user.invitation", user.id)
    return _user(user, call)


@api.route(
    "PUT",
    "/users/{user_id}/scopes",
    permission=Permission.ACCOUNT_AUTHORISE,
    body=ScopesRequest,
    answer=UserAnswer,
    needs_version=True,
    problems=("own-account", "right-not-held"),
)
def change_scopes(call: Call[ScopesRequest]) -> UserAnswer:
    """Change which nodes of the organisation tree an account sees."""
    scopes = tuple(call.body.scopes)
    user = accounts.change_scopes(_doors(call), call.principal, call.path["user_id"], call.version, scopes)
    call.log_access("U", "user.scopes", user.id)
    return _user(user, call)


@api.route(
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
        begun = registration.redeem(_doors(call), call.body.token, call.body.email)
    except NotFound as error:
        _log_refusal(call, error, what="portal.redemption")
        raise
    kept = _cookie(SIGN_IN_COOKIE, begun.token, int(REGISTRATION.total_seconds()))
    return Reply(_progress(begun.progress), cookies=(kept,))


@api.route(
    "GET",
    "/portal/registration",
    permission=Permission.ANYONE,
    answer=PortalStepAnswer,
    problems=("login-expired",),
)
def read_registration(call: Call[None]) -> PortalStepAnswer:
    """See which step of the registration is due."""
    return _progress(registration.read(_doors(call), _sign_in_token(call)))


@api.route(
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
    return _progress(
        registration.accept_terms(
            _doors(call), _sign_in_token(call), body.version, is_accepted=body.is_accepted
        )
    )


@api.route(
    "POST",
    "/portal/registration/password",
    permission=Permission.ANYONE,
    body=PasswordRequest,
    answer=PortalStepAnswer,
    problems=("login-expired", "wrong-step"),
)
def choose_password(call: Call[PasswordRequest]) -> PortalStepAnswer:
    """Choose the password of the portal account."""
    return _progress(registration.choose_password(_doors(call), _sign_in_token(call), call.body.password))


@api.route(
    "POST",
    "/portal/registration/phone",
    permission=Permission.ANYONE,
    body=PhoneRequest,
    answer=PortalStepAnswer,
    problems=("code-limit", "code-too-soon", "login-expired", "phone-from-file", "wrong-step"),
)
def choose_phone(call: Call[PhoneRequest]) -> PortalStepAnswer:
    """Get a code by SMS, or another one."""
    return _progress(registration.choose_phone(_doors(call), _sign_in_token(call), call.body.phone))


@api.route(
    "POST",
    "/portal/registration/code",
    permission=Permission.ANYONE,
    body=SmsCodeRequest,
    answer=PortalStepAnswer,
    problems=("code-expired", "code-wrong", "login-expired", "wrong-step"),
)
def prove_phone(call: Call[SmsCodeRequest]) -> PortalStepAnswer:
    """Give the code of the SMS."""
    return _progress(registration.prove_phone(_doors(call), _sign_in_token(call), call.body.code))


@api.route(
    "POST",
    "/portal/registration/names",
    permission=Permission.ANYONE,
    body=NamesRequest,
    answer=SessionAnswer,
    problems=("login-expired", "portal-account-exists", "portal-address-taken", "wrong-step"),
)
def finish_registration(call: Call[NamesRequest]) -> Reply:
    """Give the names, and get the account and its first session."""
    names = Names(call.body.initials, call.body.first_name, call.body.last_name)
    signed_in = registration.finish(_doors(call), _sign_in_token(call), names)
    user = signed_in.user
    call.log_access("C", "portal-account", user.id, person=user.person_id, actor=user.id)
    return _signed_in(call, signed_in)


@api.route(
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
        sent = portal_sign_in.check_password(_doors(call), call.body.email, call.body.password)
    except NotSignedIn as error:
        _log_refusal(call, error)
        raise
    return _code_sent(sent)


@api.route(
    "POST",
    "/portal/sign-in/resend",
    permission=Permission.ANYONE,
    body=EmptyRequest,
    answer=PortalSignInAnswer,
    problems=("code-limit", "code-too-soon", "login-expired", "wrong-step"),
)
def send_portal_code_again(call: Call[EmptyRequest]) -> Reply:
    """Get another code by SMS."""
    return _code_sent(portal_sign_in.send_again(_doors(call), _sign_in_token(call)))


@api.route(
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
        signed_in = portal_sign_in.check_code(_doors(call), _sign_in_token(call), call.body.code)
    except (NotSignedIn, Refused) as error:
        _log_refusal(call, error)
        raise
    return _signed_in(call, signed_in)


@api.route(
    "POST",
    "/csp-reports",
    permission=Permission.ANYONE,
    body=BrowserReports,
    status=204,
    writes=False,
    problems=("not-a-report",),
)
def note_csp_reports(call: Call[BrowserReports]) -> None:
    """Report what a page's content security policy kept out."""
    csp_reports.note(call.body.items)


@api.route("GET", "/contracts/{name}", permission=Permission.CONTRACT_READ, media="application/json")
def read_contract(call: Call[None]) -> Reply:
    """Read the description of the API (`openapi`) or of its events (`asyncapi`), where the stage shows them."""
    from shared.contracts import described  # noqa: PLC0415 - a page of administrators, not of every cold start

    content = described.read(call.path["name"]) if settings().shows_contracts else None
    if content is None:
        raise NotFound
    return Reply(content=content)


def _read(parse: Callable[[str], object], text: str, pointer: str) -> str:
    try:
        return str(parse(text))
    except FormatError as error:
        raise refused_field(pointer, error.code) from None


def _doors(call: Call[object]) -> Doors:
    return Doors(store(), call.unit, call.now)


def _sign_in_token(call: Call[object]) -> str:
    return call.cookies.get(SIGN_IN_COOKIE, "")


def _log_refusal(call: Call[object], error: DomainError, *, what: str = "session.begin") -> None:
    """A refused sign-in is logged too (AUD-1), with nothing that tells a known name from an unknown one."""
    call.log_access("E", what, "unknown", outcome="refused", actor="unknown", reason=error.code)
    call.unit.commit()


def _progress(progress: Progress) -> PortalStepAnswer:
    phone = names = None
    if progress.phone:
        phone = RegistrationPhoneAnswer(
            ending=ending(progress.phone), is_from_file=progress.is_phone_from_file
        )
    if progress.names:
        own = progress.names
        names = NamesAnswer(initials=own.initials, first_name=own.first_name, last_name=own.last_name)
    return PortalStepAnswer(
        step=progress.step.value,
        terms_version=TERMS_VERSION,
        phone=phone,
        names=names,
        resend_at=progress.resend_at,
    )


def _code_sent(sent: CodeSent) -> Reply:
    phone = PhoneEndingAnswer(ending=sent.phone_ending)
    kept = _cookie(SIGN_IN_COOKIE, sent.token, int(SIGN_IN.total_seconds()))
    return Reply(PortalSignInAnswer(phone=phone, resend_at=sent.resend_at), cookies=(kept,))


def _next_step(step: NextStep) -> Reply:
    authenticator = None
    if step.secret and step.uri:
        import segno  # noqa: PLC0415 - only an enrolment draws a QR code

        image = segno.make(step.uri, error="m").svg_inline(scale=5, border=2, dark="#000", light="#fff")
        authenticator = AuthenticatorAnswer(secret=step.secret, uri=step.uri, qr_svg=image)
    answer = NextStepAnswer.model_validate({"step": step.step, "authenticator": authenticator})
    return Reply(answer, cookies=(_cookie(SIGN_IN_COOKIE, step.token, int(SIGN_IN.total_seconds())),))


def _signed_in(call: Call[Any], signed_in: SignedIn) -> Reply:
    call.log_access("E", "session.begin", signed_in.user.id, actor=signed_in.user.id)
    answer = _session(signed_in.user, signed_in.session, signed_in.token, call.language)
    kept = _cookie(SESSION_COOKIE, signed_in.token, int(ABSOLUTE.total_seconds()))
    return Reply(answer, cookies=(kept, _cookie(SIGN_IN_COOKIE, "", 0)))


def _cookie(name: str, value: str, seconds: int) -> str:
    return f"{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Strict"


def _session(user: User, session: Session, token: str, language: Language) -> SessionAnswer:
    return SessionAnswer(
        user=SessionUserAnswer(
            id=user.id, login_name=user.login_name, display_name=user.display_name, language=user.language
        ),
        groups=tuple(_group(groups()[key], language) for key in user.groups if key in groups()),
        permissions=tuple(sorted(permissions_of(user.groups) - _shut())),
        csrf_token=csrf_token(token),
        idle_expires_at=session.ends_at,
        expires_at=session.started_at + ABSOLUTE,
    )


def _shut() -> set[Permission]:
    """What nobody can do in this stage, whatever the group."""
    return set() if settings().shows_contracts else {Permission.CONTRACT_READ}


def _group(group: Group, language: Language) -> GroupAnswer:
    return GroupAnswer.model_validate(
        {
            "key": group.key,
            "name": group.name_nl if language == "nl" else group.name_en,
            "side": group.side,
            "needs_scopes": group.side != "platform",
        }
    )


def _user(user: User, call: Call[object]) -> UserAnswer:
    names = (
        "id",
        "version",
        "login_name",
        "first_name",
        "infix",
        "last_name",
        "display_name",
        "email",
        "phone",
    )
    shown = {
        name: getattr(user, name) for name in (*names, "language", "groups", "scopes", "last_signed_in_at")
    }
    return UserAnswer.model_validate(
        {**shown, "status": user.status.value, "allowed_actions": _allowed_actions(user, call)}
    )


def _allowed_actions(user: User, call: Call[object]) -> tuple[str, ...]:
    if user.id == call.principal.user_id:
        return ()
    actions = {
        "block": call.principal.may(Permission.ACCOUNT_BLOCK) and user.status is not Status.BLOCKED,
        "unblock": call.principal.may(Permission.ACCOUNT_BLOCK) and user.status is Status.BLOCKED,
        "invite": call.principal.may(Permission.ACCOUNT_CREATE) and user.status is Status.INVITED,
        "change-scopes": call.principal.may(Permission.ACCOUNT_AUTHORISE),
    }
    return tuple(name for name, is_allowed in actions.items() if is_allowed)
