"""The quick DynamoDB of these tests answers as moto's does: the same random writes and reads on both."""

import random
from typing import Any

import pytest
from botocore.exceptions import ClientError

from shared.aws import clients
from shared.aws.dynamo import Range, Table
from shared.aws.transaction import AlreadyProcessedError, Unit
from shared.kernel.errors import Conflict, DomainError
from shared.kernel.ids import new_id_at
from tests.services.faults.failing_aws import FailingAws
from tests.services.local_system import LocalSystem, create_tables

TABLE = "compared-table"


@pytest.mark.parametrize("seed", range(4))
def test_the_quick_tables_answer_as_moto_does(system: LocalSystem, seed: int) -> None:
    create_tables({"compared": ("gsi1",)})
    theirs = _told(system, random.Random(seed))
    FailingAws(random.Random(seed)).listen()

    ours = _told(system, random.Random(seed))

    assert ours == theirs
    assert {"done", "stale", "there already"} <= {str(each) for each in ours}


def _told(system: LocalSystem, chance: random.Random) -> list[Any]:
    return [_act(system, chance) for _ in range(250)]


def _act(system: LocalSystem, chance: random.Random) -> Any:
    table = Table(TABLE)
    partition, name = f"P{chance.randrange(3)}", f"R{chance.randrange(4)}"
    act = chance.choice(
        ["new", "version", "pair", "copy", "delete", "read", "query", "index", "count", "add", "sum"]
    )
    item = {
        "pk": partition,
        "sk": name,
        "version": chance.randrange(1, 4),
        "blob": b"\x00\xff",
        "gsi1pk": f"G{chance.randrange(2)}",
        "gsi1sk": name,
    }
    unit = Unit(table, system.clock, lambda: new_id_at(system.now), "correlation")
    if act == "read":
        return table.batch_get([(partition, name), ("P1", "R1"), ("SUMS", name), ("SUMS", "R9")])
    if act == "query":
        return _paged(table, Range(partition, prefix=chance.choice(["", "R", "R1"])), chance)
    if act == "index":
        return _paged(table, Range(f"G{chance.randrange(2)}", until="R2"), chance, index="gsi1")
    if act == "count":
        return table.count(Range(partition), limit=2)
    if act == "add":
        return _counted(partition, name, chance.randrange(1, 3))
    _stage(unit, act, item, chance)
    return _committed(unit, is_copy=act == "copy")


def _stage(unit: Unit, act: str, item: dict[str, Any], chance: random.Random) -> None:
    key = (item["pk"], item["sk"])
    if act == "new":
        unit.put_new(item, Conflict("there already"))
    elif act == "version":
        unit.put_version(item, replaces=item["version"] - 1, error=Conflict("stale"))
    elif act == "copy":
        unit.put_newer(item)
    elif act == "sum":
        unit.put_version(item, replaces=item["version"] - 1, error=Conflict("stale"))
        unit.add(("SUMS", item["sk"]), {"a01": item["version"], "tries": -2})
        unit.add(("SUMS", "R9"), {"a01": 1})
    elif act == "delete":
        unit.delete(key, Conflict("absent"))
    else:
        unit.put_guard({"pk": "GUARD", "sk": f"{chance.randrange(8)}"})
        unit.put_version(item, replaces=item["version"] - 1, error=Conflict("stale"))
        if key != ("P0", "R0"):
            unit.check(("P0", "R0"), Conflict("moved on"), version=1)


def _committed(unit: Unit, *, is_copy: bool) -> Any:
    try:
        if is_copy:
            return unit.commit_copy()
        unit.commit()
    except AlreadyProcessedError as error:
        return "guarded" if error.row["pk"] == "GUARD" else error.row
    except DomainError as error:
        return error.code
    return "done"


def _paged(table: Table, span: Range, chance: random.Random, *, index: str = "") -> list[Any]:
    newest_first, limit = chance.random() < 0.5, chance.choice([1, 2, 100])
    found: list[Any] = []
    after = None
    while True:
        page = table.query(span, index=index, limit=limit, after=after, newest_first=newest_first)
        found += page.items
        after = page.last
        if after is None:
            # within an index, rows of one sort key have no order that anybody may count on
            return sorted(found, key=lambda each: (each["pk"], each["sk"])) if index else found


def _counted(partition: str, name: str, most: int) -> Any:
    try:
        answer = clients.client("dynamodb").update_item(
            TableName=TABLE,
            Key={"pk": {"S": partition}, "sk": {"S": f"N{name}"}},
            UpdateExpression="SET #name = :name ADD tries :one",
            ConditionExpression="(attribute_not_exists(tries) OR tries < :most) AND attribute_not_exists(gone)",
            ExpressionAttributeNames={"#name": "name"},
            ExpressionAttributeValues={":one": {"N": "1"}, ":most": {"N": str(most)}, ":name": {"S": name}},
            ReturnValues="ALL_NEW",
        )
    except ClientError as error:
        return error.response["Error"]["Code"]
    return answer["Attributes"]
