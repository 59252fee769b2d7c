"""DynamoDB in memory, behind the real client: as much of it as the stores use, and quick enough for a storm.

It answers at botocore's `before-call`, so that serialising, parsing and errors stay botocore's own. What it must get
right (conditions, all or nothing, tokens, order, pages) is held against moto in `test_rows.py`.
"""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

type Row = dict[str, dict[str, Any]]
type Key = tuple[str, str]

_TOKEN = re.compile(r"\(|\)|,|<=|>=|<>|=|<|>|[#:\w]+")
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: bool(a == b),
    "<>": lambda a, b: bool(a != b),
    "<": lambda a, b: bool(a < b),
    "<=": lambda a, b: bool(a <= b),
    ">": lambda a, b: bool(a > b),
    ">=": lambda a, b: bool(a >= b),
}


class RefusalError(Exception):
    """What DynamoDB would answer with status 400."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.answer = {"Error": {"Code": code, "Message": code}, **more}


@dataclass
class Rows:
    """All tables."""

    tables: dict[str, dict[str, dict[str, Row]]] = field(default_factory=dict)
    indexes: dict[tuple[str, str], dict[str, dict[tuple[str, str, str], Row]]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)

    def call(self, operation: str, body: bytes | str) -> dict[str, Any] | None:
        """The answer to a request; None: not an operation of rows."""
        work = getattr(self, f"_{_snake(operation)}", None)
        if work is None:
            return None
        request = json.loads(body, object_hook=_with_bytes)
        answer: dict[str, Any] = work(request)
        return answer

    def items(self, table: str) -> list[Row]:
        """Everything in a table."""
        return [row for partition in self.tables.get(table, {}).values() for row in partition.values()]

    def _get_item(self, request: dict[str, Any]) -> dict[str, Any]:
        row = self._row(request["TableName"], request["Key"])
        return {"Item": row} if row else {}

    def _batch_get_item(self, request: dict[str, Any]) -> dict[str, Any]:
        [(table, asked)] = request["RequestItems"].items()
        assert len(asked["Keys"]) <= 100, "too many keys"
        found = [row for key in asked["Keys"] if (row := self._row(table, key))]
        return {"Responses": {table: found}, "UnprocessedKeys": {}}

    def _put_item(self, request: dict[str, Any]) -> dict[str, Any]:
        self._check(request, request["Item"])
        self._write(request["TableName"], request["Item"])
        return {}

    def _delete_item(self, request: dict[str, Any]) -> dict[str, Any]:
        self._check(request, request["Key"])
        self._remove(request["TableName"], request["Key"])
        return {}

    def _update_item(self, request: dict[str, Any]) -> dict[str, Any]:
        self._check(request, request["Key"])
        after = _updated(dict(self._row(request["TableName"], request["Key"]) or request["Key"]), request)
        self._write(request["TableName"], after)
        return {"Attributes": after}

    def _transact_write_items(self, request: dict[str, Any]) -> dict[str, Any]:
        actions = [(kind, own) for each in request["TransactItems"] for kind, own in each.items()]
        token = request.get("ClientRequestToken")
        if token in self.tokens:
            return {}
        keys = [(own["TableName"], *_key(own.get("Item") or own["Key"])) for _, own in actions]
        if len(keys) > 100 or len(set(keys)) < len(keys):
            raise RefusalError("ValidationException")
        reasons = [self._reason(own) for _, own in actions]
        if any(each["Code"] != "None" for each in reasons):
            raise RefusalError("TransactionCanceledException", CancellationReasons=reasons)
        for kind, own in actions:
            self._do(kind, own)
        if token:
            self.tokens.add(token)
        return {}

    def _do(self, kind: str, own: dict[str, Any]) -> None:
        if kind == "Put":
            self._write(own["TableName"], own["Item"])
        elif kind == "Delete":
            self._remove(own["TableName"], own["Key"])
        elif kind == "Update":
            row = self._row(own["TableName"], own["Key"]) or own["Key"]
            self._write(own["TableName"], _updated(dict(row), own))

    def _query(self, request: dict[str, Any]) -> dict[str, Any]:
        index = request.get("IndexName", "")
        values = request["ExpressionAttributeValues"]
        condition = request["KeyConditionExpression"]
        found = sorted(
            (
                (place, row)
                for place, row in self._partition(request["TableName"], index, values[":p"]["S"])
                if condition == "#p = :p" or _holds(condition, row, request)
            ),
            key=lambda each: each[0],
            reverse=not request.get("ScanIndexForward", True),
        )
        if after := request.get("ExclusiveStartKey"):
            last = _place(after, index)
            found = [
                each
                for each in found
                if (each[0] > last if request.get("ScanIndexForward", True) else each[0] < last)
            ]
        most = request.get("Limit", len(found))
        rows = [row for _, row in found[:most]]
        answer: dict[str, Any] = {"Count": len(rows)}
        if request.get("Select") != "COUNT":
            answer["Items"] = rows
        if len(found) > most:
            names = ("pk", "sk", *((f"{index}pk", f"{index}sk") if index else ()))
            answer["LastEvaluatedKey"] = {name: rows[-1][name] for name in names}
        return answer

    def _scan(self, request: dict[str, Any]) -> dict[str, Any]:
        """No function scans; the system does, to see its outboxes in one look."""
        rows = [
            row
            for row in self.items(request["TableName"])
            if _holds(request["FilterExpression"], row, request)
        ]
        return {"Count": len(rows), "Items": rows}

    def _partition(self, table: str, index: str, value: str) -> list[tuple[tuple[str, ...], Row]]:
        if index:
            return list(self.indexes.get((table, index), {}).get(value, {}).items())
        return [((sk,), row) for sk, row in self.tables.get(table, {}).get(value, {}).items()]

    def _row(self, table: str, key: Row) -> Row | None:
        pk, sk = _key(key)
        return self.tables.get(table, {}).get(pk, {}).get(sk)

    def _reason(self, own: dict[str, Any]) -> dict[str, Any]:
        try:
            self._check(own, own.get("Item") or own["Key"])
        except RefusalError as refusal:
            item = {"Item": refusal.answer["Item"]} if "Item" in refusal.answer else {}
            return {"Code": "ConditionalCheckFailed", **item}
        return {"Code": "None"}

    def _check(self, request: dict[str, Any], key: Row) -> None:
        condition = request.get("ConditionExpression")
        row = self._row(request["TableName"], key)
        if condition is None or _holds(condition, row or {}, request):
            return
        shows = request.get("ReturnValuesOnConditionCheckFailure") == "ALL_OLD" and row
        raise RefusalError("ConditionalCheckFailedException", **({"Item": row} if shows else {}))

    def _write(self, table: str, row: Row) -> None:
        self._remove(table, row)
        pk, sk = _key(row)
        self.tables.setdefault(table, {}).setdefault(pk, {})[sk] = row
        for index in ("gsi1", "gsi2"):
            if f"{index}pk" in row:
                partition = self.indexes.setdefault((table, index), {}).setdefault(row[f"{index}pk"]["S"], {})
                partition[row[f"{index}sk"]["S"], pk, sk] = row

    def _remove(self, table: str, key: Row) -> None:
        pk, sk = _key(key)
        row = self.tables.get(table, {}).get(pk, {}).pop(sk, None)
        for index in ("gsi1", "gsi2"):
            if row and f"{index}pk" in row:
                del self.indexes[table, index][row[f"{index}pk"]["S"]][row[f"{index}sk"]["S"], pk, sk]


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _with_bytes(value: dict[str, Any]) -> dict[str, Any]:
    if set(value) == {"B"} and isinstance(value["B"], str):
        return {"B": base64.b64decode(value["B"])}
    return value


def _key(row: Row) -> Key:
    return row["pk"]["S"], row["sk"]["S"]


def _place(row: Row, index: str) -> tuple[str, ...]:
    return (row[f"{index}sk"]["S"], *_key(row)) if index else (row["sk"]["S"],)


def _plain(attribute: dict[str, Any]) -> Any:
    [(kind, value)] = attribute.items()
    return int(value) if kind == "N" else value


def _holds(expression: str, row: Row, request: dict[str, Any]) -> bool:
    return _Condition(_TOKEN.findall(expression), row, request).either()


@dataclass
class _Condition:
    """A condition, evaluated as it is read."""

    tokens: list[str]
    row: Row
    request: dict[str, Any]

    def either(self) -> bool:
        found = self.both()
        while self.tokens[:1] == ["OR"]:
            self.tokens.pop(0)
            found = self.both() or found
        return found

    def both(self) -> bool:
        found = self.one()
        while self.tokens[:1] == ["AND"]:
            self.tokens.pop(0)
            found = self.one() and found
        return found

    def one(self) -> bool:
        token = self.tokens.pop(0)
        if token == "(":
            found = self.either()
            assert self.tokens.pop(0) == ")"
            return found
        if self.tokens[0] == "(":
            return self._function(token)
        value = self._value(token)
        comparison = self.tokens.pop(0)
        if comparison == "BETWEEN":
            low, _, high = (self.tokens.pop(0) for _ in range(3))
            return bool(value is not None and self._value(low) <= value <= self._value(high))
        other = self._value(self.tokens.pop(0))
        return value is not None and other is not None and _COMPARE[comparison](value, other)

    def _function(self, name: str) -> bool:
        self.tokens.pop(0)
        path = self._name(self.tokens.pop(0))
        rest = []
        while (token := self.tokens.pop(0)) != ")":
            rest.append(token)
        if name == "attribute_exists":
            return path in self.row
        if name == "attribute_not_exists":
            return path not in self.row
        assert name == "begins_with", name
        return str(_plain(self.row[path])).startswith(self._value(rest[-1]))

    def _name(self, token: str) -> str:
        if token.startswith("#"):
            return str(self.request["ExpressionAttributeNames"][token])
        return token

    def _value(self, token: str) -> Any:
        if token.startswith(":"):
            return _plain(self.request["ExpressionAttributeValues"][token])
        name = self._name(token)
        return _plain(self.row[name]) if name in self.row else None


def _updated(row: Row, request: dict[str, Any]) -> Row:
    names, values = request.get("ExpressionAttributeNames", {}), request["ExpressionAttributeValues"]
    verb = ""
    tokens = [each for each in _TOKEN.findall(request["UpdateExpression"]) if each not in {",", "="}]
    while tokens:
        token = tokens.pop(0)
        if token in {"SET", "ADD"}:
            verb = token
            continue
        name, value = names.get(token, token), values[tokens.pop(0)]
        if verb == "ADD":
            value = {"N": str(_plain(row.get(name, {"N": "0"})) + _plain(value))}
        row[name] = value
    return row
