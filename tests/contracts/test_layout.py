"""A service is cut by area, each area has the same furniture, and no piece imports what stands above or beside it."""

import ast
from pathlib import Path

import pytest

from tests.contracts.layout import ROOT, SERVICES, faults_of, modules_of
from tests.functions import api_of

MOST_LINES = 300
FEW_LINES = 180
LONGEST_FUNCTION = 40


@pytest.mark.parametrize("service", SERVICES)
def test_no_piece_of_a_service_imports_what_stands_above_or_beside_it(service: str) -> None:
    assert list(faults_of(service)) == []


@pytest.mark.parametrize("service", SERVICES)
def test_every_route_stands_in_the_area_that_its_path_finds(service: str) -> None:
    api = api_of(service).api
    for load in api.areas:
        for route in load().routes:
            assert api.area_of(route.path) is load, f"{route.method} {route.path}"


@pytest.mark.parametrize("service", SERVICES)
def test_every_area_is_told_in_the_map_of_its_service(service: str) -> None:
    readme = (ROOT / "services" / service / "README.md").read_text("utf-8")
    areas = {each.area for each in modules_of(service) if each.area}

    assert [area for area in sorted(areas) if f"`{area}/`" not in readme] == []


def _python_files() -> list[Path]:
    return [
        file
        for folder in ("services", "shared", "infra")
        for file in (ROOT / folder).rglob("*.py")
        if "node_modules" not in file.parts
    ]


def test_files_and_functions_stay_small() -> None:
    lines = {file: len(file.read_text("utf-8").splitlines()) for file in _python_files()}
    functions = sorted(
        (node.end_lineno or 0) - node.body[0].lineno + 1
        for file in lines
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    )

    assert [str(file) for file, number in lines.items() if number > MOST_LINES] == []
    assert sum(number <= FEW_LINES for number in lines.values()) / len(lines) >= 0.9
    assert functions[-1] <= LONGEST_FUNCTION
    assert functions[len(functions) // 2] <= 6
