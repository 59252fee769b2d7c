"""What waits for a person: outboxes, parked events and dead letters of a stage, counted; their content is not shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from botocore.exceptions import ClientError

from shared.aws.clients import client
from shared.aws.dead_letters import Replay, look
from shared.aws.dynamo import Range, Table
from shared.aws.faults import Point, passing
from shared.aws.outbox import PREFIX, SHARDS, UnreadableError, events_in, outbox_key
from shared.aws.relay import PARKED
from shared.aws.serde import Item, to_item
from shared.kernel.clock import from_text

SERVICES = ("identity", "organisation", "trajects", "documents", "messaging", "statistics", "audit")
"""The services that have an outbox."""

_PAGE = 100
_MOST_WAITING = 1000  # of one shard: more is told as this many


class UnknownStageError(Exception):
    """A stage of which nothing is deployed where the credentials lead."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rows of one outbox; `oldest` is when the first of them was written, None when there are none."""

    service: str
    number: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Parked:
    """What the bus refused ten times of the events of one change.

    Attributes:
        event_id: of the first event of the change.
        names: what was refused, in order.
    """

    event_id: str
    names: tuple[str, ...]
    written_at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class DeadLetters:
    """A queue of dead letters and what they carry."""

    queue: str
    found: Replay


def tables_of(stage: str) -> dict[str, Table]:
    """The table of each service of a stage, by the names that its stacks give them.

    Raises:
        UnknownStageError: nothing of that stage is in this account and region.
    """
    names = _table_names(f"poortwachter-{stage}-")
    found = {
        service: name
        for service in SERVICES
        for name in names
        if name.startswith(f"poortwachter-{stage}-{service}-")
    }
    if not found:
        raise UnknownStageError(f"no stage {stage!r} in this account and region")
    return {service: Table(name) for service, name in found.items()}


def waiting(service: str, table: Table) -> Waiting:
    """What stands in an outbox: two queries a shard."""
    spans = [Range(f"{PREFIX}{shard}") for shard in range(SHARDS)]
    number = sum(table.count(span, limit=_MOST_WAITING) for span in spans)
    firsts = [row for span in spans for row in table.query(span, limit=1).items]
    oldest = min((from_text(row["written_at"]) for row in firsts), default=None)
    return Waiting(service, number, oldest)


def parked(table: Table) -> list[Parked]:
    """What was given up, oldest first."""
    return [
        Parked(row["sk"], _names(row), from_text(row["written_at"]), row["tries"])
        for row in _parked_rows(table)
    ]


def _names(row: Item) -> tuple[str, ...]:
    try:
        return tuple(each["name"] for each in events_in(row))
    except UnreadableError:
        return ("unreadable",)


def put_back(table: Table) -> int:
    """Puts parked events back into their outbox, to be tried anew; gives how many it was that did it.

    An event is moved whole or not at all, and once: of two operators at the same time each moves what is left.
    """
    return sum(_put_back(table, row) for row in _parked_rows(table))


def dead_letters_of_stage(stage: str) -> list[DeadLetters]:
    """Every dead-letter queue of a stage that holds something; its letters stay as visible as they were."""
    looked = [
        DeadLetters(url.rpartition("/")[2], look(url))
        for url in _queues(f"poortwachter-{stage}-")
        if _holds(url)
    ]
    return [each for each in looked if each.found.found]


def _parked_rows(table: Table) -> Iterator[Item]:
    yield from table.query_all(Range(PARKED), consistent=True)


def _put_back(table: Table, row: Item) -> bool:
    again = {**row, "pk": outbox_key(row["sk"]), "tries": 0}
    gone = {
        "TableName": table.name,
        "Key": to_item({"pk": PARKED, "sk": row["sk"]}),
        "ConditionExpression": "attribute_exists(pk)",
    }
    passing(Point.BEFORE_PUT_BACK)
    try:
        client("dynamodb").transact_write_items(
            TransactItems=[{"Put": {"TableName": table.name, "Item": to_item(again)}}, {"Delete": gone}]
        )
    except ClientError as error:
        if error.response["Error"]["Code"] == "TransactionCanceledException":
            return False
        raise
    return True


def _table_names(prefix: str) -> list[str]:
    names: list[str] = []
    start: dict[str, str] = {}
    while True:
        answer = client("dynamodb").list_tables(**start)
        names += [name for name in answer["TableNames"] if name.startswith(prefix)]
        if "LastEvaluatedTableName" not in answer:
            return names
        start = {"ExclusiveStartTableName": answer["LastEvaluatedTableName"]}


def _queues(prefix: str) -> Iterator[str]:
    token: dict[str, str] = {}
    while True:
        answer = client("sqs").list_queues(QueueNamePrefix=prefix, MaxResults=_PAGE, **token)
        yield from (url for url in answer.get("QueueUrls", []) if "DeadLetters" in url)
        if "NextToken" not in answer:
            return
        token = {"NextToken": answer["NextToken"]}


def _holds(url: str) -> bool:
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    answer = client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=names)
    return any(int(answer["Attributes"][name]) for name in names)
