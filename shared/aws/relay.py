"""The relay publishes outbox rows; the sweeper is its guarantee.

    stream ──► relay ──► bus        the quick way: rows as they are written; never fails its batch
    minute ──► sweep ──► bus        the guarantee: what is still there after 30 s; counts tries; parks poison

A row is deleted once it is published. Twice published is harmless: consumers are idempotent.
A try counts only when the bus refused the row itself: a bus that is away, or throttles, parks nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from shared.aws.clients import client
from shared.aws.dynamo import Range, Table
from shared.aws.faults import Point, passing
from shared.aws.observability import count, logger
from shared.aws.outbox import PREFIX, SHARDS
from shared.aws.serde import Item, from_item, to_item
from shared.aws.settings import settings
from shared.kernel.clock import to_text

GRACE = timedelta(seconds=30)
"""How old a row must be before the sweeper takes it for missed."""

MOST_TRIES = 10
"""Tries of the sweeper before a row is parked, with an alarm."""

PARKED = "PARKED"

_MOST_ENTRIES = 10  # of one PutEvents
_MOST_BYTES = 200_000  # of one PutEvents, which takes 256 KiB with names and all: seven of the largest events
_PAGE = 100
_MOST_PAGES = 3  # of a shard in one sweep, so that it ends within the function's time; the next one goes on
_NOT_THE_ROW = frozenset(
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
"""What the bus says when it is away or busy; it would say the same of any row."""


@dataclass(slots=True)
class Outcome:
    """What became of rows that were offered to the bus; those in neither list wait for the next sweep."""

    published: list[Item] = field(default_factory=list)
    refused: list[Item] = field(default_factory=list)
    is_away: bool = False

    def add(self, other: "Outcome") -> None:
        """Takes in what became of further rows."""
        self.published += other.published
        self.refused += other.refused
        self.is_away = self.is_away or other.is_away


def handler(event: dict[str, Any], _context: object) -> dict[str, int]:
    """Entry of the relay function: stream records, or the schedule's `{"sweep": true}`."""
    table = Table(settings().table_name)
    if event.get("sweep"):
        return sweep(table)
    rows = [from_item(record["dynamodb"]["NewImage"]) for record in event["Records"] if _is_outbox(record)]
    published = len(relay(table, rows).published)
    logger().info("relayed", extra={"rows": len(rows), "published": published})
    return {"published": published}


def relay(table: Table, rows: Iterable[Item]) -> Outcome:
    """Publishes `rows` and deletes those that the bus took; the others stay for the sweeper."""
    outcome = Outcome()
    for batch in _batches(rows):
        done = _publish(batch)
        for row in done.published:
            _delete(table, row)
        outcome.add(done)
        if done.is_away:
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
            published += len(outcome.published)
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


def _batches(rows: Iterable[Item]) -> Iterator[list[Item]]:
    """The rows in order, as many at a time as one PutEvents takes."""
    batch: list[Item] = []
    size = 0
    for row in rows:
        own = len(row["detail"].encode())
        if batch and (len(batch) == _MOST_ENTRIES or size + own > _MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += own
    if batch:
        yield batch


def _publish(rows: list[Item]) -> Outcome:
    passing(Point.BEFORE_PUBLISH)
    try:
        answers = client("events").put_events(Entries=[_entry(row) for row in rows])["Entries"]
    except BotoCoreError:
        logger().exception("bus is away", extra={"rows": len(rows)})
        return Outcome(is_away=True)
    except ClientError as error:
        logger().exception("bus refused a batch", extra={"rows": len(rows)})
        return _after_refusal(rows, error.response["Error"]["Code"])
    passing(Point.AFTER_PUBLISH)
    answered = list(zip(rows, answers, strict=True))
    return Outcome(
        published=[row for row, answer in answered if "EventId" in answer],
        refused=[row for row, answer in answered if answer.get("ErrorCode", "") not in {"", *_NOT_THE_ROW}],
    )


def _after_refusal(rows: list[Item], code: str) -> Outcome:
    """A whole batch was refused: one poison row does it, so each is offered alone and answers for itself."""
    if code in _NOT_THE_ROW:
        return Outcome(is_away=True)
    if len(rows) == 1:
        return Outcome(refused=rows)
    outcome = Outcome()
    for row in rows:
        outcome.add(_publish([row]))
    return outcome


def _entry(row: Item) -> dict[str, str]:
    return {
        "EventBusName": settings().bus_name,
        "Source": f"poortwachter.{settings().service}",
        "DetailType": row["detail_type"],
        "Detail": row["detail"],
    }


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
    client("dynamodb").update_item(
        TableName=table.name,
        Key=_key(row),
        UpdateExpression="SET tries = :tries",
        ConditionExpression="attribute_exists(pk)",
        ExpressionAttributeValues=to_item({":tries": row["tries"] + 1}),
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
