"""The relay publishes outbox rows; the sweeper is its guarantee.

    stream ──► relay ──► bus        the quick way: rows as they are written; never fails its batch
    minute ──► sweep ──► bus        the guarantee: what is still there after 30 s; counts tries; parks poison

A row is deleted once it is published. Twice published is harmless: consumers are idempotent.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from botocore.exceptions import ClientError

from shared.aws.clients import client
from shared.aws.dynamo import Range, Table
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


def handler(event: dict[str, Any], _context: object) -> dict[str, int]:
    """Entry of the relay function: stream records, or the schedule's `{"sweep": true}`."""
    table = Table(settings().table_name)
    if event.get("sweep"):
        return sweep(table)
    rows = [from_item(record["dynamodb"]["NewImage"]) for record in event["Records"] if _is_outbox(record)]
    published = relay(table, rows)
    logger().info("relayed", extra={"rows": len(rows), "published": published})
    return {"published": published}


def relay(table: Table, rows: Iterable[Item]) -> int:
    """Publishes `rows` and deletes those that the bus took; the others stay for the sweeper."""
    waiting = list(rows)
    published = [
        row
        for start in range(0, len(waiting), _MOST_ENTRIES)
        for row in _publish(waiting[start : start + _MOST_ENTRIES])
    ]
    for row in published:
        client("dynamodb").delete_item(TableName=table.name, Key=_key(row))
    return len(published)


def sweep(table: Table) -> dict[str, int]:
    """Publishes what the relay missed; parks what failed `MOST_TRIES` times."""
    before = to_text(settings().clock()() - GRACE)
    found = [row for shard in range(SHARDS) for row in _left_in(table, shard) if row["written_at"] <= before]
    published = relay(table, found)
    failed = _still_there(table, found) if published < len(found) else []
    for row in failed:
        _count_try(table, row)
    logger().info("swept", extra={"found": len(found), "published": published})
    return {"found": len(found), "published": published}


def _is_outbox(record: dict[str, Any]) -> bool:
    key: str = record["dynamodb"]["Keys"]["pk"]["S"]
    return record["eventName"] == "INSERT" and key.startswith(PREFIX)


def _left_in(table: Table, shard: int) -> list[Item]:
    return table.query(Range(f"{PREFIX}{shard}"), limit=100, consistent=True).items


def _publish(rows: list[Item]) -> list[Item]:
    entries = [
        {
            "EventBusName": settings().bus_name,
            "Source": f"poortwachter.{settings().service}",
            "DetailType": row["detail_type"],
            "Detail": row["detail"],
        }
        for row in rows
    ]
    try:
        answers = client("events").put_events(Entries=entries)["Entries"]
    except ClientError:
        logger().exception("bus refused a batch", extra={"rows": len(rows)})
        return []
    return [row for row, answer in zip(rows, answers, strict=True) if "EventId" in answer]


def _still_there(table: Table, rows: list[Item]) -> list[Item]:
    found = table.batch_get([(row["pk"], row["sk"]) for row in rows[:100]], consistent=True)
    return list(found.values())


def _count_try(table: Table, row: Item) -> None:
    tries = row["tries"] + 1
    if tries < MOST_TRIES:
        client("dynamodb").update_item(
            TableName=table.name,
            Key=_key(row),
            UpdateExpression="SET tries = :tries",
            ConditionExpression="attribute_exists(pk)",
            ExpressionAttributeValues=to_item({":tries": tries}),
        )
        return
    parked = {**row, "pk": PARKED, "tries": tries}
    client("dynamodb").transact_write_items(
        TransactItems=[
            {"Put": {"TableName": table.name, "Item": to_item(parked)}},
            {"Delete": {"TableName": table.name, "Key": _key(row)}},
        ]
    )
    count("OutboxParked")


def _key(row: Item) -> dict[str, Any]:
    return to_item({"pk": row["pk"], "sk": row["sk"]})
