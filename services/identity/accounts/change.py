"""Blocking and unblocking accounts, and what part of the tree they see. Nobody does so to their own."""

from dataclasses import replace

from services.identity.accounts.rows import Accounts
from services.identity.accounts.rules import check_scopes
from services.identity.domain.user import BlockReason, User, block, unblock
from services.identity.sign_in.rows import Secrets
from shared.aws.context import Context
from shared.kernel.errors import Conflict, NotFound, StaleVersion


def block_user(context: Context, user_id: str, version: int) -> User:
    """The account closed and its sessions ended, at once.

    Raises:
        NotFound, StaleVersion: no such account, or changed since.
        Conflict: blocked already, or the caller's own.
    """
    user = _editable(context, user_id, version)
    secrets = Secrets(context.table)
    credentials = secrets.of(user.id)
    blocked = block(user, BlockReason.ADMINISTRATOR)
    Accounts(context.table).save_blocked(context.unit, blocked)
    secrets.save(context.unit, replace(credentials, is_open=False))
    return blocked


def unblock_user(context: Context, user_id: str, version: int) -> User:
    """The account open again, its wrong tries forgotten (F18).

    Raises:
        NotFound, StaleVersion: no such account, or changed since.
        Conflict: not blocked, or the caller's own.
    """
    user = unblock(_editable(context, user_id, version))
    secrets = Secrets(context.table)
    opened = replace(secrets.of(user.id), is_open=True, wrong_passwords=0, wrong_codes=0)
    Accounts(context.table).save(context.unit, user)
    secrets.save(context.unit, opened)
    return user


def change_scopes(context: Context, user_id: str, version: int, scopes: tuple[str, ...]) -> User:
    """What part of the organisation tree the account sees, from the next request on.

    Raises:
        NotFound, StaleVersion: no such account (or one of the portal), or changed since.
        Refused, Forbidden: none, too many, or outside the caller's own.
        Conflict: the caller's own account.
    """
    user = _editable(context, user_id, version)
    if user.is_portal:
        raise NotFound  # it sees its one employee, for ever
    check_scopes(context.principal, user.groups, scopes)
    changed = replace(user, version=user.version + 1, scopes=scopes)
    Accounts(context.table).save(context.unit, changed)
    return changed


def _editable(context: Context, user_id: str, version: int) -> User:
    if context.principal.user_id == user_id:
        raise Conflict("own-account")
    user = Accounts(context.table).find(user_id, consistent=True)
    if user is None:
        raise NotFound
    if user.version != version:
        raise StaleVersion
    return user
