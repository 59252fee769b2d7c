"""Faults that a case manager found by reading calendars of cases that stand in no document."""

from typing import Any

import pytest

from services.trajects.domain.facts import SentReport
from services.trajects.domain.sub_trajects import sub_trajects_of
from services.trajects.domain.task import Task
from services.trajects.domain.uwv_reports import uwv_reports
from services.trajects.wording import why
from shared.kernel.leave import leave_of
from tests.builders.facts import (
    day,
    done,
    employment,
    history,
    planned,
    pregnancy,
    sent_report,
    spell,
    tasks_of,
)

LEAVER = (employment(end="2025-10-31", zw_erd=True),)


def reason(task: Task) -> str:
    return why(task.template, task.flags, "en", task.ground)


def test_a_recovery_before_the_employment_ended_is_not_told_to_uwv_when_uwv_knew_nothing() -> None:
    earlier = spell(0, "2025-03-03", "2025-03-20")
    again = spell(1, "2025-04-07")

    tasks = tasks_of(planned(earlier, again, today="2026-02-01", employments=LEAVER))

    assert "recovery_to_uwv" not in tasks


def test_a_recovery_under_the_zw_is_told_to_uwv() -> None:
    ill = spell(0, "2025-04-07", "2025-12-01")

    tasks = tasks_of(planned(ill, today="2025-12-01", employments=LEAVER))

    assert tasks["recovery_to_uwv"].due == day("2025-12-03")


def test_a_problem_analysis_made_before_the_employment_ended_keeps_its_own_term() -> None:
    ill = spell(0, "2025-03-03")

    tasks = tasks_of(
        planned(ill, today="2026-02-01", employments=LEAVER, done=(done("problem_analysis", "2025-04-10"),))
    )

    analysis = tasks["problem_analysis_zw"]
    assert (analysis.due, analysis.flags, analysis.state) == (day("2025-04-13"), (), "done")


def test_a_problem_analysis_not_made_by_then_tells_that_its_term_runs_from_the_end() -> None:
    tasks = tasks_of(planned(spell(0, "2025-03-03"), today="2025-11-03", employments=LEAVER))

    analysis = tasks["problem_analysis_zw"]
    assert analysis.due == day("2025-11-14")
    assert reason(analysis).startswith("Within 14 days after the end of employment")


def test_a_plan_of_action_after_a_late_analysis_tells_the_term_that_moved_it() -> None:
    analysis = done("problem_analysis", "2025-06-26")

    tasks = tasks_of(planned(spell(0, "2025-05-12"), today="2025-06-27", done=(analysis,)))

    assert tasks["plan_of_action"].due == day("2025-07-10")
    assert "two weeks after the problem analysis" in reason(tasks["plan_of_action"])


def test_days_after_a_change_to_zero_percent_are_not_ill_days_of_the_flexible_period() -> None:
    expecting = pregnancy("2025-09-01", "2025-08-05", "2025-09-03")
    better = spell(0, "2025-07-28", percentages=(("2025-07-28", 100), ("2025-07-30", 0)))

    leave = leave_of(expecting, (better,), day("2025-12-01"))

    assert (leave.flex_sick_days, leave.end) == (2, day("2025-11-24"))


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ((), [("sick_and_recovery", day("2025-07-25"))]),
        ((sent_report(0, "sick", day("2025-07-24")),), [("recovery", day("2025-07-30"))]),
    ],
)
def test_a_recovery_gives_a_sick_report_that_was_due_before_it_no_new_term(
    sent: tuple[SentReport, ...], expected: list[tuple[str, object]]
) -> None:
    """Example P07: ill through pregnancy into the flexible period, recovered before the leave."""
    known = history(
        spell(0, "2025-07-14", "2025-07-28", classification="PREGNANCY"),
        today="2025-08-01",
        pregnancies=(pregnancy("2025-09-01", "2025-08-05", "2025-08-30"),),
        sent_reports=sent,
    )
    found = planned(*known.spells, today="2025-08-01", pregnancies=known.pregnancies, sent_reports=sent)

    reports = uwv_reports(known, found.chains, found.endings, found.leaves)

    assert [(each.kind, each.due) for each in reports] == expected


def test_on_the_day_of_death_nothing_is_left_to_be_done() -> None:
    tasks = tasks_of(planned(spell(0, "2025-03-03"), today="2025-06-10", deceased="2025-06-10"))

    assert {each.state for each in tasks.values()} == {"cancelled"}


@pytest.mark.parametrize(
    "facts",
    [
        {"employments": (employment(end="2025-06-30"),)},
        {"aow_date": "2025-05-01"},
        {"deceased": "2025-06-30"},
    ],
)
def test_the_waiting_period_does_not_end_on_the_day_that_something_else_ends_the_chain(
    facts: dict[str, Any],
) -> None:
    task = tasks_of(planned(spell(0, "2025-03-03"), today="2025-04-01", **facts))["end_of_waiting_period"]

    assert (task.due, task.state) == (None, "cancelled")


def test_who_is_hired_again_after_a_break_was_out_of_employment_in_between() -> None:
    first, again = employment(end="2025-08-31", zw_erd=True), employment("f", start="2025-11-01")

    found = planned(spell(0, "2025-06-02"), today="2025-10-20", employments=(first, again))

    assert found.endings[0].left_on == day("2025-08-31")
    assert tasks_of(found)["zw_intake"].due == day("2025-09-07")


def test_employments_that_follow_each_other_without_a_break_are_one() -> None:
    first, next_one = employment(end="2025-08-31"), employment("f", start="2025-09-01")

    found = planned(spell(0, "2025-06-02"), today="2025-10-20", employments=(first, next_one))

    assert found.endings[0].left_on is None


def test_a_report_that_uwv_got_is_a_task_done() -> None:
    sent = (sent_report(0, "week_42", day("2026-03-30")),)

    found = planned(spell(0, "2025-06-11", "2026-04-20"), today="2026-05-01", sent_reports=sent)

    task = tasks_of(found)["uwv_42_week_report"]
    assert (task.state, task.done_on) == ("done", day("2026-03-30"))


def test_one_recovery_is_one_report_to_uwv_also_when_an_earlier_spell_of_the_chain_was_reported() -> None:
    once = (spell(0, "2025-06-11", "2026-04-20"),)
    twice = (spell(0, "2025-06-11", "2026-04-06"), spell(1, "2026-04-10", "2026-04-20"))
    sent = (sent_report(0, "week_42", day("2026-03-30")),)

    for spells in (once, twice):
        known = history(*spells, today="2026-05-01", sent_reports=sent)
        found = planned(*spells, today="2026-05-01", sent_reports=sent)
        due = uwv_reports(known, found.chains, found.endings, found.leaves)
        last = [each for each in due if each.spell == f"{len(spells) - 1:06}"]
        assert [(each.kind, each.due) for each in last] == [("recovery", day("2026-04-22"))]


@pytest.mark.parametrize(
    "facts",
    [{"wia_application_filed": "2026-03-08"}, {"done": (done("wia_application", "2026-03-08"),)}],
)
def test_a_late_application_is_a_task_done_late_and_moves_the_last_wage_day(facts: dict[str, Any]) -> None:
    """Example C38, told as a fact of the case or as a task done."""
    found = planned(spell(0, "2024-05-06"), today="2026-04-01", **facts)

    task = tasks_of(found)["wia_application"]
    assert (task.state, task.late_days, task.flags) == ("done", 21, ("done_late",))
    assert found.endings[0].last_wage_day == day("2026-05-24")


def test_a_zero_that_was_replaced_the_same_day_is_no_recovery() -> None:
    found = planned(spell(0, "2025-09-01", percentages=(("2025-10-06", 0), ("2025-10-06", 50))))

    assert found.chains[0].last.end is None


def test_when_leave_moves_the_start_the_change_that_began_last_holds() -> None:
    ill = spell(0, "2025-08-01", percentages=(("2025-08-20", 25), ("2025-08-10", 50)))
    found = planned(
        ill, pregnancies=(pregnancy("2025-06-01", "2025-05-01", "2025-06-01"),), today="2026-01-01"
    )

    first = sub_trajects_of(found.chains[0].last, day("2026-01-01"))[0]
    assert (found.chains[0].first_sick_day > day("2025-08-01"), first.percent) == (True, 25)
