"""Accounts: inviting, activating, blocking, unblocking, and what part of the tree they see."""

from dataclasses import dataclass, replace
from datetime import timedelta

from services.identity.domain import hashing, password
from services.identity.domain.session import hashed
from services.identity.domain.user import (
    BRAND,
    INVITATION_HOURS,
    BlockReason,
    Credentials,
    Status,
    User,
    unblock,
)
from services.identity.gateways.links import seal_link_token
from services.identity.store import Link
from services.identity.use_cases.doors import Doors
from services.identity.use_cases.opening import close
from services.identity.use_cases.publish import tell_user_changed
from services.identity.use_cases.sign_in import NextStep, begin_second_step
from shared.contracts.identity import UserInvited
from shared.kernel.errors import (
    Conflict,
    FieldError,
    Forbidden,
    NotFound,
    Refused,
    StaleVersion,
    refused_field,
)
from shared.kernel.formats.login_name import proposed
from shared.kernel.permissions import groups
from shared.kernel.principal import ENVIRONMENT_NODE, MOST_SCOPES, Principal


@dataclass(frozen=True, slots=True)
class Invitation:
    """A new account as asked for. `login_name` is proposed from group and surname when absent."""

    first_name: str
    infix: str | None
    last_name: str
    login_name: str | None
    email: str
    phone: str | None
    language: str
    groups: tuple[str, ...]
    scopes: tuple[str, ...]


def invite_user(doors: Doors, principal: Principal, asked: Invitation) -> User:
    """A new account, and the mail with its first link.

    Raises:
        Refused: an unknown group, or scopes missing or too many.
        Forbidden: rights that the caller does not hold (ADM-2).
        Conflict: the login name is taken.
    """
    _check_groups(principal, asked.groups)
    _check_scopes(principal, asked.groups, asked.scopes)
    user = User(
        id=doors.unit.ids(),
        version=1,
        login_name=asked.login_name or proposed(BRAND, groups()[asked.groups[0]].name_en, asked.last_name),
        first_name=asked.first_name,
        infix=asked.infix,
        last_name=asked.last_name,
        email=asked.email,
        phone=asked.phone,
        phone_proof="administrator" if asked.phone else "none",
        language="en" if asked.language == "en" else "nl",
        groups=asked.groups,
        scopes=asked.scopes,
        status=Status.INVITED,
    )
    credentials = _with_new_link(doors, user, Credentials(user.id, is_open=True))
    doors.store.add_user(doors.unit, user, credentials)
    tell_user_changed(doors.unit, user)
    return user


def invite_again(doors: Doors, user_id: str) -> User:
    """A new link for who never signed in; the old one dies.

    Raises:
        NotFound: no such account.
        Conflict: the user signed in before.
    """
    user = _found(doors, user_id)
    if user.status is not Status.INVITED:
        raise Conflict("already-signed-in-once")
    credentials = _with_new_link(doors, user, doors.store.credentials(user.id))
    doors.store.save_credentials(doors.unit, credentials)
    return user


def activate(doors: Doors, token: str, new_password: str) -> NextStep:
    """The first sign-in by link: sets the password and goes on to the second factor (LSM-9).

    Raises:
        NotFound: unknown, used, late or replaced link: one answer.
        Refused: the password breaks a rule; the link lives on.
    """
    link = doors.store.link(hashed(token))
    if link is None or doors.now >= link.expires_at:
        raise NotFound("link-invalid")
    user, credentials = _found(doors, link.user_id), doors.store.credentials(link.user_id)
    if credentials.invitation != link.id or not credentials.is_open:
        raise NotFound("link-invalid")
    faults = password.faults(
        new_password, context=_context_words(user), is_administrator=user.is_administrator
    )
    if faults:
        raise Refused("invalid", fields=faults)
    opened = replace(credentials, password_hash=hashing.hash_of(new_password), invitation=None)
    doors.store.spend_link(doors.unit, link, NotFound("link-invalid"))
    doors.store.save_credentials(doors.unit, opened)
    return begin_second_step(doors, opened, user.login_name)


def block_user(doors: Doors, principal: Principal, user_id: str, version: int) -> User:
    """The account closed and its sessions ended, at once.

    Raises:
        NotFound, StaleVersion: no such account, or changed since.
        Conflict: blocked already, or the caller's own.
    """
    user = _editable(doors, principal, user_id, version)
    return close(doors.store, doors.unit, user, doors.store.credentials(user.id), BlockReason.ADMINISTRATOR)


def unblock_user(doors: Doors, principal: Principal, user_id: str, version: int) -> User:
    """The account open again, its wrong tries forgotten (F18).

    Raises:
        NotFound, StaleVersion: no such account, or changed since.
        Conflict: not blocked, or the caller's own.
    """
    user = unblock(_editable(doors, principal, user_id, version))
    credentials = doors.store.credentials(user.id)
    doors.store.save_user(doors.unit, user)
    doors.store.save_credentials(
        doors.unit, replace(credentials, is_open=True, wrong_passwords=0, wrong_codes=0)
    )
    tell_user_changed(doors.unit, user)
    return user


def change_scopes(
    doors: Doors, principal: Principal, user_id: str, version: int, scopes: tuple[str, ...]
) -> User:
    """What part of the organisation tree the account sees, from the next request on.

    Raises:
        NotFound, StaleVersion: no such account (or one of the portal), or changed since.
        Refused, Forbidden: none, too many, or outside the caller's own.
        Conflict: the caller's own account.
    """
    user = _editable(doors, principal, user_id, version)
    if user.is_portal:
        raise NotFound  # it sees its one employee, for ever
    _check_scopes(principal, user.groups, scopes)
    changed = replace(user, version=user.version + 1, scopes=scopes)
    doors.store.save_user(doors.unit, changed)
    tell_user_changed(doors.unit, changed)
    return changed


def _with_new_link(doors: Doors, user: User, credentials: Credentials) -> Credentials:
    token = doors.new_token()
    link = Link(hashed(token), user.id, doors.now + timedelta(hours=INVITATION_HOURS))
    doors.store.add_link(doors.unit, link)
    doors.unit.record(
        UserInvited(
            user_id=user.id,
            email=user.email,
            language=user.language,
            token_ciphertext=seal_link_token(user.id, token),
            valid_hours=INVITATION_HOURS,
        )
    )
    return replace(credentials, invitation=link.id)


def _found(doors: Doors, user_id: str) -> User:
    user = doors.store.user(user_id, consistent=True)
    if user is None:
        raise NotFound
    return user


def _editable(doors: Doors, principal: Principal, user_id: str, version: int) -> User:
    if principal.user_id == user_id:
        raise Conflict("own-account")
    user = _found(doors, user_id)
    if user.version != version:
        raise StaleVersion
    return user


def _check_groups(principal: Principal, asked: tuple[str, ...]) -> None:
    unknown = [n for n, key in enumerate(asked) if key not in groups() or groups()[key].side == "portal"]
    if unknown:
        raise Refused("invalid", fields=tuple(FieldError(f"/groups/{n}", "unknown-group") for n in unknown))
    for_platform = any(groups()[key].side == "platform" for key in asked)
    if for_platform and "super_administrator" not in principal.groups:
        raise Forbidden("right-not-held")


def _check_scopes(principal: Principal, keys: tuple[str, ...], scopes: tuple[str, ...]) -> None:
    needed = any(groups()[key].side != "platform" for key in keys)
    if needed and not scopes:
        raise refused_field("/scopes", "scope-needed")
    if len(scopes) > MOST_SCOPES:
        raise refused_field("/scopes", "too-many-scopes", most=MOST_SCOPES)
    if ENVIRONMENT_NODE not in principal.scopes and not principal.scopes.issuperset(scopes):
        raise Forbidden("right-not-held")


def _context_words(user: User) -> tuple[str, ...]:
    return (*user.login_name.split("."), user.first_name, user.last_name, user.email.partition("@")[0])
