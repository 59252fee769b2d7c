"""To whom one can write about a dossier: who holds a node on its path now, and the employee."""

from typing import Any

import pytest

from shared.aws.dynamo import Range
from shared.kernel.principal import ENVIRONMENT_NODE
from tests.services.local_system import LocalSystem
from tests.services.messaging.events import a_portal_account, an_account
from tests.services.messaging.parts import EMPLOYER_ID, PORTAL_ID, Parts, parts


def recipients(system: LocalSystem, by: Parts, language: str = "nl") -> list[dict[str, Any]]:
    path = f"/api/messaging/recipients?dossier={by.dossier_id}"
    items: list[dict[str, Any]] = system.call("GET", path, by=by.case_manager, language=language).json[
        "items"
    ]
    return items


def an_id(number: int) -> str:
    return f"01920000-0000-7000-8000-0000000a{number:04}"


@pytest.mark.proves("F130")
def test_everybody_who_sees_the_dossier_is_listed_with_role_and_side(system: LocalSystem) -> None:
    by = parts(system)
    nodes = (
        by.cast.office["id"],
        by.cast.department["id"],
        by.employee_id,
        ENVIRONMENT_NODE,
        by.cast.employer["id"],
    )
    for number, node in enumerate(nodes):
        an_account(system, an_id(number), display_name=f"Persoon {number}", scopes=(node,), phone=None)
    an_account(system, an_id(9), display_name="Elders", scopes=(an_id(99),))

    found = recipients(system, by)

    assert [each["name"] for each in found[1:]] == [
        "Fatima Amrani",
        *(f"Persoon {number}" for number in range(5)),
        "Wim de Baas",
    ]
    assert found[0] == {
        "kind": "employee",
        "id": by.employee_id,
        "name": found[0]["name"],
        "role": "Werknemer",
        "hasMobile": found[0]["hasMobile"],
        "hasAccount": False,
        "side": "employee",
    }
    assert found[-1] == {
        "kind": "user",
        "id": EMPLOYER_ID,
        "name": "Wim de Baas",
        "role": "Arbo Werkgever Rechtstreeks",
        "hasMobile": True,
        "hasAccount": True,
        "side": "employer",
    }
    assert not found[2]["hasMobile"]
    assert (found[1]["side"], found[1]["role"]) == ("arbo", "Casemanager Arbo")
    assert recipients(system, by, "en")[0]["role"] == "Employee"


def test_an_employee_in_the_portal_has_an_account_and_a_mobile(system: LocalSystem) -> None:
    by = parts(system)
    a_portal_account(system, by.employee_id, user_id=PORTAL_ID)

    assert (recipients(system, by)[0]["hasAccount"], recipients(system, by)[0]["hasMobile"]) == (True, True)

    a_portal_account(system, by.employee_id, user_id=PORTAL_ID, aggregate_version=2, status="blocked")
    assert not recipients(system, by)[0]["hasAccount"]


def test_a_blocked_portal_account_does_not_take_the_place_of_an_open_one(system: LocalSystem) -> None:
    by = parts(system)
    a_portal_account(system, by.employee_id, user_id=PORTAL_ID)

    a_portal_account(system, by.employee_id, user_id=an_id(1), aggregate_version=3, status="blocked")

    assert recipients(system, by)[0]["hasAccount"]


@pytest.mark.parametrize(
    "changes",
    [
        {"scopes": ("01920000-0000-7000-8000-00000000eeee",)},
        {"status": "blocked"},
        {"groups": ("privacy_officer",)},
    ],
)
def test_who_lost_sight_or_was_blocked_is_no_recipient_any_more(
    system: LocalSystem, changes: dict[str, Any]
) -> None:
    by = parts(system)
    facts = {"scopes": (by.cast.employer["id"],)} | changes

    an_account(system, EMPLOYER_ID, aggregate_version=2, **facts)

    assert EMPLOYER_ID not in [each["id"] for each in recipients(system, by)]
    left = system.table("messaging").query(Range(f"USER#{EMPLOYER_ID}", prefix="NODE#")).items
    assert [row["gsi1pk"] for row in left] == [f"NODE#{node}" for node in changes.get("scopes", ())]


def test_an_older_account_that_comes_late_changes_nothing(system: LocalSystem) -> None:
    by = parts(system)
    an_account(system, EMPLOYER_ID, aggregate_version=3, scopes=())

    an_account(system, EMPLOYER_ID, aggregate_version=2, scopes=(by.cast.employer["id"],))

    assert EMPLOYER_ID not in [each["id"] for each in recipients(system, by)]


def test_fifty_nodes_may_all_be_exchanged_for_fifty_others_and_told_twice(system: LocalSystem) -> None:
    by = parts(system)
    before = tuple(an_id(number) for number in range(50))
    after = (*(an_id(number) for number in range(100, 149)), by.cast.employer["id"])
    an_account(system, EMPLOYER_ID, aggregate_version=2, scopes=before)

    an_account(system, EMPLOYER_ID, aggregate_version=3, scopes=after)
    an_account(system, EMPLOYER_ID, aggregate_version=3, scopes=after)

    left = system.table("messaging").query(Range(f"USER#{EMPLOYER_ID}", prefix="NODE#")).items
    assert {row["sk"].removeprefix("NODE#") for row in left} == set(after)
    assert EMPLOYER_ID in [each["id"] for each in recipients(system, by)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_a_dossier_there_is_nothing_to_list(system: LocalSystem, language: str) -> None:
    by = parts(system)

    refused = system.call("GET", "/api/messaging/recipients", by=by.case_manager, language=language)

    assert (refused.status, refused.pointers) == (422, {"/dossier": "required"})


def test_the_requests_are_three_and_one_a_node(system: LocalSystem) -> None:
    by = parts(system)
    system.calls.clear()

    recipients(system, by)

    # employee, department, employer, office, environment; the put is the access line
    assert system.dynamodb_calls() == {"GetItem": 2, "Query": 5, "BatchGetItem": 1, "PutItem": 1}
