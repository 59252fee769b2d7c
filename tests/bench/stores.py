"""Requests and store calls against a small fake DynamoDB on this machine; only the client's CPU counts (G5, G7)."""

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import boto3

from shared.aws.dynamo import Range, Table
from shared.aws.transaction import Unit
from shared.kernel.clock import system_clock
from shared.kernel.errors import Conflict
from shared.kernel.ids import new_id_at
from tests.bench.loopback import event_of, loopback, medians, silence
from tests.bench.table import Line

if TYPE_CHECKING:
    from collections.abc import Callable

CALLS = 40
_ITEM = {
    "pk": "NOTE#1",
    "sk": "NOTE",
    **{f"attribute_{n}": f"a value of about thirty letters {n}" for n in range(12)},
}
_ATTRIBUTES = {name: {"S": value} for name, value in _ITEM.items()}
_ANSWERS = {
    "GetItem": json.dumps({"Item": _ATTRIBUTES}).encode(),
    "Query": json.dumps({"Items": [_ATTRIBUTES] * 25, "Count": 25}).encode(),
}


def lines() -> list[Line]:
    """Store calls and a whole one-write request, CPU seconds a call, beside boto3's own."""
    with loopback(lambda operation, _: _ANSWERS.get(operation, b"{}")):
        return [*_stores(), _request()]


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
            0.75,
            0.75,
        ),
        (
            "query of 25",
            lambda: ours.query(Range("NOTE#1")),
            lambda: theirs.query(KeyConditionExpression=boto3.dynamodb.conditions.Key("pk").eq("NOTE#1")),
            0.45,
            0.40,
        ),
        ("transaction of 10 puts", transact_ours, transact_theirs, 0.50, 0.50),
    ]
    return [
        Line("G7", f"store: {name}, s / boto3 Table", *medians(mine, other, calls=CALLS), most, fine)
        for name, mine, other, most, fine in cases
    ]


def _request() -> Line:
    """A one-write endpoint with the authorizer's context, permission, request key, access line and log."""
    from tests.services.local_system import LocalSystem, a_principal
    from tests.services.shared.dummy import api

    body, caller = {"text": "melk"}, a_principal("customer_admin")
    event = event_of(partial(LocalSystem().call, "POST", "/api/dummy/notes", body, by=caller))
    put = boto3.client("dynamodb").put_item

    def minimal() -> object:
        json.loads('{"text": "melk"}')
        return put(TableName="bench", Item=_ATTRIBUTES)

    def ours() -> dict[str, Any]:
        return api.handler(event, None)

    with silence():
        assert ours()["statusCode"] == 201
        found = medians(ours, minimal, calls=CALLS)
    return Line("G5", "one-write request, s / bare put_item handler", *found, 1.20, 1.0)
