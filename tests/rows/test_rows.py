"""Rows outlive code: what was stored in any release is read by today's, with fields missing, unknown or damaged too."""

import ast
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.aws.codec import from_row, to_row
from shared.aws.serde import from_item, to_item
from shared.aws.unreadable import UnreadableRowError
from tests.rows.rows import KeptRow, kept_rows

KEPT = kept_rows()
SERVICES = Path(__file__).parents[2] / "services"


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: f"{kept.file.parent.name}-{kept.file.stem}")
def test_a_row_of_every_release_is_read(kept: KeptRow) -> None:
    read: Any = from_row(kept.kind, kept.row)

    assert from_row(kept.kind, to_row(read)) == read
    assert from_row(kept.kind, from_item(to_item(to_row(read)))) == read


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: f"{kept.file.parent.name}-{kept.file.stem}")
def test_an_unknown_field_is_ignored_and_a_missing_one_is_its_default_or_named(kept: KeptRow) -> None:
    read: Any = from_row(kept.kind, kept.row | {"of_a_later_release": "unknown here"})

    assert read == from_row(kept.kind, kept.row)
    for each in fields(kept.kind):
        without = {name: value for name, value in kept.row.items() if name != each.name}
        has_default = each.default is not MISSING or each.default_factory is not MISSING
        if has_default:
            from_row(kept.kind, without)
        else:
            with pytest.raises(UnreadableRowError, match=rf"{kept.kind.__name__}\.{each.name}"):
                from_row(kept.kind, without)


def test_every_type_that_a_service_reads_from_its_table_has_a_kept_row() -> None:
    kept = {(each.file.parent.name, each.kind.__name__) for each in KEPT}
    read = {
        (file.relative_to(SERVICES).parts[0], name)
        for file in SERVICES.rglob("*.py")
        if "node_modules" not in file.parts
        for name in _types_read(ast.parse(file.read_text("utf-8")))
    }

    assert read - kept == set()
    assert kept - read == set()


def _types_read(tree: ast.Module) -> list[str]:
    """The types that a file gives to `from_row`."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        call.args[0].id
        for call in calls
        if isinstance(call.func, ast.Name)
        and call.func.id == "from_row"
        and isinstance(call.args[0], ast.Name)
    ]


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Inner:
    day: date
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Outer:
    id: str
    at: datetime
    inner: Inner
    colour: Colour = Colour.RED
    side: Literal["left", "right"] = "left"
    pair: tuple[date, date] | None = None
    more: tuple[Inner, ...] = ()
    names: frozenset[str] = frozenset()
    by_name: dict[str, Inner] | None = None
    content: bytes = b""
    is_on: bool = False


EARLIEST = datetime(1970, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
INNERS = st.builds(Inner, st.dates(), st.tuples(st.integers(-5, 5)))
OUTERS = st.builds(
    Outer,
    st.text(),
    st.datetimes(min_value=EARLIEST, timezones=st.just(UTC)).map(
        lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
    ),
    INNERS,
    st.sampled_from(Colour),
    st.sampled_from(["left", "right"]),
    st.none() | st.tuples(st.dates(), st.dates()),
    st.lists(INNERS, max_size=3).map(tuple),
    st.frozensets(st.text(), max_size=3),
    st.none() | st.dictionaries(st.text(), INNERS, max_size=2),
    st.binary(),
    st.booleans(),
)


@given(OUTERS)
def test_what_is_written_is_read_again(value: Outer) -> None:
    assert from_row(Outer, from_item(to_item(to_row(value)))) == value


@pytest.mark.parametrize(
    ("field", "stored"),
    [
        ("at", "yesterday"),
        ("at", 5),
        ("colour", "green"),
        ("side", "above"),
        ("inner", {"day": "2026-02-30"}),
        ("inner", "text"),
        ("more", [{"parts": [1]}]),
        ("pair", ["2026-01-01"]),
        ("id", 7),
        ("is_on", "yes"),
    ],
)
def test_a_damaged_field_is_named(field: str, stored: Any) -> None:
    row = {"id": "1", "at": "2026-11-28T09:00:00.000Z", "inner": {"day": "2026-11-28"}}

    with pytest.raises(UnreadableRowError):
        from_row(Outer, row | {field: stored})
