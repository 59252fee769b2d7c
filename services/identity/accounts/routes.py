"""Routes of accounts."""

from collections.abc import Callable

from services.identity.accounts import change, invite
from services.identity.accounts.rows import Accounts
from services.identity.accounts.rules import NewAccount
from services.identity.accounts.schemas import BlockRequest, InviteRequest, ScopesRequest, UserAnswer
from services.identity.accounts.views import user_answer
from shared.http.call import Call
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.routes import Area
from shared.http.schema import EmptyRequest, Listing
from shared.kernel.errors import NotFound, refused_field
from shared.kernel.formats import FormatError
from shared.kernel.formats.email import Email
from shared.kernel.formats.phone import Phone
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "GET", "/users", permission=Permission.ACCOUNT_READ, answer=Listing[UserAnswer], query=("cursor", "limit")
)
def list_users(call: Call[None]) -> Listing[UserAnswer]:
    """List accounts by surname."""
    user_id = call.principal.user_id
    after = from_cursor(call.query.get("cursor"), user_id=user_id, query="users")
    users, last = Accounts(call.context.table).page(limit=limit_of(call.query.get("limit")), after=after)
    call.log_access("R", "user.list", "users")
    return Listing(
        items=tuple(user_answer(each, call.principal) for each in users),
        next=to_cursor(last, user_id=user_id, query="users"),
    )


@area.route(
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
    user = invite.invite_user(call.context, _new_account(call.body))
    call.log_access("C", "user", user.id)
    return user_answer(user, call.principal)


@area.route("GET", "/users/{user_id}", permission=Permission.ACCOUNT_READ, answer=UserAnswer)
def read_user(call: Call[None]) -> UserAnswer:
    """Read an account."""
    user = Accounts(call.context.table).find(call.path["user_id"])
    if user is None:
        raise NotFound
    call.log_access("R", "user", user.id)
    return user_answer(user, call.principal)


@area.route(
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
    user = change.block_user(call.context, call.path["user_id"], call.version)
    call.log_access("U", "user.block", user.id, reason=call.body.reason)
    return user_answer(user, call.principal)


@area.route(
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
    user = change.unblock_user(call.context, call.path["user_id"], call.version)
    call.log_access("U", "user.unblock", user.id)
    return user_answer(user, call.principal)


@area.route(
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
    user = invite.invite_again(call.context, call.path["user_id"])
    call.log_access("U", "user.invitation", user.id)
    return user_answer(user, call.principal)


@area.route(
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
    user = change.change_scopes(call.context, call.path["user_id"], call.version, tuple(call.body.scopes))
    call.log_access("U", "user.scopes", user.id)
    return user_answer(user, call.principal)


def _new_account(body: InviteRequest) -> NewAccount:
    return NewAccount(
        first_name=body.first_name,
        infix=body.infix,
        last_name=body.last_name,
        login_name=body.login_name,
        email=_parsed(Email.parse, body.email, "email"),
        phone=_parsed(Phone.parse, body.phone, "phone") if body.phone else None,
        language=body.language,
        groups=tuple(body.groups),
        scopes=tuple(body.scopes),
    )


def _parsed(parse: Callable[[str], object], text: str, field: str) -> str:
    try:
        return str(parse(text))
    except FormatError as error:
        raise refused_field(field, error.code) from None
