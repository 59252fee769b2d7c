"""What time and organisation do to a case: it closes after 104 weeks, with the contract, with the pension age."""

from typing import Any

import pytest

from shared.contracts.organisation import EmployeeChanged, EmploymentFact
from tests.builders.organisation import a_hire
from tests.services.cast import Cast, a_cast
from tests.services.local_system import Answer, LocalSystem


@pytest.fixture
def cast(system: LocalSystem) -> Cast:
    return a_cast(system)


def hire(system: LocalSystem, cast: Cast, **changes: Any) -> str:
    """Another employee; gives the path of the dossier."""
    path = f"/api/organisation/employers/{cast.employer['id']}/employees"
    made = system.call("POST", path, a_hire(cast.department["id"], **changes), by=cast.klantbeheer)
    assert made.status == 201, made.text
    system.deliver()
    return f"/api/trajects/dossiers/{made.json['dossierId']}"


def report(system: LocalSystem, cast: Cast, dossier: str, first: str, **more: Any) -> Answer:
    body = {"firstSickDay": first} | more
    return system.call("POST", f"{dossier}/sick-reports", body, by=cast.case_manager)


def read(system: LocalSystem, cast: Cast, dossier: str) -> Any:
    return system.call("GET", dossier, by=cast.case_manager).json


def night(system: LocalSystem, *, days: int) -> None:
    from services.trajects import nightly

    system.passes(days=days)
    with system.running("trajects", "trajects.nightly"):
        nightly.handler({}, None)


def contract(system: LocalSystem, cast: Cast, version: int, end: str | None) -> None:
    """Organisation tells of the employee again, with another end of the contract."""
    found = read(system, cast, cast.dossier)
    [employment] = found["employments"]
    system.tell(
        "organisation",
        EmployeeChanged.model_validate(
            {
                "employeeId": cast.employee["id"],
                "employerId": cast.employer["id"],
                "dossierId": cast.employee["dossierId"],
                "aggregateVersion": version,
                "displayName": "J. (Jan) van den Berg",
                "birthDate": "1985-05-17",
                "personnelNumber": "1001",
                "email": None,
                "phone": None,
                "language": "nl",
                "employments": [
                    EmploymentFact(
                        employment_id=employment["id"],
                        department_id=cast.department["id"],
                        department_name="Bakkerij",
                        department_path=(cast.department["id"],),
                        start="2020-01-01",
                        end=end,
                        part_time_factor="0.8",
                        working_days=(1, 2, 3, 4, 5),
                        function="Bakker",
                    ).model_dump(by_alias=True, mode="json")
                ],
            }
        ),
    )
    system.deliver()


def open_tasks(system: LocalSystem, cast: Cast) -> list[Any]:
    listed: list[Any] = system.call("GET", "/api/trajects/tasks?limit=100", by=cast.case_manager).json[
        "items"
    ]
    return listed


def test_a_case_closes_at_the_end_of_its_104_weeks(system: LocalSystem, cast: Cast) -> None:
    cast.report(system)
    night(system, days=1)

    night(system, days=726)
    assert read(system, cast, cast.dossier)["trajects"][0]["end"] is None
    night(system, days=1)

    found = read(system, cast, cast.dossier)
    traject = found["trajects"][0]
    assert (traject["end"], traject["endReason"]) == ("2028-11-19", "end_104_weeks")
    assert traject["lastWageDay"] == "2028-11-19"
    assert (found["status"], found["percentage"]) == ("none", None)
    assert {task["state"] for task in traject["tasks"]} <= {"cancelled", "done"}
    assert open_tasks(system, cast) == []
    assert "report-sick" in found["allowedActions"]
    listed = system.call(
        "GET", f"/api/trajects/dossiers?employer={cast.employer['id']}", by=cast.case_manager
    )
    assert [each["status"] for each in listed.json["items"]] == ["none"]


def test_a_contract_that_ends_in_illness_ends_wage_and_tasks_with_it(system: LocalSystem, cast: Cast) -> None:
    dossier = hire(system, cast, employment={"end": "2027-01-31"}, bsn="123456782", personnelNumber="1002")

    report(system, cast, dossier, "2026-11-23")

    traject = read(system, cast, dossier)["trajects"][0]
    assert traject["lastWageDay"] == "2027-01-31"
    states = {task["key"]: task["state"] for task in traject["tasks"]}
    assert states["uwv_42_week_report"] == states["wia_application"] == "cancelled"
    assert "employment_end_warning" in states
    night(system, days=69)
    assert read(system, cast, dossier)["trajects"][0]["end"] is None
    night(system, days=1)
    traject = read(system, cast, dossier)["trajects"][0]
    assert (traject["end"], traject["endReason"]) == ("2027-01-31", "employment_end")


def test_a_contract_that_turns_out_to_end_is_planned_anew_at_once(system: LocalSystem, cast: Cast) -> None:
    cast.report(system)
    system.deliver()
    before = {each["key"] for each in open_tasks(system, cast)}

    contract(system, cast, 2, "2026-12-31")

    traject = read(system, cast, cast.dossier)["trajects"][0]
    assert traject["lastWageDay"] == "2026-12-31"
    after = {each["key"] for each in open_tasks(system, cast)}
    assert "plan_of_action" in before - after
    assert "employment_end_warning" in after


def test_a_contract_that_goes_on_after_all_opens_the_case_again(system: LocalSystem, cast: Cast) -> None:
    cast.report(system)
    contract(system, cast, 2, "2026-11-30")
    night(system, days=8)
    assert read(system, cast, cast.dossier)["trajects"][0]["endReason"] == "employment_end"

    contract(system, cast, 3, None)

    found = read(system, cast, cast.dossier)
    assert (found["status"], found["trajects"][0]["end"]) == ("sick", None)
    assert found["trajects"][0]["lastWageDay"] == "2028-11-19"
    assert "plan_of_action" in {each["key"] for each in open_tasks(system, cast)}


def test_the_state_pension_age_ends_the_wage_six_weeks_later(system: LocalSystem, cast: Cast) -> None:
    """Born 1960-01-10: 67 years on 2027-01-10 (AOW art. 7a); BW 7:629(2)b: six weeks more."""
    dossier = hire(system, cast, birthDate="1960-01-10", bsn="123456782", personnelNumber="1002")

    report(system, cast, dossier, "2026-11-23")

    traject = read(system, cast, dossier)["trajects"][0]
    assert (traject["lastWageDay"], traject["firstWiaDay"]) == ("2027-02-20", None)
    night(system, days=1)
    night(system, days=90)
    traject = read(system, cast, dossier)["trajects"][0]
    assert (traject["end"], traject["endReason"]) == ("2027-02-20", "aow")


@pytest.mark.parametrize("names_employment", [False, True])
@pytest.mark.parametrize(
    ("first", "code"),
    [
        ("2019-12-31", "first-sick-day-before-employment"),
        ("2026-11-24", "first-sick-day-in-future"),
        ("2026-10-01", "first-sick-day-needs-confirmation"),
    ],
)
def test_the_checks_of_the_first_day_hold_with_and_without_an_employment(
    system: LocalSystem, cast: Cast, first: str, code: str, *, names_employment: bool
) -> None:
    [employment] = read(system, cast, cast.dossier)["employments"]
    chosen = {"employmentId": employment["id"]} if names_employment else {}

    answer = report(system, cast, cast.dossier, first, **chosen)

    assert answer.status == 422
    assert answer.pointers["/firstSickDay"] == code


def test_a_first_day_after_the_end_of_the_chosen_employment_is_refused(
    system: LocalSystem, cast: Cast
) -> None:
    dossier = hire(system, cast, employment={"end": "2026-11-20"}, bsn="123456782", personnelNumber="1002")
    [employment] = read(system, cast, dossier)["employments"]

    answer = report(system, cast, dossier, "2026-11-23", employmentId=employment["id"])

    assert answer.pointers == {"/firstSickDay": "first-sick-day-after-employment"}
