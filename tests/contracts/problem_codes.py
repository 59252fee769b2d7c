"""The HTTP status of every code that a refusal can carry, read from where it is raised."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from shared.http.problems import STATUSES

ROOT = Path(__file__).parents[2]
_STATUS = {kind.__name__: status for kind, status in STATUSES}

BY_VARIABLE = {"debtor-number-taken": 409, "employer-code-taken": 409}
"""Codes that organisation's rows of employers raise by a variable: a number that another employer has."""


@cache
def statuses() -> dict[str, int]:
    """Code → status.

    Raises:
        ValueError: one code is raised with two statuses, so that it would say nothing.
    """
    found: dict[str, int] = dict(BY_VARIABLE)
    for code, status in _raised():
        if found.setdefault(code, status) != status:
            raise ValueError(f"{code} is raised with {found[code]} and with {status}")
    return found


def _raised() -> Iterator[tuple[str, int]]:
    for folder in ("services", "shared"):
        for file in (ROOT / folder).rglob("*.py"):
            if "node_modules" not in file.parts:
                yield from _raised_in(ast.parse(file.read_text("utf-8")))


def _raised_in(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        values = [each.value for each in node.args if isinstance(each, ast.Constant)]
        match node.func.id, values:
            case "BadRequest", [int(status), str(code)]:
                yield code, status
            case name, [str(code), *_] if name in _STATUS:
                yield code, _STATUS[name]
