"""Telling every account again: fills a new or rebuilt consumer, and is harmless to repeat."""

from collections.abc import Callable
from typing import Protocol

from services.identity.accounts.rows import Accounts, user_changed
from services.identity.domain.user import User
from shared.aws.dynamo import Table
from shared.aws.faults import Point, passing
from shared.aws.serde import Item
from shared.aws.transaction import Unit

_PAGE = 50


class Pages(Protocol):
    """A list of accounts, read a page at a time."""

    def __call__(self, *, limit: int, after: Item | None) -> tuple[list[User], Item | None]:
        """The next page."""


def republish_users(table: Table, new_unit: Callable[[], Unit]) -> int:
    """Writes the state of each account, the portal's too, to the outbox; gives their number."""
    accounts = Accounts(table)
    return sum(_republish(page, new_unit) for page in (accounts.page, accounts.portal_page))


def _republish(page: Pages, new_unit: Callable[[], Unit]) -> int:
    """A page a transaction."""
    number, after = 0, None
    while True:
        users, after = page(limit=_PAGE, after=after)
        unit = new_unit()
        for user in users:
            unit.record(user_changed(user))
        unit.commit()
        number += len(users)
        passing(Point.BETWEEN_PAGES)
        if after is None:
            return number
