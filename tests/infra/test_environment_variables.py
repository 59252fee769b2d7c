"""A function gets exactly the variables that its code reads."""

import ast

import pytest

from infra.bundles.closure import closure_of
from tests.infra.templates import stage

ALWAYS = {"STAGE", "SERVICE"}
"""Read by shared/aws/settings.py at once, whatever the function."""

NO_VARIABLE = {"CLOCK", "CLOCK_OFFSET_SECONDS"}
"""A method, and what only the journeys set (stage local)."""


def _read(module: str) -> set[str]:
    """Variables that are read anywhere in what a handler imports: `settings().table_name` reads TABLE_NAME."""
    names = {
        node.attr.upper()
        for file in closure_of(module).modules.values()
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "settings()"
    }
    return (names | ALWAYS) - NO_VARIABLE


@pytest.mark.parametrize("name", sorted(stage("production").functions()))
def test_a_function_gets_the_variables_that_it_reads(name: str) -> None:
    function = stage("production").functions()[name]
    given = set(function.properties["Environment"]["Variables"])

    assert given == _read(function.properties["Handler"].rpartition(".")[0])


def test_only_the_settings_module_reads_the_environment() -> None:
    readers = {
        name
        for function in stage("production").functions().values()
        for name, file in closure_of(function.properties["Handler"].rpartition(".")[0]).modules.items()
        if "os.environ" in file.read_text("utf-8") or "getenv" in file.read_text("utf-8")
    }

    assert readers == {"shared.aws.settings"}
