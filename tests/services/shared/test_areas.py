"""Areas of an API: found by the longest prefix, loaded when first asked for, at no cost to the others."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shared.http.app import Api
from shared.http.call import Call
from shared.http.routes import Area
from shared.kernel.permissions import Permission
from tests.services.local_system import LocalSystem, a_principal


def an_area(*paths: str) -> Area:
    made = Area()
    for path in paths:

        @made.route("GET", path, permission=Permission.SIGNED_IN, answer=None)
        def read(_call: Call[None]) -> None:
            """Read."""

    return made


@pytest.fixture
def loaded() -> list[str]:
    return []


@pytest.fixture
def api(loaded: list[str]) -> Api:
    made = Api("dummy")

    @made.area("dossiers")
    def cases() -> Area:
        loaded.append("cases")
        return an_area("/dossiers", "/dossiers/{dossier_id}")

    @made.area("tasks", "dossiers/*/trajects/*/tasks")
    def tasks() -> Area:
        loaded.append("tasks")
        return an_area("/tasks", "/dossiers/{dossier_id}/trajects/{traject_id}/tasks/{key}")

    @made.area("dossiers/*/trajects")
    def absences() -> Area:
        loaded.append("absences")
        return an_area("/dossiers/{dossier_id}/trajects/{traject_id}/recovery")

    return made


@pytest.mark.parametrize(
    ("path", "area"),
    [
        ("/dossiers", "cases"),
        ("/dossiers/1", "cases"),
        ("/tasks", "tasks"),
        ("/dossiers/1/trajects/2/tasks/3", "tasks"),
        ("/dossiers/1/trajects/2/recovery", "absences"),
    ],
)
def test_the_longest_prefix_finds_the_area_and_only_that_is_loaded(
    system: LocalSystem, api: Api, loaded: list[str], path: str, area: str
) -> None:
    answer = system.call("GET", f"/api/dummy{path}", by=a_principal("case_manager"), handler=api.handler)

    assert answer.status == 200, answer.text
    assert loaded == [area]


@pytest.mark.parametrize("path", ["/", "/else", "/dossier", "//", "/dossiers-of-others"])
def test_a_path_of_no_area_loads_nothing(system: LocalSystem, api: Api, loaded: list[str], path: str) -> None:
    answer = system.call("GET", f"/api/dummy{path}", by=a_principal("case_manager"), handler=api.handler)

    assert (answer.status, answer.code, loaded) == (404, "not-found", [])


def test_a_path_of_another_service_is_unknown(system: LocalSystem, api: Api, loaded: list[str]) -> None:
    answer = system.call("GET", "/api/others/dossiers", by=a_principal("case_manager"), handler=api.handler)

    assert (answer.status, loaded) == (404, [])


def test_an_area_is_loaded_once(system: LocalSystem, api: Api, loaded: list[str]) -> None:
    for _ in range(3):
        system.call("GET", "/api/dummy/tasks", by=a_principal("case_manager"), handler=api.handler)

    assert loaded == ["tasks"]


_ONE_REQUEST = """
import json, sys
from services.trajects import api as module
{more}
event = {{
    "rawPath": "/api/trajects/tasks", "headers": {{}}, "requestContext": {{"http": {{"method": "GET"}}}},
}}
answer = module.handler(event, None)
print(json.dumps([answer["statusCode"], sorted(sys.modules)]))
"""
_TWENTY_ROUTES = """
@module.api.area("dummies")
def dummies():
    from many_routes import area
    return area
"""


def _modules(more: str, folder: Path) -> set[str]:
    """What one request of the area `tasks` imports."""
    code = _ONE_REQUEST.format(more=more)
    environment = {
        "PYTHONPATH": f"{Path(__file__).parents[3]}:{folder}",
        "STAGE": "test",
        "SERVICE": "trajects",
        "POWERTOOLS_LOG_LEVEL": "ERROR",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    status, modules = json.loads(done.stdout.splitlines()[-1])
    assert status == 401
    return set(modules)


def test_a_further_area_adds_no_module_to_a_request_of_another(tmp_path: Path) -> None:
    routes = "\n".join(
        f'@area.route("GET", "/dummies/{n}", permission=Permission.SIGNED_IN)\ndef read_{n}(call):\n    "Read."'
        for n in range(20)
    )
    head = "from shared.http.routes import Area\nfrom shared.kernel.permissions import Permission\narea = Area()\n"
    (tmp_path / "many_routes.py").write_text(f"{head}{routes}\n", encoding="utf-8")

    without, beside = _modules("", tmp_path), _modules(_TWENTY_ROUTES, tmp_path)

    assert beside == without
    assert "services.trajects.tasks.routes" in without
    assert not {f"services.trajects.{area}.routes" for area in ("cases", "absences", "pregnancies")} & without


def test_a_stored_row_that_cannot_be_read_is_refused_by_name(
    system: LocalSystem, caplog: pytest.LogCaptureFixture
) -> None:
    """Not a KeyError: the answer is quotable, the log names type and field, and nothing is written."""
    from tests.services.cast import a_cast

    cast = a_cast(system)
    cast.report(system)
    table = system.table("trajects")
    key = f"DOSSIER#{cast.employee['dossierId']}"
    from shared.aws.clients import client
    from shared.aws.dynamo import Range
    from shared.aws.serde import to_item

    [row] = table.query(Range(key, prefix="C#")).items
    damaged: dict[str, Any] = {name: value for name, value in row.items() if name != "protocol"}
    client("dynamodb").put_item(TableName=table.name, Item=to_item(damaged))

    answer = system.call("GET", cast.dossier, by=cast.case_manager)

    assert (answer.status, answer.code) == (500, "row-unreadable")
    assert answer.json["reference"]
