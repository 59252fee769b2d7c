"""Keeping the copy of an account: whom it names, and under which nodes it is found as a recipient."""

from collections.abc import Callable

from services.messaging.domain.people import listed_nodes
from services.messaging.recipients.rows import PeopleRows
from shared.aws.transaction import Unit
from shared.kernel.copies import UserCopy


def keep_user(new_unit: Callable[[], Unit], user: UserCopy) -> None:
    """Keeps an account unless a newer one is here. What names it under nodes it lost goes after it.

    A row left behind by a crash in between harms nobody: the copy says what an account sees.

    Raises:
        Raced: another version came in between; the consumer runs this again.
    """
    unit = new_unit()
    rows = PeopleRows(unit.table)
    last = rows.kept_user(user.id)
    if last.version > user.version:
        return
    rows.keep_user(unit, user, last)
    if user.person_id and _holds_the_place(rows, user, user.person_id):
        rows.keep_portal(unit, user)
    unit.commit()
    if lost := last.nodes - listed_nodes(user):
        after = new_unit()
        rows.drop_nodes(after, user, lost)
        after.commit()


def _holds_the_place(rows: PeopleRows, user: UserCopy, person_id: str) -> bool:
    """A blocked portal account does not take the place of another one of the same employee."""
    if user.is_open:
        return True
    last = rows.portal_of(person_id)
    return last is None or last.id == user.id
