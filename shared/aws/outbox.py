"""The outbox: the events of one change, in a row written with it, under one of eight keys that the sweeper reads.

A transaction costs by the kilobyte of each row, twice; so what one change tells shares a row, and is packed.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from shared.aws.serde import Item
from shared.contracts.envelope import MOST_BYTES, EventData, envelope
from shared.kernel.clock import to_text

SHARDS = 8
PREFIX = "OUTBOX#"

MOST_EVENTS = 10
"""Events of a row, and of one PutEvents: a row never needs two."""

MOST_CONTENT = 200_000
"""Bytes of a row's events before they are packed; PutEvents takes 256 KiB with names and all, an item 400 KB."""

_LEVEL = 6  # twice as quick as 9, and within a hundredth as small


_IN_COMMON = (
    b'"dossierId":"","trajectId":"","employeeId":"","employerId":"","key":"","doneOn":"","how":"by_system",'
    b'"due":"","role":"LM","executorUserId":null,"executorContactId":null,"added":[],"moved":[],"cancelled":[],'
    b'"aggregateVersion":1,"protocol":"absence_standard","start":"","end":null,"endReason":null,"spells":[{'
    b'"spellId":"","employmentId":"","firstSickDay":"","recovery":null,"percentages":[{"start":"","percent":100}]}],'
    b'"leaveStart":null,"leaveEnd":null}},{"id":"01","name":"AccessRecorded","version":1,"at":"20","correlationId":'
    b'"01","data":{"action":"R","outcome":"done","what":"","objectId":"","person":"","actor":"","actorGroups":['
    b'"case_manager"],"onBehalfOf":null,"rule":"trajects:","accessPoint":"","reason":"","isMedical":false}}]'
)
"""What events have in common: zlib's dictionary (RFC 1950, 2.2), a third off a row.

A row is read with the dictionary that it was written with: a new one stands beside this one, never in its place.
"""


class UnreadableError(Exception):
    """An outbox row whose events cannot be read."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event of a change that is about to be written.

    Attributes:
        content: its envelope as JSON.
    """

    event_id: str
    content: bytes


def outbox_key(event_id: str) -> str:
    """The partition in which a row waits, by the id of its first event."""
    return f"{PREFIX}{int(event_id[-4:], 16) % SHARDS}"


def recorded(event: EventData, *, event_id: str, at: datetime, correlation_id: str) -> Recorded:
    """`event` with its envelope around it.

    Raises:
        ValueError: the event is larger than the bus is sure to take; what it tells of is not done either.
    """
    content = orjson.dumps(envelope(event, event_id=event_id, at=at, correlation_id=correlation_id))
    if len(content) > MOST_BYTES:
        raise ValueError(f"{event.name} has {len(content)} bytes, more than {MOST_BYTES}")
    return Recorded(event_id, content)


def outbox_rows(events: Iterable[Recorded], at: datetime) -> Iterator[Item]:
    """The rows that carry the events of one change to the relay: key by shard, in order of their UUIDv7."""
    for events_of_row in _filled(events):
        first = events_of_row[0].event_id
        yield {
            "pk": outbox_key(first),
            "sk": first,
            "events": packed(each.content for each in events_of_row),
            "written_at": to_text(at),
            "tries": 0,
        }


def packed(contents: Iterable[bytes]) -> bytes:
    """What a row holds of envelopes as JSON."""
    packer = zlib.compressobj(_LEVEL, zdict=_IN_COMMON)
    return packer.compress(b"[%b]" % b",".join(contents)) + packer.flush()


def events_in(row: Item) -> list[dict[str, Any]]:
    """The envelopes in an outbox row, in the order in which they were recorded.

    Raises:
        UnreadableError: the row holds no such thing.
    """
    try:
        events: list[dict[str, Any]] = orjson.loads(
            zlib.decompressobj(zdict=_IN_COMMON).decompress(row["events"])
        )
    except (KeyError, ValueError, zlib.error) as error:
        raise UnreadableError(row.get("sk")) from error
    return events


def _filled(events: Iterable[Recorded]) -> Iterator[list[Recorded]]:
    full: list[Recorded] = []
    size = 0
    for event in events:
        if full and (len(full) == MOST_EVENTS or size + len(event.content) > MOST_CONTENT):
            yield full
            full, size = [], 0
        full.append(event)
        size += len(event.content)
    if full:
        yield full
