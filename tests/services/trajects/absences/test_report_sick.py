"""Reporting sick: the traject, its tasks, who is told, and what is refused."""

import pytest

from tests.services.cast import a_case_manager, a_cast
from tests.services.local_system import LocalSystem, a_principal


@pytest.mark.proves("F114", "F134")
def test_a_sick_report_starts_the_protocol_with_every_task_on_its_day(system: LocalSystem) -> None:
    cast = a_cast(system)

    assert cast.report(system).status == 201

    dossier = system.call("GET", cast.dossier, by=cast.case_manager).json
    assert (dossier["status"], dossier["percentage"], dossier["dayOfAbsence"]) == ("sick", 100, 1)
    tasks = {task["key"]: task for task in dossier["trajects"][0]["tasks"]}
    assert tasks["problem_analysis"]["to"] == "2027-01-03"
    assert tasks["plan_of_action"]["to"] == "2027-01-17"
    assert tasks["uwv_42_week_report"]["to"] == "2027-09-13"
    assert tasks["wia_application"]["to"] == "2028-09-03"
    assert dossier["trajects"][0]["lastWageDay"] == "2028-11-19"
    assert dossier["caseManager"]["displayName"] == "Fatima Amrani"


@pytest.mark.proves("F79", "F99")
def test_the_case_manager_finds_the_near_tasks_in_her_list_by_due_day(system: LocalSystem) -> None:
    cast = a_cast(system)
    cast.report(system)

    listed = system.call("GET", "/api/trajects/tasks", by=cast.case_manager).json["items"]

    keys = [task["key"] for task in listed]
    assert keys[:2] == ["contact_w1", "check_vangnet"]
    assert "plan_of_action" in keys
    assert "first_year_evaluation" not in keys
    assert "register_sick_report" not in keys
    assert [task["to"] for task in listed] == sorted(task["to"] for task in listed)


@pytest.mark.proves("F80")
def test_a_completed_task_is_done_in_the_dossier_and_leaves_the_list(system: LocalSystem) -> None:
    cast = a_cast(system)
    traject = cast.report(system).json["trajectId"]
    path = f"{cast.dossier}/trajects/{traject}/tasks/check_vangnet/completion"

    done = system.call("POST", path, {"note": "Geen vangnet"}, by=cast.case_manager, version=1)

    assert (done.json["state"], done.json["doneOn"]) == ("done", "2026-11-23")
    assert done.json["doneBy"]["displayName"] == "Fatima Amrani"
    listed = system.call("GET", "/api/trajects/tasks", by=cast.case_manager).json["items"]
    assert "check_vangnet" not in [task["key"] for task in listed]
    again = system.call("POST", path, {}, by=cast.case_manager, version=2)
    assert (again.status, again.code) == (409, "task-not-open")


def test_a_task_that_is_still_far_can_be_completed_early(system: LocalSystem) -> None:
    cast = a_cast(system)
    traject = cast.report(system).json["trajectId"]
    path = f"{cast.dossier}/trajects/{traject}/tasks/wia_information/completion"

    done = system.call("POST", path, {}, by=cast.case_manager, version=0)

    assert done.json["state"] == "done"


@pytest.mark.proves("F80")
@pytest.mark.parametrize(
    ("key", "group", "status"),
    [
        ("employee_judgement", "case_manager", 200),
        ("riv_decision", "case_manager", 200),
        ("riv_decision", "employer_case_manager", 200),
        ("riv_decision", "employer_direct", 403),
        ("employee_judgement", "case_manager_wga", 403),
    ],
)
def test_what_the_employee_and_uwv_did_is_recorded_by_a_case_manager(
    system: LocalSystem, key: str, group: str, status: int
) -> None:
    cast = a_cast(system)
    traject = cast.report(system).json["trajectId"]
    path = f"{cast.dossier}/trajects/{traject}/tasks/{key}/completion"

    assert system.call("POST", path, {}, by=a_principal(group), version=0).status == status


def test_two_people_can_finish_two_tasks_but_not_one_task_twice(system: LocalSystem) -> None:
    cast = a_cast(system)
    traject = cast.report(system).json["trajectId"]
    path = f"{cast.dossier}/trajects/{traject}/tasks"
    assert (
        system.call("POST", f"{path}/contact_w1/completion", {}, by=cast.case_manager, version=1).status
        == 200
    )
    assert (
        system.call("POST", f"{path}/check_vangnet/completion", {}, by=cast.case_manager, version=1).status
        == 200
    )

    stale = system.call("POST", f"{path}/contact_w2/completion", {}, by=cast.case_manager, version=7)

    assert (stale.status, stale.code) == (412, "version-mismatch")


def test_the_line_manager_is_mailed_that_there_are_tasks_without_a_name_or_illness(
    system: LocalSystem,
) -> None:
    from tests.services.messaging.test_messages import mails

    cast = a_cast(system)
    cast.report(system)

    system.deliver()

    mail = mails()[-1]
    assert "taak" in mail
    assert "Jan" not in mail
    assert "ziek" not in mail.casefold()


@pytest.mark.proves("AZ-6")
def test_another_office_sees_neither_dossier_nor_list(system: LocalSystem) -> None:
    cast = a_cast(system)
    other = system.call("POST", "/api/organisation/offices", {"name": "Utrecht"}, by=cast.klantbeheer).json
    stranger = a_case_manager(system, cast.klantbeheer, other["id"], "Smit")
    system.passes(minutes=2)
    absent = cast.dossier[:-4] + "0000"

    hidden, unknown = system.call("GET", cast.dossier, by=stranger), system.call("GET", absent, by=stranger)

    assert (hidden.status, hidden.code) == (unknown.status, unknown.code) == (404, "not-found")
    report = system.call("POST", f"{cast.dossier}/sick-reports", {"firstSickDay": "2026-11-23"}, by=stranger)
    assert report.status == 404
    listed = system.call("GET", f"/api/trajects/dossiers?employer={cast.employer['id']}", by=stranger)
    assert listed.status == 404


@pytest.mark.proves("F113", "AZ-9")
@pytest.mark.parametrize("group", ["occupational_physician", "case_manager_wga", "wga_wac"])
def test_physician_and_wga_may_not_report_sick(system: LocalSystem, group: str) -> None:
    cast = a_cast(system)
    caller = a_principal(group, scopes=(cast.office["id"],))

    refused = system.call("POST", f"{cast.dossier}/sick-reports", {"firstSickDay": "2026-11-23"}, by=caller)

    assert (refused.status, refused.code) == (403, "no-permission")
    assert system.call("GET", cast.dossier, by=cast.case_manager).json["status"] == "none"


def test_a_second_sick_report_while_one_is_open_is_refused(system: LocalSystem) -> None:
    cast = a_cast(system)
    cast.report(system)

    refused = cast.report(system, "2026-11-22")

    assert (refused.status, refused.code) == (409, "absence-already-open")
    assert "23-11-2026" in refused.json["detail"]


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"firstSickDay": "2026-11-24"}, "/firstSickDay", "first-sick-day-in-future"),
        (
            {"firstSickDay": "2019-12-31", "confirmedEarly": True},
            "/firstSickDay",
            "first-sick-day-before-employment",
        ),
        ({"firstSickDay": "2026-10-25"}, "/firstSickDay", "first-sick-day-needs-confirmation"),
        ({"firstSickDay": "2026-11-23", "percentage": 0}, "/percentage", "too-small"),
        ({"firstSickDay": "2026-11-23", "percentage": 101}, "/percentage", "too-large"),
        ({"firstSickDay": "2026-11-23", "percentage": 33.3}, "/percentage", "whole-number"),
        (
            {"firstSickDay": "2026-11-23", "classification": "SV01"},
            "/classification",
            "classification-not-offered",
        ),
        ({"firstSickDay": "2026-11-23", "diagnosis": "griep"}, "/diagnosis", "unknown-field"),
        ({}, "/firstSickDay", "required"),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_wrong_sick_report_is_refused_by_field_and_changes_nothing(
    system: LocalSystem, body: dict[str, object], pointer: str, code: str, language: str
) -> None:
    cast = a_cast(system)

    refused = system.call(
        "POST", f"{cast.dossier}/sick-reports", body, by=cast.case_manager, language=language
    )

    assert (refused.status, refused.pointers) == (422, {pointer: code})
    assert system.call("GET", cast.dossier, by=cast.case_manager).json["status"] == "none"


def test_a_first_sick_day_long_ago_is_accepted_once_confirmed(system: LocalSystem) -> None:
    cast = a_cast(system)

    assert cast.report(system, "2026-09-01", confirmedEarly=True).status == 201


@pytest.mark.proves("IDM-1")
def test_a_repeated_report_gets_the_first_answer_and_another_body_is_refused(system: LocalSystem) -> None:
    cast = a_cast(system)
    path, body = f"{cast.dossier}/sick-reports", {"firstSickDay": "2026-11-23"}
    first = system.call("POST", path, body, by=cast.case_manager, key="k" * 20)

    again = system.call("POST", path, body, by=cast.case_manager, key="k" * 20)
    other = system.call("POST", path, {"firstSickDay": "2026-11-20"}, by=cast.case_manager, key="k" * 20)

    assert (again.status, again.json) == (201, first.json)
    assert (other.status, other.code) == (422, "idempotency-key-reused")


def test_a_preview_tells_what_would_start_and_writes_nothing(system: LocalSystem) -> None:
    cast = a_cast(system)

    preview = system.call(
        "POST", f"{cast.dossier}/sick-reports/preview", {"firstSickDay": "2026-11-23"}, by=cast.case_manager
    )

    assert preview.json["taskCount"] >= 43
    assert system.call("GET", cast.dossier, by=cast.case_manager).json["status"] == "none"


def test_reporting_sick_is_two_reads_and_one_transaction(system: LocalSystem) -> None:
    cast = a_cast(system)
    system.calls.clear()

    cast.report(system)

    assert system.dynamodb_calls() == {"Query": 1, "BatchGetItem": 1, "TransactWriteItems": 1}


def test_the_task_list_is_one_query_a_page(system: LocalSystem) -> None:
    cast = a_cast(system)
    cast.report(system)
    system.calls.clear()

    page = system.call("GET", "/api/trajects/tasks?limit=3", by=cast.case_manager).json

    assert system.dynamodb_calls() == {"Query": 1, "PutItem": 1}  # the put is the access line
    rest = system.call(
        "GET", f"/api/trajects/tasks?limit=100&cursor={page['next']}", by=cast.case_manager
    ).json
    keys = [task["key"] for task in (*page["items"], *rest["items"])]
    assert len(keys) == len(set(keys)) > 10


def test_a_cursor_of_somebody_else_is_refused(system: LocalSystem) -> None:
    cast = a_cast(system)
    cast.report(system)
    page = system.call("GET", "/api/trajects/tasks?limit=3", by=cast.case_manager).json

    stolen = system.call("GET", f"/api/trajects/tasks?cursor={page['next']}", by=a_principal("case_manager"))

    assert (stolen.status, stolen.pointers) == (422, {"/cursor": "cursor"})


def test_a_dossier_made_just_now_may_still_be_on_its_way(system: LocalSystem) -> None:
    from shared.kernel.ids import new_id_at

    path = f"/api/trajects/dossiers/{new_id_at(system.now)}"
    caller = a_principal("case_manager")

    early = system.call("GET", path, by=caller)
    system.passes(seconds=61)
    late = system.call("GET", path, by=caller)

    assert (early.status, early.code, early.headers["retry-after"]) == (
        409,
        "reference-not-yet-available",
        "1",
    )
    assert late.status == 404


def test_the_night_makes_rows_of_what_came_near(system: LocalSystem) -> None:
    from services.trajects import nightly

    cast = a_cast(system)
    cast.report(system)
    for _ in range(60):
        system.passes(days=1)
        with system.running("trajects", "trajects.nightly"):
            nightly.handler({}, None)

    listed = system.call("GET", "/api/trajects/tasks?limit=100", by=cast.case_manager).json["items"]

    assert "poa_evaluation_1" in [task["key"] for task in listed]
    with system.running("trajects", "trajects.nightly"):
        assert nightly.handler({}, None) == {"trajects": 0}
