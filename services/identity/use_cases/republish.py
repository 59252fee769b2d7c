"""Telling every account again: fills a new or rebuilt consumer, and is harmless to repeat."""

from collections.abc import Callable
from typing import Protocol

from services.identity.domain.user import User
from services.identity.store import Store
from services.identity.use_cases.publish import tell_user_changed
from shared.aws.faults import Point, passing
from shared.aws.serde import Item
from shared.aws.transaction import Unit

_PAGE = 50


class Pages(Protocol):
    """A list of accounts, read a page at a time."""

    def __call__(self, *, limit: int, after: Item | None) -> tuple[list[User], Item | None]:
        """The next page."""


def republish_users(store: Store, new_unit: Callable[[], Unit]) -> int:
    """Writes the state of each account, the portal's too, to the outbox; gives their number."""
    return sum(_republish(page, new_unit) for page in (store.users, store.portal_users))


def _republish(page: Pages, new_unit: Callable[[], Unit]) -> int:
    """A page a transaction."""
    number, after = 0, None
    while True:
        users, after = page(limit=_PAGE, after=after)
        unit = new_unit()
        for user in users:
            tell_user_changed(unit, user)
        unit.commit()
        number += len(users)
        passing(Point.BETWEEN_PAGES)
        if after is None:
            return number
