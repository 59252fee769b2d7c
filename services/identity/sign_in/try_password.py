"""The password, the first step of every sign-in."""

from dataclasses import replace

from services.identity.accounts.rows import Accounts
from services.identity.domain import hashing
from services.identity.domain.user import BlockReason, Credentials, block
from services.identity.sign_in.rows import Secrets
from services.identity.sign_in.rules import MOST_WRONG_PASSWORDS
from shared.aws.context import Context
from shared.aws.transaction import Unit
from shared.kernel.errors import Conflict, NotSignedIn, StaleVersion


def try_password(context: Context, user_id: str | None, password: str) -> Credentials:
    """The secrets of the account that this password opens, staged with its wrong tries forgotten.

    Every wrong way costs one argon2 run and gives one answer (ENU-1).

    Raises:
        NotSignedIn: unknown, wrong, blocked: the caller is not told which.
    """
    secrets = Secrets(context.table)
    credentials = secrets.try_password(user_id) if user_id else None
    is_right = hashing.matches(password, credentials.password_hash if credentials else None)
    if credentials is None or not is_right:
        if credentials and credentials.wrong_passwords >= MOST_WRONG_PASSWORDS:
            _block(context, credentials)
        raise NotSignedIn("login-failed")
    fresh = replace(credentials, wrong_passwords=0, password_hash=_current_hash(credentials, password))
    secrets.save(context.unit, fresh)
    return fresh


def _current_hash(credentials: Credentials, password: str) -> str | None:
    stored = credentials.password_hash
    return hashing.hash_of(password) if stored and hashing.is_outdated(stored) else stored


def _block(context: Context, credentials: Credentials) -> None:
    """Closes the account at once, in a unit of its own: the request itself ends in a refusal."""
    accounts = Accounts(context.table)
    user = accounts.find(credentials.user_id, consistent=True)
    if user is None:
        return
    own = context.unit
    unit = Unit(own.table, own.clock, own.ids, own.correlation_id)
    try:
        accounts.save_blocked(unit, block(user, BlockReason.WRONG_PASSWORDS))
        Secrets(context.table).save(unit, replace(credentials, is_open=False))
        unit.commit()
    except (Conflict, StaleVersion):
        return  # somebody closed or changed it at this very moment; the counter still refuses
