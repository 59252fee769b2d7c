"""Collects the access lines of every service into the log (NEN 7513)."""

from functools import cache

from services.audit.store import Log
from services.audit.use_cases.collect import collect
from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.aws.transaction import Unit
from shared.contracts.access import AccessRecorded

consumer = Consumer("audit-collect")
handler = consumer.handler

PRODUCERS = ("identity", "organisation", "trajects", "documents", "messaging", "statistics", "audit")


@cache
def table() -> Table:
    """The table of the log."""
    return Table(settings().log_table_name)


def add(event: AccessRecorded, delivery: Delivery) -> None:
    """Adds a line; a second delivery changes nothing."""
    unit = delivery.unit

    def new_unit() -> Unit:
        return Unit(table(), unit.clock, unit.ids, unit.correlation_id)

    content = event.model_dump(mode="json") | {"correlation_id": unit.correlation_id}
    collect(Log(table()), new_unit, event_id=delivery.event_id, at=delivery.at, content=content)


for _producer in PRODUCERS:
    consumer.work(_producer, AccessRecorded)(add)
