"""An example of every shape of the API and of every event, put together from values by name.

The values stand in `shared/contracts/samples/values.toml`; no bundle holds them. A text without a value is refused,
so that no example says "string"; numbers, choices, days and instants have one of their own.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

SAMPLES: Final = Path(__file__).parents[2] / "shared" / "contracts" / "samples"
VALUES: Final = SAMPLES / "values.toml"

_BY_FORMAT: Final = {"date": "2026-11-23", "date-time": "2026-11-23T09:00:00Z"}
_BY_TYPE: Final[dict[str, Any]] = {"boolean": True, "integer": 1, "number": 1}


class NoValueError(LookupError):
    """A text field has no value to show; the message names it."""


@cache
def _values() -> dict[str, dict[str, Any]]:
    return tomllib.loads(VALUES.read_text("utf-8"))


@dataclass(frozen=True)
class Examples:
    """Examples of the shapes in `shapes` (JSON Schema by name)."""

    shapes: Mapping[str, Any]
    _open: list[str] = field(default_factory=list)

    def __call__(self, shape: str) -> Any:
        """The example of a shape.

        Raises:
            NoValueError: a field of it has no value.
        """
        self._open.append(shape)
        try:
            return dict(self._fields(shape))
        finally:
            self._open.pop()

    def _fields(self, shape: str) -> Iterator[tuple[str, Any]]:
        own = _values()["of"].get(_plain(shape), {})
        for name, schema in self.shapes[shape].get("properties", {}).items():
            value = own[name] if name in own else self._value(schema, f"{_plain(shape)}.{name}")
            yield name, None if value == "absent" else value

    def _value(self, schema: Mapping[str, Any], where: str) -> Any:
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            is_object = self.shapes[name].get("type") == "object"
            return self(name) if is_object else self._value(self.shapes[name], where)
        for options in ("anyOf", "oneOf", "allOf"):
            if options in schema:
                return self._first(schema[options], where)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        if schema.get("format") in _BY_FORMAT:
            return _BY_FORMAT[schema["format"]]
        return self._of_type(schema, where)

    def _first(self, options: list[dict[str, Any]], where: str) -> Any:
        """The first option that is told; a shape process itself ends."""
        name = options[0].get("$ref", "").rpartition("/")[2]
        return None if name in self._open else self._value(options[0], where)

    def _list(self, items: Mapping[str, Any], where: str) -> list[Any]:
        reference = items.get("$ref", "").rpartition("/")[2]
        if reference:
            return [] if reference in self._open else [self(reference)]
        known = _values()["any"].get(where.rpartition(".")[2])
        return known if isinstance(known, list) else [self._value(items, where)]

    def _of_type(self, schema: Mapping[str, Any], where: str) -> Any:
        name = where.rpartition(".")[2]
        known = _values()["any"]
        if schema.get("type") == "array":
            return self._list(schema.get("items", {}), where)
        if name in known:
            return known[name]
        if schema.get("type") in _BY_TYPE:
            return schema.get("minimum", _BY_TYPE[schema["type"]])
        raise NoValueError(f'{where}: give it a value in {VALUES.name} ("{name}" under [any])')


def _plain(shape: str) -> str:
    """The name of a shape without the module that tells it from its namesakes."""
    return shape.rpartition("__")[2]


def missing(shapes: Mapping[str, Any]) -> list[str]:
    """What keeps examples of `shapes` from being made."""
    found = []
    for name in shapes:
        try:
            Examples(shapes)(name)
        except NoValueError as error:
            found.append(str(error))
    return found
