"""The description of the API: for super administrators, and only where the stage shows it."""

import json

import pytest

from shared.kernel.permissions import groups
from tests.services.identity.conftest import an_active_person
from tests.services.local_system import LocalSystem, a_principal

PATH = "/api/identity/contracts"


@pytest.fixture
def shown(system: LocalSystem, monkeypatch: pytest.MonkeyPatch) -> LocalSystem:
    monkeypatch.setenv("SHOWS_CONTRACTS", "yes")
    return system


@pytest.mark.parametrize(("name", "version"), [("openapi", "3.1.0"), ("asyncapi", "3.0.0")])
def test_a_super_administrator_reads_the_descriptions(shown: LocalSystem, name: str, version: str) -> None:
    answer = shown.call("GET", f"{PATH}/{name}", by=a_principal("super_administrator"))

    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(answer.content)[name] == version


@pytest.mark.parametrize("name", ["cats", "../catalogue", "__init__"])
def test_what_is_no_description_is_not_found(shown: LocalSystem, name: str) -> None:
    answer = shown.call("GET", f"{PATH}/{name.replace('/', '%2F')}", by=a_principal("super_administrator"))

    assert (answer.status, answer.code) == (404, "not-found")


@pytest.mark.parametrize("key", sorted(groups().keys() - {"super_administrator"}))
def test_nobody_else_reads_them(shown: LocalSystem, key: str) -> None:
    assert shown.call("GET", f"{PATH}/openapi", by=a_principal(key)).status in {403, 404}


@pytest.mark.proves("SUP-2")
def test_where_the_stage_does_not_show_them_they_are_not_there(system: LocalSystem) -> None:
    answer = system.call("GET", f"{PATH}/openapi", by=a_principal("super_administrator"))

    assert (answer.status, answer.code) == (404, "not-found")


@pytest.mark.proves("SUP-2")
@pytest.mark.parametrize(("setting", "is_told"), [("yes", True), ("no", False)])
def test_a_session_tells_the_right_only_where_there_is_something_to_see(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch, setting: str, *, is_told: bool
) -> None:
    monkeypatch.setenv("SHOWS_CONTRACTS", setting)
    maker = a_principal("super_administrator", "customer_admin")
    person = an_active_person(system, maker, groups=["super_administrator"], scopes=[])

    assert (
        "platform:contract:read" in person.ask("GET", "/api/identity/session").json["permissions"]
    ) is is_told
