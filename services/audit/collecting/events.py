"""What collecting does on an event: it adds the line."""

from services.audit.collecting.collect import collect
from services.audit.collecting.rows import access_log
from shared.aws.consumer import Delivery
from shared.aws.transaction import Unit
from shared.contracts.access import AccessRecorded


def add_line(event: AccessRecorded, delivery: Delivery) -> None:
    """Adds a line; a second delivery changes nothing."""
    log, unit = access_log(), delivery.unit

    def new_unit() -> Unit:
        return Unit(log.table, unit.clock, unit.ids, unit.correlation_id)

    content = event.model_dump(mode="json") | {"correlation_id": unit.correlation_id}
    collect(log, new_unit, event_id=delivery.event_id, at=delivery.at, content=content)
