"""Tables with a million employees that cost no memory: rows that differ by a number alone are made when read.

What one template employee left in the tables stands for `size` of them. Keys keep their order, so a query over them
is answered as DynamoDB would: from a place, forwards or backwards, up to a limit or a megabyte.
"""

import heapq
import json
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from tests.services.faults.rows import Row, Rows, _holds, _key, _place

_DIGITS = 12
_MARK = "@" * _DIGITS
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_OURS = re.compile(r"(cccc[0-9a-f]{4}-0000-7000-8000-)(\d{12})")
_PAGE_BYTES = 1024 * 1024
"""As much as DynamoDB reads for one answer to a query."""

type Place = tuple[str, ...]
type Address = tuple[str, str, str]
"""Table, index ("" for the table itself) and partition."""


@dataclass(frozen=True)
class Copies:
    """Rows of one template."""

    text: str

    def row(self, number: int) -> Row:
        made: Row = json.loads(self.text.replace(_MARK, f"{number:0{_DIGITS}d}"))
        if "number" in made:
            made["number"] = {"N": str(int(made["number"]["N"]))}
        return made


@dataclass
class Tally:
    """What was asked of the tables."""

    requests: dict[str, int] = field(default_factory=dict)
    read: int = 0
    written: int = 0
    write_units: int = 0

    @property
    def calls(self) -> int:
        return sum(self.requests.values())

    def note(self, operation: str, *, read: int = 0) -> None:
        self.requests[operation] = self.requests.get(operation, 0) + 1
        self.read += read


@dataclass
class GeneratedRows(Rows):
    """Tables in memory, with crowds behind the rows that were written one by one."""

    size: int = 0
    tally: Tally = field(default_factory=Tally)
    is_counted: Callable[[], bool] = lambda: True
    _factor: int = 1
    _crowds: dict[Address, list[Copies]] = field(default_factory=dict)

    def multiply(self, before: set[tuple[str, str, str]], known_ids: set[str]) -> int:
        """What came after `before` becomes the template of a copies; gives how many rows one employee has.

        `known_ids` are of those who stay one: the office, the employer that all work for, its case manager.
        """
        ids: dict[str, str] = {}
        seen: set[tuple[str, str, str]] = set()
        for name, row in self.all_rows():
            text = json.dumps(row)
            if (name, *_key(row)) in before:
                continue
            for each in _ID.findall(text):
                if each not in known_ids:
                    ids.setdefault(each, f"cccc{len(ids):04x}-0000-7000-8000-{_MARK}")
            template = _ID.sub(lambda found: ids.get(found[0], found[0]), text)
            if row["pk"]["S"].startswith("CHAIN#"):
                template = _numbered(json.loads(template), len(seen))
            marked = json.loads(template)
            key = (name, *_key(marked))
            if _MARK in key[1] + key[2] and key not in seen:
                seen.add(key)
                self._add(name, Copies(template), marked)
        return len(seen)

    def all_rows(self) -> Iterator[tuple[str, Row]]:
        """Each row that was written, with the name of its table."""
        return ((name, row) for name in self.tables for row in self.items(name))

    def _add(self, table: str, copies: Copies, marked: Row) -> None:
        for index in ("", "gsi1", "gsi2"):
            if f"{index}pk" in marked:
                address = (table, index, marked[f"{index}pk"]["S"])
                self._crowds.setdefault(address, []).append(copies)

    def call(self, operation: str, body: bytes | str) -> dict[str, Any] | None:
        self._factor = 2 if operation == "TransactWriteItems" else 1
        answer = super().call(operation, body)
        if answer is not None and self.is_counted():
            items = [*answer.get("Items", []), *chain(*answer.get("Responses", {}).values())]
            read = max(len(items), answer.get("Count", 0)) + ("Item" in answer)
            self.tally.note(operation, read=read)
        return answer

    def _query(self, request: dict[str, Any]) -> dict[str, Any]:
        index, forward = request.get("IndexName", ""), request.get("ScanIndexForward", True)
        address = (request["TableName"], index, request["ExpressionAttributeValues"][":p"]["S"])
        last = _place(request["ExclusiveStartKey"], index) if "ExclusiveStartKey" in request else None
        matching = (
            (place, row)
            for place, row in self._in_order(address, last, forward=forward)
            if _holds(request["KeyConditionExpression"], row, request)
        )
        taken = list(_page(matching, request.get("Limit")))
        rows = [row for _, row in taken]
        answer: dict[str, Any] = {"Count": len(rows)}
        if request.get("Select") != "COUNT":
            answer["Items"] = rows
        if rows and any(True for _ in matching):
            names = ("pk", "sk", *((f"{index}pk", f"{index}sk") if index else ()))
            answer["LastEvaluatedKey"] = {name: rows[-1][name] for name in names}
        return answer

    def _in_order(
        self, address: Address, last: Place | None, *, forward: bool
    ) -> Iterator[tuple[Place, Row]]:
        table, index, value = address
        single = sorted(self._partition(table, index, value), key=lambda each: each[0], reverse=not forward)
        if last is not None:
            single = [each for each in single if (each[0] > last if forward else each[0] < last)]
        runs: list[Iterable[tuple[Place, Row]]] = [single]
        number, crowds = self._crowds_at(address)
        for copies in crowds:
            numbers = range(self.size) if number is None else range(number, number + 1)
            runs.append(_run(copies, numbers, index, last, forward=forward))
        return heapq.merge(*runs, key=lambda each: each[0], reverse=not forward)

    def _crowds_at(self, address: Address) -> tuple[int | None, list[Copies]]:
        """The crowds in a partition; with a number, where each member has a partition of its own."""
        table, index, value = address
        found = _OURS.search(value)
        if found is None:
            return None, self._crowds.get(address, [])
        number = int(found[2])
        asked = _OURS.sub(rf"\g<1>{_MARK}", value)
        return number, self._crowds.get((table, index, asked), []) if number < self.size else []

    def _row(self, table: str, key: Row) -> Row | None:
        own = super()._row(table, key)
        if own is not None:
            return own
        pk, sk = _key(key)
        number, crowds = self._crowds_at((table, "", pk))
        for copies in crowds:
            for each in (number,) if number is not None else _numbers(pk + sk):
                row = copies.row(each)
                if each < self.size and _key(row) == (pk, sk):
                    return row
        return None

    def _write(self, table: str, row: Row) -> None:
        self._count_write(super()._row(table, row), row)
        super()._write(table, row)

    def _delete_item(self, request: dict[str, Any]) -> dict[str, Any]:
        self._count_write(super()._row(request["TableName"], request["Key"]), None)
        return super()._delete_item(request)

    def _transact_write_items(self, request: dict[str, Any]) -> dict[str, Any]:
        answer = super()._transact_write_items(request)
        for each in request["TransactItems"]:
            if gone := each.get("Delete"):
                self._count_write(gone["Key"], None)
            if checked := each.get("ConditionCheck"):
                self._count_write(checked["Key"], checked["Key"])
        return answer

    def _count_write(self, before: Row | None, after: Row | None) -> None:
        if self.is_counted():
            self.tally.written += 1
            self.tally.write_units += write_units(before, after, self._factor)


def write_units(before: Row | None, after: Row | None, factor: int) -> int:
    """Units of one write: a kilobyte each, twice in a transaction, and once more for each index that it touches."""
    rows = [each for each in (before, after) if each]
    units = factor * max((_kilobytes(each) for each in rows), default=1)
    for index in ("gsi1", "gsi2"):
        places = [_place(each, index) for each in rows if f"{index}pk" in each]
        moved = len(places) == 2 and places[0] != places[1]
        process = [_kilobytes(each) for each in rows if f"{index}pk" in each]
        units += sum(process) if moved else max(process, default=0)
    return units


def _kilobytes(row: Row) -> int:
    return math.ceil(sum(len(name) + _bytes(value) for name, value in row.items()) / 1024)


def _bytes(attribute: dict[str, Any]) -> int:
    """The size of a value as DynamoDB counts it."""
    [(kind, value)] = attribute.items()
    if kind == "M":
        return 3 + sum(1 + len(name) + _bytes(each) for name, each in value.items())
    if kind == "L":
        return 3 + sum(1 + _bytes(each) for each in value)
    if kind == "N":
        return len(value) // 2 + 1
    return len(value.encode()) if kind == "S" else len(value) if kind == "B" else 1


def _numbers(text: str) -> list[int]:
    """The numbers that a key may name."""
    return [int(each) for each in dict.fromkeys(re.findall(r"\d{12}", text))]


def _numbered(row: Row, template: int) -> str:
    """A line of a chain has its own place there, which is a number."""
    return json.dumps(row | {"sk": {"S": f"{_MARK}.{template}"}, "number": {"N": _MARK}})


def _run(
    copies: Copies, numbers: range, index: str, last: Place | None, *, forward: bool
) -> Iterator[tuple[Place, Row]]:
    def place(number: int) -> Place:
        return _place(copies.row(number), index)

    if last is not None and forward:
        numbers = numbers[bisect_right(numbers, last, key=place) :]
    elif last is not None:
        numbers = numbers[: bisect_left(numbers, last, key=place)]
    for number in numbers if forward else reversed(numbers):
        row = copies.row(number)
        yield _place(row, index), row


def _page(found: Iterator[tuple[Place, Row]], limit: int | None) -> Iterator[tuple[Place, Row]]:
    size = 0
    for each in islice(found, limit):
        yield each
        size += len(json.dumps(each[1], default=str))
        if size >= _PAGE_BYTES:
            return
