"""Requests and store calls against a small fake DynamoDB on this machine; only the client's CPU counts (G5, G7)."""

import json
import os
import statistics
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from unittest.mock import patch

import boto3

from shared.aws import clients, observability, settings
from shared.aws.dynamo import Range, Table
from shared.aws.transaction import Unit
from shared.kernel.clock import system_clock
from shared.kernel.errors import Conflict
from shared.kernel.ids import new_id_at
from tests.bench.table import Line

CALLS = 150
ROUNDS = 9
_ADDRESS = "AWS_ENDPOINT_URL_DYNAMODB"
_ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_ACCESS_KEY_ID": "x",
    "AWS_SECRET_ACCESS_KEY": "x",
    "STAGE": "test",
    "SERVICE": "bench",
    "TABLE_NAME": "bench",
    "POWERTOOLS_LOG_LEVEL": "INFO",
}
_ITEM = {
    "pk": "NOTE#1",
    "sk": "NOTE",
    **{f"attribute_{n}": f"a value of about thirty letters {n}" for n in range(12)},
}


class _FakeDynamo(BaseHTTPRequestHandler):
    """Answers a fixed item, page or success; spends as little as it can."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: the answer must not wait for an acknowledgement
    disable_nagle_algorithm = True
    _item: ClassVar = {name: {"S": value} for name, value in _ITEM.items()}
    _answers: ClassVar = {
        "GetItem": json.dumps({"Item": _item}).encode(),
        "Query": json.dumps({"Items": [_item] * 25, "Count": 25}).encode(),
    }

    def do_POST(self) -> None:
        """One call."""
        self.rfile.read(int(self.headers["Content-Length"]))
        body = self._answers.get(self.headers["X-Amz-Target"].rpartition(".")[2], b"{}")
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def fake_dynamo() -> Iterator[str]:
    """A fake DynamoDB on a free port of this machine; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _FakeDynamo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def lines() -> list[Line]:
    """Store calls and a whole one-write request, CPU seconds a call, beside boto3's own."""
    with fake_dynamo() as address, patch.dict(os.environ, _ENVIRONMENT | {_ADDRESS: address}):
        _forget()
        found = [*_stores(), _request()]
    _forget()
    return found


def _forget() -> None:
    for cached in (clients.client, clients.session, settings.settings, observability.logger):
        cached.cache_clear()


def _stores() -> list[Line]:
    theirs, ours = boto3.resource("dynamodb").Table("bench"), Table("bench")
    batch = [{**_ITEM, "pk": f"NOTE#{n}"} for n in range(10)]
    their_client = theirs.meta.client

    def transact_theirs() -> object:
        return their_client.transact_write_items(
            TransactItems=[{"Put": {"TableName": "bench", "Item": item}} for item in batch]
        )

    def transact_ours() -> None:
        unit = Unit(ours, system_clock, lambda: new_id_at(system_clock()), "bench")
        for item in batch:
            unit.put_new(item, Conflict("busy"))
        unit.commit()

    cases: list[tuple[str, Callable[[], object], Callable[[], object], float, float]] = [
        (
            "get",
            lambda: ours.get(("NOTE#1", "NOTE")),
            lambda: theirs.get_item(Key={"pk": "NOTE#1", "sk": "NOTE"}),
            0.85,
            0.75,
        ),
        (
            "query of 25",
            lambda: ours.query(Range("NOTE#1")),
            lambda: theirs.query(KeyConditionExpression=boto3.dynamodb.conditions.Key("pk").eq("NOTE#1")),
            0.85,
            0.40,
        ),
        ("transaction of 10 puts", transact_ours, transact_theirs, 0.50, 0.50),
    ]
    return [
        Line("G7", f"store: {name}, s / boto3 Table", *_medians(mine, other), most, fine)
        for name, mine, other, most, fine in cases
    ]


def _request() -> Line:
    """A one-write endpoint with the authorizer's context, permission, request key, access line and log."""
    from tests.services.local_system import LocalSystem, a_principal
    from tests.services.shared.dummy import api

    system, caller = LocalSystem(), a_principal("customer_admin")
    put = boto3.client("dynamodb").put_item
    attributes = {name: {"S": value} for name, value in _ITEM.items()}

    def minimal() -> object:
        json.loads('{"text": "melk"}')
        return put(TableName="bench", Item=attributes)

    def ours() -> object:
        return system.call(
            "POST",
            "/api/dummy/notes",
            {"text": "melk"},
            by=caller,
            key=str(uuid.uuid4()),
            handler=api.handler,
        )

    with _silence():
        return Line("G5", "one-write request, s / bare put_item handler", *_medians(ours, minimal), 2.0, 1.0)


@contextmanager
def _silence() -> Iterator[None]:
    """Log lines cost what they cost, and are not read."""
    kept, sys.stdout = sys.stdout, open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    try:
        yield
    finally:
        sys.stdout.close()
        sys.stdout = kept


def _medians(ours: Callable[[], object], floor: Callable[[], object]) -> tuple[float, float]:
    """CPU seconds a call of ours and of the floor, by turns."""
    for warm in (ours, floor):
        for _ in range(20):
            warm()
    pairs = [(_cpu(floor), _cpu(ours)) for _ in range(ROUNDS)]
    low, high = (statistics.median(column) for column in zip(*pairs, strict=True))
    return high, low


def _cpu(run: Callable[[], Any]) -> float:
    """CPU seconds of this thread a call: the fake server runs in another."""
    started = time.thread_time()
    for _ in range(CALLS):
        run()
    return (time.thread_time() - started) / CALLS
