"""A pregnancy from telling to the end of leave: dates, tasks, a running absence, the night, and what is refused."""

from typing import Any

import pytest

from tests.services.cast import Cast, a_cast
from tests.services.local_system import Answer, LocalSystem, a_principal

DUE = "2027-03-01"
EARLIEST, LATEST = "2027-01-19", "2027-02-02"


@pytest.fixture
def cast(system: LocalSystem) -> Cast:
    return a_cast(system)


def tell(system: LocalSystem, cast: Cast, **changes: Any) -> Answer:
    body = {"dueDate": DUE, "leaveStart": LATEST} | changes
    return system.call("POST", f"{cast.dossier}/pregnancies", body, by=cast.case_manager)


def dossier_of(system: LocalSystem, cast: Cast) -> Any:
    return system.call("GET", cast.dossier, by=cast.case_manager).json


def birth(system: LocalSystem, cast: Cast, born_on: str, *, preview: bool = False) -> Answer:
    found = dossier_of(system, cast)["pregnancies"][0]
    path = f"{cast.dossier}/pregnancies/{found['id']}/birth{'/preview' if preview else ''}"
    return system.call("POST", path, {"bornOn": born_on}, by=cast.case_manager, version=found["version"])


def nights(system: LocalSystem, days: int) -> None:
    from services.trajects import nightly

    for _ in range(days):
        system.passes(days=1)
        with system.running("trajects", "trajects.nightly"):
            nightly.handler({}, None)


@pytest.mark.proves("F122")
def test_a_pregnancy_starts_its_own_case_with_leave_and_tasks(system: LocalSystem, cast: Cast) -> None:
    told = tell(system, cast)

    assert told.status == 201, told.text
    assert told.json["sentence"] == "Het verlof loopt van 02-02-2027 tot en met 24-05-2027."
    dossier = dossier_of(system, cast)
    (found,) = dossier["pregnancies"]
    assert (dossier["status"], dossier["trajects"]) == ("none", [])
    assert (found["leave"]["from"], found["leave"]["to"], found["leave"]["daysAfterBirth"]) == (
        LATEST,
        "2027-05-24",
        84,
    )
    tasks = {task["key"]: task for task in found["tasks"]}
    assert tasks["pregnancy_register"]["state"] == "done"
    assert (tasks["pregnancy_talk"]["from"], tasks["pregnancy_talk"]["to"]) == ("2026-11-23", "2026-12-07")
    assert (tasks["wazo_application"]["from"], tasks["wazo_application"]["to"]) == (
        "2027-01-05",
        "2027-01-19",
    )
    listed = system.call("GET", "/api/trajects/tasks", by=cast.case_manager).json["items"]
    assert [task["key"] for task in listed] == ["pregnancy_talk", "choose_leave_start"]


def test_without_a_chosen_start_leave_begins_on_the_latest_lawful_day(
    system: LocalSystem, cast: Cast
) -> None:
    told = tell(system, cast, leaveStart=None, multiple=True)

    assert told.json["leave"]["from"] == told.json["leave"]["latestStart"] == "2027-01-05"


def test_telling_a_pregnancy_is_two_reads_and_one_transaction(system: LocalSystem, cast: Cast) -> None:
    system.calls.clear()

    tell(system, cast)

    assert system.dynamodb_calls() == {"Query": 1, "BatchGetItem": 1, "TransactWriteItems": 1}


def test_a_preview_tells_the_leave_and_writes_nothing(system: LocalSystem, cast: Cast) -> None:
    body = {"dueDate": DUE}

    seen = system.call("POST", f"{cast.dossier}/pregnancies/preview", body, by=cast.case_manager)

    assert (seen.status, seen.json["leave"]["from"]) == (200, LATEST)
    assert dossier_of(system, cast)["pregnancies"] == []


def test_a_second_pregnancy_beside_one_that_runs_is_refused(system: LocalSystem, cast: Cast) -> None:
    tell(system, cast)

    again = tell(system, cast)

    assert (again.status, again.code) == (409, "pregnancy-already-open")


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"leaveStart": "2027-01-18"}, "/leaveStart", "leave-start"),
        ({"leaveStart": "2027-02-03"}, "/leaveStart", "leave-start"),
        ({"leaveStart": LATEST, "multiple": True}, "/leaveStart", "leave-start"),
        ({"dueDate": "2027-09-14", "leaveStart": None}, "/dueDate", "due-date-far"),
        ({"dueDate": "2026-10-11", "leaveStart": None}, "/dueDate", "due-date-far"),
        ({"dueDate": "volgend jaar"}, "/dueDate", "date"),
        ({"complaint": "misselijk"}, "/complaint", "unknown-field"),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_wrong_pregnancy_is_refused_by_field(  # the parts of a case
    system: LocalSystem, cast: Cast, changes: dict[str, Any], pointer: str, code: str, language: str
) -> None:
    body = {"dueDate": DUE, "leaveStart": EARLIEST} | changes

    refused = system.call(
        "POST", f"{cast.dossier}/pregnancies", body, by=cast.case_manager, language=language
    )

    assert (refused.status, refused.pointers) == (422, {pointer: code})
    assert dossier_of(system, cast)["pregnancies"] == []


@pytest.mark.proves("F121")
@pytest.mark.parametrize(
    "group", ["case_manager_self_insurer_administrative", "case_manager_wga", "wga_wac", "labour_expert"]
)
def test_self_insurers_administration_and_wga_may_not_report_a_pregnancy(
    system: LocalSystem, cast: Cast, group: str
) -> None:
    caller = a_principal(group, scopes=(cast.office["id"],))

    refused = system.call("POST", f"{cast.dossier}/pregnancies", {"dueDate": DUE}, by=caller)

    assert (refused.status, refused.code) == (403, "no-permission")


@pytest.mark.proves("F115")
def test_illness_through_pregnancy_asks_for_the_pregnancy_first(system: LocalSystem) -> None:
    cast = a_cast(system, classifications=["SICK", "PREGNANCY"])
    refused = cast.report(system, classification="PREGNANCY")
    assert refused.pointers == {"/classification": "pregnancy-first"}

    tell(system, cast)

    assert cast.report(system, classification="PREGNANCY").status == 201
    (traject,) = dossier_of(system, cast)["trajects"]
    assert traject["protocol"]["key"] == "sickness_due_to_pregnancy"
    keys = [task["key"] for task in traject["tasks"]]
    assert "vangnet_sick_report" in keys


def test_a_late_birth_lengthens_the_leave_and_its_tasks_follow(system: LocalSystem, cast: Cast) -> None:
    tell(system, cast)
    nights(system, 102)  # 5 March 2027, four days after the due date

    seen = birth(system, cast, "2027-03-05", preview=True)
    told = birth(system, cast, "2027-03-05")

    assert told.status == 200, told.text
    assert seen.json["leave"] == told.json["leave"]
    dossier = dossier_of(system, cast)
    found = dossier["pregnancies"][0]
    assert (dossier["status"], found["birth"], found["leave"]["to"]) == ("leave", "2027-03-05", "2027-05-28")
    tasks = {task["key"]: task for task in found["tasks"]}
    assert tasks["birth_report"]["state"] == tasks["leave_start"]["state"] == "done"
    assert tasks["leave_start"]["doneOn"] == LATEST
    assert (tasks["return_talk"]["from"], tasks["return_talk"]["to"]) == ("2027-04-30", "2027-05-14")
    again = birth(system, cast, "2027-03-04")
    assert (again.status, again.code) == (409, "birth-known")


def test_the_night_ends_a_pregnancy_when_its_leave_is_over(system: LocalSystem, cast: Cast) -> None:
    tell(system, cast)
    nights(system, 75)
    birth(system, cast, "2027-02-06")

    nights(system, 107)

    found = dossier_of(system, cast)["pregnancies"][0]
    assert (found["end"], found["leave"]["to"]) == ("2027-05-24", "2027-05-24")
    tasks = {task["key"]: task for task in found["tasks"]}
    assert (tasks["leave_end"]["state"], tasks["leave_end"]["doneOn"]) == ("done", "2027-05-24")
    system.passes(days=1)
    assert dossier_of(system, cast)["status"] == "none"
    assert tell(system, cast, dueDate="2028-01-10", leaveStart=None).status == 201


@pytest.mark.parametrize(
    ("born_on", "code"), [("2026-11-24", "day-in-future"), ("2026-10-25", "birth-far-from-due-date")]
)
def test_a_wrong_birth_is_refused(system: LocalSystem, cast: Cast, born_on: str, code: str) -> None:
    tell(system, cast)

    refused = birth(system, cast, born_on)

    assert (refused.status, refused.pointers) == (422, {"/bornOn": code})


def test_leave_ends_a_running_absence_and_illness_right_after_goes_on_with_it(
    system: LocalSystem, cast: Cast
) -> None:
    cast.report(system, "2026-11-23")
    told = tell(system, cast)
    assert "De lopende ziekmelding eindigt als het verlof begint." in told.json["sentence"]
    assert told.json["cancelled"] == 0  # what falls before the leave stays
    assert dossier_of(system, cast)["status"] == "sick"

    nights(system, 71)  # 2 February 2027, the first day of leave

    dossier = dossier_of(system, cast)
    traject = dossier["trajects"][0]
    assert (dossier["status"], traject["end"], traject["endReason"]) == ("leave", "2027-02-01", "leave")
    assert {task["state"] for task in traject["tasks"]} <= {"done", "cancelled"}
    refused = cast.report(system, "2027-02-02")
    assert refused.pointers == {"/firstSickDay": "first-sick-day-in-leave"}
    nights(system, 27)
    birth(system, cast, "2027-03-01")
    end = dossier_of(system, cast)["pregnancies"][0]["leave"]["to"]
    nights(system, 85)
    assert str(system.now.date()) > end

    again = cast.report(system, "2027-05-11")

    assert again.json["continuesSince"] == "2026-11-23", again.text
    assert dossier_of(system, cast)["status"] == "sick"


def test_a_birth_before_the_planned_leave_ends_a_running_absence_at_once(
    system: LocalSystem, cast: Cast
) -> None:
    cast.report(system, "2026-11-23")
    tell(system, cast)
    nights(system, 50)  # 12 January 2027

    told = birth(system, cast, "2027-01-10")

    assert told.status == 200, told.text
    dossier = dossier_of(system, cast)
    assert (dossier["status"], dossier["trajects"][0]["end"]) == ("leave", "2027-01-10")
    listed = system.call("GET", "/api/trajects/tasks?limit=100", by=cast.case_manager).json["items"]
    assert "plan_of_action" not in [task["key"] for task in listed]


def test_an_absence_that_began_in_the_leave_must_go_first(system: LocalSystem, cast: Cast) -> None:
    tell(system, cast)
    nights(system, 50)
    cast.report(system, "2027-01-11")

    refused = birth(system, cast, "2027-01-10")

    assert refused.pointers == {"/bornOn": "leave-over-absence"}
