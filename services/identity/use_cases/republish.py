"""Telling every account again: fills a new or rebuilt consumer, and is harmless to repeat."""

from collections.abc import Callable

from services.identity.store import Store
from services.identity.use_cases.publish import tell_user_changed
from shared.aws.transaction import Unit

_PAGE = 50


def republish_users(store: Store, new_unit: Callable[[], Unit]) -> int:
    """Writes each account's state to the outbox, a page a transaction; gives their number."""
    number, after = 0, None
    while True:
        users, after = store.users(limit=_PAGE, after=after)
        unit = new_unit()
        for user in users:
            tell_user_changed(unit, user)
        unit.commit()
        number += len(users)
        if after is None:
            return number
