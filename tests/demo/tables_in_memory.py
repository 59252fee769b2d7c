"""The tables in this process while a history is made, written out at once when it stands.

Two years are some thirty thousand requests, and nearly every row is overwritten again the next day: what is written out
is a fraction of it. Events that shall go the real way come last, for they tell of the rest.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import batched
from types import SimpleNamespace
from typing import Any, Final

from infra.local.clients import LocalAws
from shared.aws import clients
from shared.aws.outbox import PREFIX, SHARDS, events_in
from shared.aws.serde import from_item
from tests.services.faults.rows import RefusalError, Row, Rows

_ROWS_A_WRITE: Final = 25
_WRITERS: Final = 4


class TablesInMemory:
    """DynamoDB behind the real client, from `listen` to `end`; all other services are the real ones.

    Attributes:
        requests: how often each operation was asked.
        late: table and row of the events that are left to the relay.
    """

    def __init__(self) -> None:
        self._rows = Rows()
        self.requests: dict[str, int] = {}
        self.late: list[tuple[str, Row]] = []

    def listen(self) -> None:
        """Stands in for DynamoDB from now on."""
        clients.session().register("before-call.dynamodb", self._answer)
        clients.client.cache_clear()  # a client keeps the listeners of the moment in which it was made

    def end(self) -> None:
        """DynamoDB is the real one again."""
        clients.session().unregister("before-call.dynamodb", self._answer)
        clients.client.cache_clear()

    def take_events(self, table: str) -> list[dict[str, Any]]:
        """What waits in the outbox of a table, in order of its ids; it waits no more."""
        partitions = self._rows.tables.get(table, {})
        waiting = [partitions.pop(f"{PREFIX}{shard}", {}) for shard in range(SHARDS)]
        rows = sorted((row for each in waiting for row in each.values()), key=lambda row: str(row["sk"]["S"]))
        return [event for row in rows for event in events_in(from_item(row))]

    def standing(self, now: datetime) -> dict[str, list[Row]]:
        """Per table the rows that have not outlived their time at `now`."""
        return {
            table: [row for row in self._rows.items(table) if not _is_over(row, now)]
            for table in self._rows.tables
        }

    def write_out(self, endpoint: str, now: datetime) -> None:
        """Writes what stands to the environment at `endpoint`: first the state, then the events of it."""
        database = LocalAws(endpoint).client("dynamodb")
        batches = [
            {table: [{"PutRequest": {"Item": row}} for row in batch]}
            for table, rows in self.standing(now).items()
            for batch in batched(rows, _ROWS_A_WRITE, strict=False)
        ]
        with ThreadPoolExecutor(_WRITERS) as writers:
            list(writers.map(lambda batch: _write(database, batch), batches))
        for table, row in self.late:
            database.put_item(TableName=table, Item=row)

    def _answer(self, model: Any, params: dict[str, Any], **_: object) -> Any:
        self.requests[model.name] = self.requests.get(model.name, 0) + 1
        try:
            answer = self._rows.call(model.name, params["body"])
        except RefusalError as refusal:
            return SimpleNamespace(status_code=400), {**refusal.answer, "ResponseMetadata": {}}
        if answer is None:
            raise NotImplementedError(model.name)
        return SimpleNamespace(status_code=200), answer | {"ResponseMetadata": {"HTTPStatusCode": 200}}


def _write(database: Any, batch: dict[str, Any]) -> None:
    while batch:
        batch = database.batch_write_item(RequestItems=batch).get("UnprocessedItems", {})


def _is_over(row: Row, now: datetime) -> bool:
    return "ttl" in row and int(row["ttl"]["N"]) <= now.timestamp()
