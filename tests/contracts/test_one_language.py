"""One name a concept, one concept a name: no public class is defined in two files; no key of a data file is unread."""

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

TWICE: dict[str, str] = {}
"""A class that may be defined in several files → why."""

NAMES_ARE_DATA = {
    "shared/kernel/groups.toml": ("groups", "sets"),
    "services/organisation/employers/choices.toml": (),
}
"""Tables whose own keys are names that somebody gives; what stands below them is read by code."""


def _sources(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            if "node_modules" not in file.parts:
                yield file, ast.parse(file.read_text("utf-8"))


def test_no_public_class_is_defined_in_two_files() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for file, tree in _sources("services", "shared", "infra"):
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].add(str(file.relative_to(ROOT)))

    twice = {name: sorted(files) for name, files in found.items() if len(files) > 1}
    assert twice.keys() - TWICE.keys() == set(), {name: twice[name] for name in twice.keys() - TWICE.keys()}
    assert TWICE.keys() - twice.keys() == set()


@pytest.mark.parametrize(
    "file",
    sorted(
        str(file.relative_to(ROOT))
        for folder in ("services", "shared")
        for file in (ROOT / folder).rglob("*.toml")
        if not {"node_modules", "samples"} & set(file.parts)
    ),
)
def test_every_key_of_a_data_file_is_read_by_code(file: str) -> None:
    """That what was read is also used, vulture holds: a field of a dataclass that nobody asks for is told by it."""
    package = file.split("/")[1] if file.startswith("services/") else ""
    folder = f"services/{package}" if package else "shared"
    texts = {
        node.value
        for _, tree in _sources(folder, "shared")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    known = texts | {
        f"{each}{language}" for each in texts if re.fullmatch(r"\w+_", each) for language in ("nl", "en")
    }
    raw = tomllib.loads((ROOT / file).read_text("utf-8"))

    unread = {key for key in _keys(raw, NAMES_ARE_DATA.get(file, ())) if key not in known}

    assert unread == set()


def _keys(part: Any, named: tuple[str, ...]) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _keys(each, ())
    elif isinstance(part, dict):
        for key, value in part.items():
            yield key
            if key in named and isinstance(value, dict):
                yield from (inner for each in value.values() for inner in _keys(each, ()))
            else:
                yield from _keys(value, ())
