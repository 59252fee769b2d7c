"""The relay publishes outbox rows; the sweeper is its guarantee.

    stream ──► relay ──► bus        the quick way: rows as they are written; never fails its batch
    minute ──► sweep ──► bus        the guarantee: what is still there after 30 s; counts tries; parks poison

A row is deleted once it is published. Twice published is harmless: consumers are idempotent.
A try counts only when the bus refused an event of the row: a bus that is away, or throttles, parks nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, auto
from itertools import islice
from typing import Any

import orjson
from botocore.exceptions import BotoCoreError, ClientError

from shared.aws.clients import client
from shared.aws.dynamo import Range, Table
from shared.aws.faults import Point, passing
from shared.aws.observability import count, logger
from shared.aws.outbox import MOST_CONTENT, MOST_EVENTS, PREFIX, SHARDS, UnreadableError, events_in, packed
from shared.aws.serde import Item, from_item, to_item
from shared.aws.settings import settings
from shared.kernel.clock import to_text

GRACE = timedelta(seconds=30)
"""How old a row must be before the sweeper takes it for missed."""

MOST_TRIES = 10
"""Tries of the sweeper before a row is parked, with an alarm."""

PARKED = "PARKED"

_PAGE = 100
_MOST_PAGES = 3  # of a shard in one sweep, so that it ends within the function's time; the next one goes on
_NOT_THE_EVENT = frozenset(
    {
        "InternalFailure",
        "InternalException",
        "InternalServerError",
        "ServiceUnavailable",
        "ThrottlingException",
        "Throttling",
        "TooManyRequestsException",
    }
)
"""What the bus says when it is away or busy; it would say the same of any event."""


class _Answer(Enum):
    """What the bus said of one event."""

    TAKEN = auto()
    REFUSED = auto()
    AWAY = auto()


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A row, and its events as the bus takes them."""

    row: Item
    entries: list[dict[str, str]]


@dataclass(slots=True)
class Outcome:
    """What became of rows that were offered to the bus; those neither deleted nor refused wait for the next sweep.

    A row is refused when the bus refused any of its events, or when it cannot be read; it holds no more what was taken.

    Attributes:
        events: how many the bus took.
    """

    refused: list[Item] = field(default_factory=list)
    events: int = 0
    is_away: bool = False


def handler(event: dict[str, Any], _context: object) -> dict[str, int]:
    """Entry of the relay function: stream records, or the schedule's `{"sweep": true}`."""
    table = Table(settings().table_name)
    if event.get("sweep"):
        return sweep(table)
    rows = [from_item(record["dynamodb"]["NewImage"]) for record in event["Records"] if _is_outbox(record)]
    published = relay(table, rows).events
    logger().info("relayed", extra={"rows": len(rows), "published": published})
    return {"published": published}


def relay(table: Table, rows: Iterable[Item]) -> Outcome:
    """Publishes `rows` and deletes those of which the bus took all; the others stay for the sweeper."""
    outcome = Outcome()
    for batch in _batches(_readable(rows, outcome)):
        answers = _offer([entry for loaded in batch for entry in loaded.entries])
        of_rows = iter(answers)
        for loaded in batch:
            _conclude(table, loaded, list(islice(of_rows, len(loaded.entries))), outcome)
        if all(answer is _Answer.AWAY for answer in answers):
            outcome.is_away = True
            break
    return outcome


def sweep(table: Table) -> dict[str, int]:
    """Publishes what the relay missed; parks what was refused `MOST_TRIES` times."""
    before = to_text(settings().clock()() - GRACE)
    found = published = 0
    for shard in range(SHARDS):
        for rows in _left_in(table, shard, before):
            outcome = relay(table, rows)
            for row in outcome.refused:
                _count_try(table, row)
            found += len(rows)
            published += outcome.events
            if outcome.is_away:
                break
    logger().info("swept", extra={"found": found, "published": published})
    return {"found": found, "published": published}


def _is_outbox(record: dict[str, Any]) -> bool:
    key: str = record["dynamodb"]["Keys"]["pk"]["S"]
    return record["eventName"] == "INSERT" and key.startswith(PREFIX)


def _left_in(table: Table, shard: int, before: str) -> Iterator[list[Item]]:
    """What is older than `before`, oldest first, a page at a time: poison at the head holds nobody up."""
    after = None
    for _ in range(_MOST_PAGES):
        page = table.query(Range(f"{PREFIX}{shard}"), limit=_PAGE, after=after, consistent=True)
        rows = [row for row in page.items if row["written_at"] <= before]
        if rows:
            yield rows
        if page.last is None or len(rows) < len(page.items):
            return
        after = page.last


def _readable(rows: Iterable[Item], outcome: Outcome) -> Iterator[_Loaded]:
    """The rows with their events; one that cannot be read counts as refused, and holds nobody up."""
    for row in rows:
        try:
            yield _Loaded(row, [_entry(event) for event in events_in(row)])
        except UnreadableError:
            logger().exception("outbox row cannot be read", extra={"event_id": row["sk"]})
            outcome.refused.append(row)


def _batches(rows: Iterable[_Loaded]) -> Iterator[list[_Loaded]]:
    """The rows in order, as many at a time as one PutEvents takes."""
    batch: list[_Loaded] = []
    number = size = 0
    for loaded in rows:
        content = sum(len(entry["Detail"].encode()) for entry in loaded.entries)
        if batch and (number + len(loaded.entries) > MOST_EVENTS or size + content > MOST_CONTENT):
            yield batch
            batch, number, size = [], 0, 0
        batch.append(loaded)
        number += len(loaded.entries)
        size += content
    if batch:
        yield batch


def _offer(entries: list[dict[str, str]]) -> list[_Answer]:
    """What the bus says of each entry."""
    passing(Point.BEFORE_PUBLISH)
    try:
        answers = client("events").put_events(Entries=entries)["Entries"]
    except BotoCoreError:
        logger().exception("bus is away", extra={"events": len(entries)})
        return [_Answer.AWAY] * len(entries)
    except ClientError as error:
        logger().exception("bus refused a batch", extra={"events": len(entries)})
        return _after_refusal(entries, error.response["Error"]["Code"])
    passing(Point.AFTER_PUBLISH)
    if len(answers) != len(entries):
        return [_Answer.AWAY] * len(entries)
    return [_Answer.TAKEN if "EventId" in each else _refusal(each.get("ErrorCode", "")) for each in answers]


def _after_refusal(entries: list[dict[str, str]], code: str) -> list[_Answer]:
    """A whole batch was refused: one poison event does it, so each is offered alone and answers for itself."""
    if len(entries) == 1 or code in _NOT_THE_EVENT:
        return [_refusal(code)] * len(entries)
    return [answer for entry in entries for answer in _offer([entry])]


def _refusal(code: str) -> _Answer:
    return _Answer.AWAY if code in {"", *_NOT_THE_EVENT} else _Answer.REFUSED


def _entry(event: dict[str, Any]) -> dict[str, str]:
    return {
        "EventBusName": settings().bus_name,
        "Source": f"poortwachter.{settings().service}",
        "DetailType": event["name"],
        "Detail": orjson.dumps(event).decode(),
    }


def _conclude(table: Table, loaded: _Loaded, answers: list[_Answer], outcome: Outcome) -> None:
    """Deletes a row if the bus took all of it; notes what became of it."""
    row = loaded.row
    outcome.events += answers.count(_Answer.TAKEN)
    if _Answer.REFUSED in answers:
        told = zip(loaded.entries, answers, strict=True)
        left = [entry["Detail"].encode() for entry, answer in told if answer is not _Answer.TAKEN]
        outcome.refused.append({**row, "events": packed(left)})
    elif _Answer.AWAY not in answers:
        _delete(table, row)


def _delete(table: Table, row: Item) -> None:
    """Deletes a published row; one that cannot be deleted now is published again by the sweeper."""
    try:
        client("dynamodb").delete_item(TableName=table.name, Key=_key(row))
    except (BotoCoreError, ClientError):
        logger().exception("published row still stands", extra={"event_id": row["sk"]})
    passing(Point.AFTER_ROW_DELETED)


def _count_try(table: Table, row: Item) -> None:
    """Counts a try of a row, or parks it; one that another run published meanwhile is left alone."""
    passing(Point.BEFORE_TRY_COUNTED)
    try:
        if row["tries"] + 1 < MOST_TRIES:
            _note_try(table, row)
        else:
            _park(table, row)
    except ClientError as error:
        logger().warning("try not counted", extra={"code": error.response["Error"]["Code"]})


def _note_try(table: Table, row: Item) -> None:
    held = {name: row[name] for name in ("events",) if name in row} | {"tries": row["tries"] + 1}
    client("dynamodb").update_item(
        TableName=table.name,
        Key=_key(row),
        UpdateExpression=f"SET {', '.join(f'{name} = :{name}' for name in held)}",
        ConditionExpression="attribute_exists(pk)",
        ExpressionAttributeValues=to_item({f":{name}": value for name, value in held.items()}),
    )


def _park(table: Table, row: Item) -> None:
    parked = {**row, "pk": PARKED, "tries": row["tries"] + 1}
    gone = {"TableName": table.name, "Key": _key(row), "ConditionExpression": "attribute_exists(pk)"}
    client("dynamodb").transact_write_items(
        TransactItems=[
            {"Put": {"TableName": table.name, "Item": to_item(parked)}},
            {"Delete": gone},
        ]
    )
    passing(Point.AFTER_ROW_PARKED)
    count("OutboxParked")


def _key(row: Item) -> dict[str, Any]:
    return to_item({"pk": row["pk"], "sk": row["sk"]})
