"""The life of an absence: partial recovery, recovery, relapse; what is planned anew, who is told, what is refused."""

from typing import Any

import pytest

from tests.services.cast import Cast, a_cast
from tests.services.local_system import Answer, LocalSystem, a_principal

FIRST = "2026-11-02"
"""Three weeks before the day of the system."""


@pytest.fixture
def cast(system: LocalSystem) -> Cast:
    """Somebody ill since three weeks, in full."""
    made = a_cast(system)
    assert made.report(system, FIRST).status == 201
    return made


def dossier_of(system: LocalSystem, cast: Cast) -> Any:
    return system.call("GET", cast.dossier, by=cast.case_manager).json


def act(  # each part of a request that a test varies
    system: LocalSystem,
    cast: Cast,
    what: str,
    body: dict[str, Any],
    *,
    version: int | None = None,
    **more: Any,
) -> Answer:
    """The case manager reports something in the newest absence, as she sees it now."""
    traject = dossier_of(system, cast)["trajects"][0]
    seen = traject["version"] if version is None else version
    path = f"{cast.dossier}/trajects/{traject['id']}/{what}"
    return system.call("POST", path, body, **({"by": cast.case_manager} | more), version=seen)


def events_of(system: LocalSystem, name: str) -> list[Any]:
    return [event["data"] for event in system.outbox("trajects") if event["name"] == name]


def states(traject: Any) -> dict[str, str]:
    return {task["key"]: task["state"] for task in traject["tasks"]}


@pytest.mark.proves("F117")
def test_a_recovery_ends_the_case_and_cancels_what_is_open(system: LocalSystem, cast: Cast) -> None:
    system.deliver()

    ended = act(system, cast, "recovery", {"from": "2026-11-23"})

    assert ended.status == 200, ended.text
    assert ended.json["cancelled"] > 5
    assert "21 ziektedagen" in ended.json["sentence"]
    assert "20-12-2026" in ended.json["sentence"]
    dossier = dossier_of(system, cast)
    traject = dossier["trajects"][0]
    assert (dossier["status"], dossier["percentage"], dossier["dayOfAbsence"]) == ("recovered", None, None)
    assert (traject["end"], traject["endReason"]) == ("2026-11-22", "recovered")
    assert traject["relapseUntil"] == "2026-12-20"
    assert [(each["from"], each["percent"]) for each in traject["percentages"]] == [
        (FIRST, 100),
        ("2026-11-23", 0),
    ]
    assert [(each["firstSickDay"], each["to"], each["days"]) for each in traject["spells"]] == [
        (FIRST, "2026-11-22", 21)
    ]
    found = states(traject)
    assert found["register_recovery"] == found["register_sick_report"] == "done"
    assert {found["problem_analysis"], found["contact_w5"], found["wia_application"]} == {"cancelled"}
    assert not system.call("GET", "/api/trajects/tasks", by=cast.case_manager).json["items"]
    assert "Hersteld gemeld per 23-11-2026." in [each["sentence"] for each in dossier["history"]]


def test_the_recovery_is_told_with_the_whole_state_and_what_was_cancelled(
    system: LocalSystem, cast: Cast
) -> None:
    system.deliver()

    act(system, cast, "recovery", {"from": "2026-11-23"})

    changed = events_of(system, "TrajectChanged")[-1]
    assert (changed["aggregateVersion"], changed["end"], changed["endReason"]) == (
        2,
        "2026-11-22",
        "recovered",
    )
    assert [(each["firstSickDay"], each["recovery"]) for each in changed["spells"]] == [(FIRST, "2026-11-23")]
    replanned = events_of(system, "TasksReplanned")[-1]
    assert "problem_analysis" in replanned["cancelled"]
    assert not replanned["added"]
    assert [each["key"] for each in events_of(system, "TaskDone")] == ["register_recovery"]


@pytest.mark.parametrize("what", ["recovery", "percentages"])
def test_a_recovery_is_two_reads_and_one_transaction_however_much_is_late(
    system: LocalSystem, cast: Cast, what: str
) -> None:
    from services.trajects import nightly

    for _ in range(40):  # nobody does anything for forty weeks
        system.passes(days=7)
        with system.running("trajects", "trajects.nightly"):
            nightly.handler({}, None)
    version = dossier_of(system, cast)["trajects"][0]["version"]
    traject = dossier_of(system, cast)["trajects"][0]["id"]
    path = f"{cast.dossier}/trajects/{traject}/{what}"
    body = {"from": "2027-08-30"} | ({"percentage": 40} if what == "percentages" else {})
    system.calls.clear()

    done = system.call("POST", path, body, by=cast.case_manager, version=version)

    assert done.status == 200, done.text
    assert system.dynamodb_calls() == {"Query": 1, "BatchGetItem": 1, "TransactWriteItems": 1}
    assert (done.json["cancelled"] > 20) is (what == "recovery")


@pytest.mark.proves("F116", "F117")
def test_partial_recovery_is_a_step_in_the_same_case(system: LocalSystem, cast: Cast) -> None:
    half = act(system, cast, "percentages", {"from": "2026-11-16", "percentage": 50})
    more = act(system, cast, "percentages", {"from": "2026-11-20", "percentage": 80})

    assert (half.status, more.status) == (200, 200), half.text
    assert "80 %" in more.json["sentence"]
    assert (more.json["added"], more.json["moved"], more.json["cancelled"]) == (0, 0, 0)
    dossier = dossier_of(system, cast)
    traject = dossier["trajects"][0]
    assert (dossier["status"], dossier["percentage"]) == ("sick", 80)
    assert (traject["firstSickDay"], traject["end"], len(dossier["trajects"])) == (FIRST, None, 1)
    assert [(each["from"], each["percent"]) for each in traject["percentages"]] == [
        (FIRST, 100),
        ("2026-11-16", 50),
        ("2026-11-20", 80),
    ]
    listed = system.call(
        "GET", f"/api/trajects/dossiers?employer={cast.employer['id']}", by=cast.case_manager
    )
    assert listed.json["items"][0]["percentage"] == 80


def test_of_two_changes_on_one_day_the_last_stands(system: LocalSystem, cast: Cast) -> None:
    act(system, cast, "percentages", {"from": "2026-11-16", "percentage": 50})
    act(system, cast, "percentages", {"from": "2026-11-16", "percentage": 60})

    dossier = dossier_of(system, cast)

    shown = [(each["from"], each["percent"]) for each in dossier["trajects"][0]["percentages"]]
    assert shown == [(FIRST, 100), ("2026-11-16", 60)]
    sentences = [each["sentence"] for each in dossier["history"]]
    assert "Per 16-11-2026 voor 50 % ziek." in sentences


def test_zero_percent_is_full_recovery(system: LocalSystem, cast: Cast) -> None:
    ended = act(system, cast, "percentages", {"from": "2026-11-20", "percentage": 0})

    assert ended.status == 200
    assert dossier_of(system, cast)["trajects"][0]["endReason"] == "recovered"


@pytest.mark.parametrize(
    ("what", "body", "pointer", "code"),
    [
        ("recovery", {"from": "2026-11-24"}, "/from", "day-in-future"),
        ("recovery", {"from": FIRST}, "/from", "recovery-too-early"),
        ("recovery", {"from": "2026-11-01"}, "/from", "recovery-too-early"),
        ("recovery", {}, "/from", "required"),
        ("recovery", {"from": "2026-11-23", "cause": "griep"}, "/cause", "unknown-field"),
        ("percentages", {"from": "2026-11-24", "percentage": 50}, "/from", "day-in-future"),
        ("percentages", {"from": "2026-11-01", "percentage": 50}, "/from", "day-before-last-change"),
        ("percentages", {"from": "2026-11-20", "percentage": 100}, "/percentage", "percentage-unchanged"),
        ("percentages", {"from": "2026-11-20", "percentage": 101}, "/percentage", "too-large"),
        ("percentages", {"from": "2026-11-20", "percentage": -1}, "/percentage", "too-small"),
        ("percentages", {"from": "2026-11-20", "percentage": 33.3}, "/percentage", "whole-number"),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_wrong_recovery_is_refused_by_field_and_changes_nothing(  # the parts of a case
    system: LocalSystem,
    cast: Cast,
    what: str,
    body: dict[str, Any],
    pointer: str,
    code: str,
    language: str,
) -> None:
    refused = act(system, cast, what, body, language=language)
    seen = act(system, cast, f"{what}/preview", body, language=language)

    assert (refused.status, refused.pointers) == (422, {pointer: code})
    assert (seen.status, seen.pointers) == (422, {pointer: code})
    dossier = dossier_of(system, cast)
    assert (dossier["status"], dossier["percentage"], dossier["trajects"][0]["version"]) == ("sick", 100, 1)


def test_a_recovery_before_the_last_change_is_refused(system: LocalSystem, cast: Cast) -> None:
    act(system, cast, "percentages", {"from": "2026-11-16", "percentage": 50})

    refused = act(system, cast, "recovery", {"from": "2026-11-15"})

    assert refused.pointers == {"/from": "day-before-last-change"}
    assert "16-11-2026" in refused.json["errors"][0]["detail"]


def test_who_saw_an_older_case_is_asked_to_look_again(system: LocalSystem, cast: Cast) -> None:
    act(system, cast, "percentages", {"from": "2026-11-16", "percentage": 50})

    stale = act(system, cast, "recovery", {"from": "2026-11-23"}, version=1)

    assert (stale.status, stale.code) == (412, "version-mismatch")
    assert dossier_of(system, cast)["status"] == "sick"


def test_nobody_recovers_twice(system: LocalSystem, cast: Cast) -> None:
    act(system, cast, "recovery", {"from": "2026-11-23"})

    again = act(system, cast, "recovery", {"from": "2026-11-23"})

    assert (again.status, again.code) == (409, "no-running-absence")


@pytest.mark.proves("IDM-1")
def test_a_repeated_recovery_gets_the_first_answer(system: LocalSystem, cast: Cast) -> None:
    first = act(system, cast, "recovery", {"from": "2026-11-23"}, version=1, key="r" * 20)

    again = act(system, cast, "recovery", {"from": "2026-11-23"}, version=1, key="r" * 20)

    assert (again.status, again.json) == (200, first.json)


def test_a_preview_tells_the_same_and_writes_nothing(system: LocalSystem, cast: Cast) -> None:
    seen = act(system, cast, "recovery/preview", {"from": "2026-11-23"}).json

    assert dossier_of(system, cast)["status"] == "sick"
    done = act(system, cast, "recovery", {"from": "2026-11-23"}).json
    assert {name: done[name] for name in seen} == seen


@pytest.mark.proves("AZ-9")
@pytest.mark.parametrize("group", ["labour_expert", "invoicing", "zw_wage_specialist"])
def test_who_may_only_report_sick_may_not_report_recovery(
    system: LocalSystem, cast: Cast, group: str
) -> None:
    caller = a_principal(group, scopes=(cast.office["id"],))

    refused = act(system, cast, "recovery", {"from": "2026-11-23"}, by=caller)

    assert (refused.status, refused.code) == (403, "no-permission")
    assert "recover" not in system.call("GET", cast.dossier, by=caller).json["allowedActions"]
    assert "recover" in dossier_of(system, cast)["allowedActions"]


@pytest.mark.proves("AZ-6")
def test_out_of_scope_a_recovery_is_of_something_absent(system: LocalSystem, cast: Cast) -> None:
    stranger = a_principal("case_manager", scopes=("01920000-0000-7000-8000-00000000eeee",))
    system.passes(minutes=2)

    hidden = act(system, cast, "recovery", {"from": "2026-11-23"}, by=stranger)

    assert (hidden.status, hidden.code) == (404, "not-found")


def test_a_relapse_within_four_weeks_goes_on_with_the_case(system: LocalSystem, cast: Cast) -> None:
    act(system, cast, "recovery", {"from": "2026-11-23"})
    before = dossier_of(system, cast)["trajects"][0]
    system.passes(days=27)

    seen = system.call(
        "POST", f"{cast.dossier}/sick-reports/preview", {"firstSickDay": "2026-12-20"}, by=cast.case_manager
    ).json
    again = cast.report(system, "2026-12-20", percentage=60)

    assert again.status == 201, again.text
    assert seen["continuesSince"] == again.json["continuesSince"] == FIRST
    assert "terugval" in seen["sentence"]
    assert again.json["sentence"] == seen["sentence"]
    assert again.json["trajectId"] == before["id"]
    dossier = dossier_of(system, cast)
    (traject,) = dossier["trajects"]
    assert (dossier["status"], dossier["percentage"], traject["end"], traject["sickDays"]) == (
        "sick",
        60,
        None,
        22,
    )
    tasks = {task["key"]: task for task in traject["tasks"]}
    assert tasks["problem_analysis"]["to"] == "2027-01-09"  # 42 sick days: 21 before, 27 days off between
    assert tasks["problem_analysis"]["state"] == "planned"
    assert tasks["register_sick_report"]["state"] == "done"
    listed = system.call("GET", "/api/trajects/tasks?limit=100", by=cast.case_manager).json["items"]
    assert ("problem_analysis", "2027-01-09") in [(task["key"], task["to"]) for task in listed]
    assert "loopt door" in dossier["history"][0]["sentence"]


def test_a_relapse_reopens_the_rows_that_recovery_cancelled(system: LocalSystem, cast: Cast) -> None:
    act(system, cast, "recovery", {"from": "2026-11-23"})
    system.deliver()
    system.passes(days=7)

    cast.report(system, "2026-11-30")

    added = {each["key"] for each in events_of(system, "TasksReplanned")[-1]["added"]}
    assert "problem_analysis" in added
    reported = events_of(system, "SickReported")[-1]
    assert reported["firstSickDay"] == FIRST


def test_after_four_weeks_a_new_case_starts(system: LocalSystem, cast: Cast) -> None:
    act(system, cast, "recovery", {"from": "2026-11-23"})
    system.passes(days=28)

    again = cast.report(system, "2026-12-21")

    assert (again.json["continuesSince"], again.status) == (None, 201)
    assert "nieuw traject" in again.json["sentence"]
    trajects = dossier_of(system, cast)["trajects"]
    assert [(each["firstSickDay"], each["end"]) for each in trajects] == [
        ("2026-12-21", None),
        (FIRST, "2026-11-22"),
    ]


def test_a_relapse_is_two_reads_and_one_transaction(system: LocalSystem, cast: Cast) -> None:
    act(system, cast, "recovery", {"from": "2026-11-23"})
    system.passes(days=10)
    system.calls.clear()

    cast.report(system, "2026-12-03")

    assert system.dynamodb_calls() == {"Query": 1, "BatchGetItem": 1, "TransactWriteItems": 1}


def test_the_third_recovery_in_a_year_asks_for_a_talk(system: LocalSystem, cast: Cast) -> None:
    act(system, cast, "recovery", {"from": "2026-11-09"})
    for first, recovery in (("2026-11-12", "2026-11-14"), ("2026-11-18", "2026-11-20")):
        cast.report(system, first)
        act(system, cast, "recovery", {"from": recovery})

    listed = system.call("GET", "/api/trajects/tasks", by=cast.case_manager).json["items"]

    assert [task["key"] for task in listed] == ["frequent_absence_talk"]


def test_a_change_moves_the_rows_whose_day_moved_since(system: LocalSystem, cast: Cast) -> None:
    traject = dossier_of(system, cast)["trajects"][0]["id"]
    system.passes(days=27)  # a week after the analysis was due
    physician = a_principal("occupational_physician", scopes=(cast.office["id"],))
    analysis = f"{cast.dossier}/trajects/{traject}/tasks/problem_analysis/completion"
    assert system.call("POST", analysis, {}, by=physician, version=1).status == 200

    changed = act(system, cast, "percentages", {"from": "2026-12-20", "percentage": 70})

    assert changed.json["moved"] == 1
    listed = system.call("GET", "/api/trajects/tasks?limit=100", by=cast.case_manager).json["items"]
    assert ("plan_of_action", "2027-01-03") in [(task["key"], task["to"]) for task in listed]
    assert [each["key"] for each in events_of(system, "TasksReplanned")[-1]["moved"]] == ["plan_of_action"]
