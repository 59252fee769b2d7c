"""Dataclass to item and back: rows outlive the code that wrote them.

A field that is not in a row takes its default; an attribute that no field bears is ignored; what cannot be read is
refused by the names of type and field. A field at its default is not written, so that a row grows with what it holds.
Types: text, numbers, fractions, bytes, days, instants, enums, tuples, sets, maps, nested dataclasses, None beside them.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeAliasType, Union, get_args, get_origin, get_type_hints

from shared.aws.serde import Item
from shared.aws.unreadable import UnreadableRowError
from shared.kernel.clock import from_text, to_text

type _Change = Callable[[Any], Any]

_PLAIN = (str, int, bool, bytes)
_FROM_TEXT: Mapping[Any, _Change] = {
    datetime: from_text,
    date: date.fromisoformat,
    Fraction: Fraction,
    Any: lambda stored: stored,
}


def to_row(value: Any) -> Item:
    """A dataclass as the attributes of a row; fields at their default are left out."""
    row: Item = {}
    for name, change, default in _writers(value.__class__):
        given = getattr(value, name)
        if given != default:
            row[name] = change(given)
    return row


def from_row[T](kind: type[T], row: Mapping[str, Any]) -> T:
    """The dataclass that `to_row` wrote, today or in an earlier release.

    Raises:
        UnreadableRowError: a field without default is missing, or one cannot be read.
    """
    own, name = {}, ""
    try:
        for name, change, is_needed in _readers(kind):  # type: ignore[arg-type]  # a class can be hashed
            if name in row:
                own[name] = change(row[name])
            elif is_needed:
                raise UnreadableRowError(kind.__name__, name)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableRowError(kind.__name__, name) from error
    return kind(**own)


@cache
def _writers(kind: Any) -> list[tuple[str, _Change, Any]]:
    hints = get_type_hints(kind)
    return [(each.name, _writer(hints[each.name]), _default(each)) for each in fields(kind)]


@cache
def _readers(kind: Any) -> list[tuple[str, _Change, bool]]:
    hints = get_type_hints(kind)
    return [(each.name, _reader(hints[each.name]), _default(each) is MISSING) for each in fields(kind)]


def _default(each: Field[Any]) -> Any:
    return each.default_factory() if each.default_factory is not MISSING else each.default


def _writer(kind: Any) -> _Change:
    """How a value of a type goes into a row."""
    kind, is_optional = _bare(kind)
    if is_optional:
        write = _writer(kind)
        return lambda value: None if value is None else write(value)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {tuple, frozenset}:
        return _list_writer(origin, inner)
    if origin in {dict, Mapping}:
        item = _writer(inner[1])
        return lambda value: {str(name): item(each) for name, each in value.items()}
    return _one_writer(kind, origin)


def _list_writer(origin: type, inner: tuple[Any, ...]) -> _Change:
    if origin is tuple and inner[-1] is not ...:
        writers = [_writer(each) for each in inner]
        return lambda value: [write(each) for write, each in zip(writers, value, strict=True)]
    item, ordered = _writer(inner[0]), sorted if origin is frozenset else list
    return lambda value: [item(each) for each in ordered(value)]


def _one_writer(kind: Any, origin: Any) -> _Change:
    if is_dataclass(kind):
        return to_row
    if kind is datetime:
        return to_text
    if kind is date:
        return date.isoformat
    if kind is Fraction:
        return str
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    if kind in _PLAIN or origin is Literal or kind is Any:
        return _same
    raise TypeError(f"a row holds no {kind}")


def _reader(kind: Any) -> _Change:
    """How a value of a type comes out of a row."""
    kind, is_optional = _bare(kind)
    if is_optional:
        read = _reader(kind)
        return lambda stored: None if stored is None else read(stored)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {tuple, frozenset}:
        return _list_reader(origin, inner)
    if origin in {dict, Mapping}:
        item = _reader(inner[1])
        return lambda stored: {name: item(each) for name, each in stored.items()}
    return _one_reader(kind, origin, inner)


def _list_reader(origin: type, inner: tuple[Any, ...]) -> _Change:
    if origin is tuple and inner[-1] is not ...:
        readers = [_reader(each) for each in inner]
        return lambda stored: tuple(read(each) for read, each in zip(readers, stored, strict=True))
    item = _reader(inner[0])
    return lambda stored: origin(item(each) for each in stored)


def _one_reader(kind: Any, origin: Any, inner: tuple[Any, ...]) -> _Change:
    if kind in _FROM_TEXT:
        return _FROM_TEXT[kind]
    if is_dataclass(kind):
        return lambda stored: from_row(kind, stored)  # type: ignore[arg-type]  # a class, as `_bare` gave it
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if origin is Literal:
        return lambda stored: stored if stored in inner else _refuse(stored)
    if kind in _PLAIN:
        return lambda stored: stored if type(stored) is kind else _refuse(stored)
    raise TypeError(f"a row holds no {kind}")


def _same(value: Any) -> Any:
    return value


def _refuse(stored: object) -> Any:
    raise ValueError(f"{type(stored).__name__} is not what the field holds")


def _bare(kind: Any) -> tuple[Any, bool]:
    """A type without its alias and without the None beside it, and whether None stood there."""
    while isinstance(kind, TypeAliasType):
        kind = kind.__value__
    if get_origin(kind) not in {Union, UnionType}:
        return kind, False
    kinds = [each for each in get_args(kind) if each is not NoneType]
    if len(kinds) != 1 or len(kinds) == len(get_args(kind)):
        raise TypeError(f"a row holds no {kind}")
    return kinds[0], True
