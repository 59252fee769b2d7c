"""Python values to DynamoDB attribute values and back, for the few types that items hold.

Items hold text, whole numbers, booleans, bytes, lists, maps and nothing; days and instants are texts.
"""

from base64 import b64decode
from collections.abc import Callable, Mapping
from typing import Any

type Item = dict[str, Any]

_TO: dict[type, Callable[[Any], dict[str, Any]]] = {
    str: lambda value: {"S": value},
    bool: lambda value: {"BOOL": value},
    int: lambda value: {"N": str(value)},
    bytes: lambda value: {"B": value},
    type(None): lambda _: {"NULL": True},
    list: lambda value: {"L": [to_attribute(each) for each in value]},
    tuple: lambda value: {"L": [to_attribute(each) for each in value]},
    dict: lambda value: {"M": to_item(value)},
}

_FROM: dict[str, Callable[[Any], Any]] = {
    "S": lambda value: value,
    "N": int,
    "BOOL": lambda value: value,
    "B": lambda value: (
        b64decode(value) if isinstance(value, str) else bytes(value)
    ),  # JSON of a stream; boto3
    "NULL": lambda _: None,
    "L": lambda value: [from_attribute(each) for each in value],
    "M": lambda value: from_item(value),  # noqa: PLW0108 - defined below
}


def to_attribute(value: object) -> dict[str, Any]:
    """One value as an attribute value.

    Raises:
        KeyError: a type that items do not hold (a float, a date): the store maps those first.
    """
    return _TO[type(value)](value)


def from_attribute(attribute: Mapping[str, Any]) -> Any:
    """The value of an attribute value."""
    [(kind, value)] = attribute.items()
    return _FROM[kind](value)


def to_item(item: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """An item as DynamoDB takes it."""
    return {name: _TO[type(value)](value) for name, value in item.items()}


def from_item(item: Mapping[str, Mapping[str, Any]]) -> Item:
    """An item as DynamoDB gives it, in Python's values."""
    return {name: _FROM[kind](value) for name, attribute in item.items() for kind, value in attribute.items()}
