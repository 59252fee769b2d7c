"""What choices do on events: accounts are kept, to choose case managers and line managers from."""

from services.organisation.choices.rows import UserRows
from shared.aws.consumer import Delivery
from shared.contracts.copying import user_of
from shared.contracts.identity import UserChanged
from shared.kernel.permissions import groups


def keep_user(event: UserChanged, delivery: Delivery) -> None:
    """Keeps the copy of an account; an employee in the message portal can be chosen for nothing."""
    if event.person_id:
        return
    user = user_of(event, "organisation")
    is_case_manager = any("CM" in groups()[key].executes for key in event.groups if key in groups())
    rows = UserRows(delivery.unit.table)
    rows.keep(delivery.unit, user, is_case_manager=is_case_manager and user.is_open)
