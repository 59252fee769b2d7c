"""Keeping the copy of an account: whom it names, and under which nodes it is found as a recipient."""

from collections.abc import Callable

from services.messaging.domain.people import Account
from services.messaging.store import Store
from shared.aws.transaction import Unit


def keep_account(store: Store, new_unit: Callable[[], Unit], account: Account) -> None:
    """Keeps an account unless a newer one is here. What names it under nodes it lost goes after it.

    A row left behind by a crash in between harms nobody: the copy says what an account sees.

    Raises:
        Raced: another version came in between; the consumer runs this again.
    """
    last = store.kept_account(account.id)
    if last.version > account.version:
        return
    unit = new_unit()
    store.keep_account(unit, account, last)
    if account.person_id and _holds_the_place(store, account, account.person_id):
        store.keep_portal(unit, account)
    unit.commit()
    if lost := last.nodes - account.listed_nodes:
        after = new_unit()
        store.drop_nodes(after, account, lost)
        after.commit()


def _holds_the_place(store: Store, account: Account, person_id: str) -> bool:
    """A blocked portal account does not take the place of another one of the same employee."""
    if account.is_open:
        return True
    last = store.portal_of(person_id)
    return last is None or last.id == account.id
