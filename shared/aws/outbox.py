"""The outbox: an event's row, written with the change, under one of eight keys that the sweeper reads."""

from datetime import datetime

import orjson

from shared.aws.serde import Item
from shared.contracts.envelope import EventData, envelope
from shared.kernel.clock import to_text

SHARDS = 8
PREFIX = "OUTBOX#"


def outbox_row(event: EventData, *, event_id: str, at: datetime, correlation_id: str) -> Item:
    """The row that carries `event` to the relay: key by shard, in order of its UUIDv7."""
    content = envelope(event, event_id=event_id, at=at, correlation_id=correlation_id)
    return {
        "pk": f"{PREFIX}{int(event_id[-4:], 16) % SHARDS}",
        "sk": event_id,
        "detail_type": event.name,
        "detail": orjson.dumps(content).decode(),
        "written_at": to_text(at),
        "tries": 0,
    }
