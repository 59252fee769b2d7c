"""The sender of messages: one queue between the event and the provider."""

from functools import cache

from services.messaging.store import Store
from services.messaging.use_cases.deliver import deliver
from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.aws.transaction import Unit
from shared.contracts.messaging import MessageQueued

consumer = Consumer("messaging-deliver")
handler = consumer.handler


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@consumer.work("messaging", MessageQueued)
def send(event: MessageQueued, delivery: Delivery) -> None:
    """Hands a queued message to its provider."""
    first = delivery.unit

    def new_unit() -> Unit:
        return Unit(first.table, first.clock, first.ids, first.correlation_id)

    deliver(store(), new_unit, event.message_id)
