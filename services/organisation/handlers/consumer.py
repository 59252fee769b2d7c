"""What organisation takes from the others: accounts, to choose case managers and line managers from."""

from functools import cache

from services.organisation.domain.office import Colleague
from services.organisation.store import Store
from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.contracts.identity import UserChanged
from shared.kernel.permissions import groups

consumer = Consumer("organisation")
handler = consumer.handler


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@consumer.copy("identity", UserChanged)
def keep_colleague(event: UserChanged, delivery: Delivery) -> None:
    """Keeps the copy of an account; an employee in the message portal is nobody's colleague here."""
    if event.person_id:
        return
    colleague = Colleague(event.user_id, event.display_name, event.groups, is_open=event.status != "blocked")
    is_case_manager = any("CM" in groups()[key].executes for key in event.groups if key in groups())
    store().keep_colleague(delivery.unit, colleague, event.aggregate_version, is_case_manager=is_case_manager)
