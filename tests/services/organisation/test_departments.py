"""Departments and their line managers."""

from shared.kernel.principal import Principal
from tests.builders.organisation import LINE_MANAGER
from tests.services.cast import a_draft
from tests.services.local_system import LocalSystem


def test_a_department_gets_another_line_manager(system: LocalSystem, klantbeheer: Principal) -> None:
    draft = a_draft(system, klantbeheer)
    path = f"/api/organisation/employers/{draft['id']}/departments"
    made = system.call("POST", path, {"name": "Winkel", "lineManager": LINE_MANAGER}, by=klantbeheer).json
    body = {"name": "Winkel", "lineManager": {"name": "Wil Winkel", "email": "wil@korenaar.example"}}

    edited = system.call("PUT", f"{path}/{made['id']}", body, by=klantbeheer, version=1)

    assert (edited.status, edited.json["version"], edited.json["lineManager"]["name"]) == (
        200,
        2,
        "Wil Winkel",
    )
