"""What the committed document says that a request can be answered with."""

import json
import re
from functools import cache
from typing import Any

from tests.contracts.openapi import PATH


@cache
def committed() -> dict[str, Any]:
    """The document as it is committed."""
    document: dict[str, Any] = json.loads(PATH.read_text("utf-8"))
    return document


@cache
def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """Every operation with its method and path."""
    return [
        (method.upper(), path, operation)
        for path, item in committed()["paths"].items()
        for method, operation in item.items()
    ]


def operation_of(method: str, path: str) -> dict[str, Any] | None:
    """The operation that a request reaches; None: there is none."""
    return next(
        (each for own, pattern, each in _patterns() if own == method and pattern.fullmatch(path)), None
    )


@cache
def _patterns() -> list[tuple[str, re.Pattern[str], dict[str, Any]]]:
    """Longest first: a name that is spelled out goes before a {place}."""
    ordered = sorted(operations(), key=lambda each: each[1].count("{"))
    return [(method, re.compile(re.sub(r"{\w+}", "[^/]+", path)), each) for method, path, each in ordered]


def codes(operation: dict[str, Any], status: int) -> set[str]:
    """The codes of a refusal with this status."""
    reference = operation["responses"].get(str(status), {}).get("$ref", "")
    return set(reference.rpartition("/")[2].split(".")[1:])


def is_documented(method: str, path: str, status: int, code: str) -> bool:
    """Whether the document names this answer; `code` is empty where it is no refusal."""
    operation = operation_of(method, path)
    if operation is None:
        return status in {404, 405}
    return code in codes(operation, status) if code else str(status) in operation["responses"]
