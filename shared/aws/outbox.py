"""The outbox: an event's row, written with the change, under one of eight keys that the sweeper reads."""

from datetime import datetime

import orjson

from shared.aws.serde import Item
from shared.contracts.envelope import MOST_BYTES, EventData, envelope
from shared.kernel.clock import to_text

SHARDS = 8
PREFIX = "OUTBOX#"


def outbox_key(event_id: str) -> str:
    """The partition in which an event's row waits."""
    return f"{PREFIX}{int(event_id[-4:], 16) % SHARDS}"


def outbox_row(event: EventData, *, event_id: str, at: datetime, correlation_id: str) -> Item:
    """The row that carries `event` to the relay: key by shard, in order of its UUIDv7.

    Raises:
        ValueError: the event is larger than the bus is sure to take; what it tells of is not done either.
    """
    content = orjson.dumps(envelope(event, event_id=event_id, at=at, correlation_id=correlation_id))
    if len(content) > MOST_BYTES:
        raise ValueError(f"{event.name} has {len(content)} bytes, more than {MOST_BYTES}")
    return {
        "pk": outbox_key(event_id),
        "sk": event_id,
        "detail_type": event.name,
        "detail": content.decode(),
        "written_at": to_text(at),
        "tries": 0,
    }
