"""The worked examples of counting: one test each, named by its number."""

import pytest

from services.trajects.domain.chains import first_sick_day
from services.trajects.domain.differences import Effect, KnownTask, compare
from services.trajects.domain.facts import EndReason
from services.trajects.domain.planning import Plan, plan
from services.trajects.domain.sub_trajects import sub_trajects_of
from services.trajects.domain.uwv_reports import uwv_reports
from tests.builders.facts import (
    day,
    done,
    due,
    employment,
    history,
    planned,
    pregnancy,
    spell,
    tasks_of,
    window,
)

KEYS = {
    "PA": "problem_analysis",
    "PvA": "plan_of_action",
    "42w": "uwv_42_week_report",
    "WIA": "wia_application",
    "eval1": "poa_evaluation_1",
}


def dates(found: Plan, chain: int = 0, **expected: str) -> None:
    """Holds the due days of a chain against an example; `last` is its last wage day."""
    for name, text in expected.items():
        if name == "last":
            assert str(found.endings[chain].last_wage_day) == text
        else:
            assert due(found, KEYS[name.replace("w42", "42w")], chain) == text, name


def test_c01_plain() -> None:
    found = planned(spell(0, "2025-01-06"))

    dates(
        found,
        PA="2025-02-16",
        PvA="2025-03-02",
        eval1="2025-04-13",
        w42="2025-10-27",
        WIA="2026-10-18",
        last="2027-01-03",
    )
    assert window(found, "first_year_evaluation") == "2025-11-17..2026-01-04"
    assert window(found, "uwv_wia_letter") == "2026-09-07..2026-09-20"
    assert window(found, "final_evaluation") == "2026-08-31..2026-10-04"
    assert str(found.endings[0].first_wia_day) == "2027-01-04"


@pytest.mark.parametrize(
    ("first", "pa", "pva", "w42", "wia", "last"),
    [
        pytest.param(
            "2023-03-01",
            "2023-04-11",
            "2023-04-25",
            "2023-12-20",
            "2024-12-10",
            "2025-02-25",
            id="c02_leap_day_inside",
        ),
        pytest.param(
            "2024-02-29",
            "2024-04-10",
            "2024-04-24",
            "2024-12-19",
            "2025-12-10",
            "2026-02-25",
            id="c03_on_leap_day",
        ),
        pytest.param(
            "2024-12-30",
            "2025-02-09",
            "2025-02-23",
            "2025-10-20",
            "2026-10-11",
            "2026-12-27",
            id="c04_year_change",
        ),
    ],
)
def test_c02_c03_c04_the_calendar(first: str, pa: str, pva: str, w42: str, wia: str, last: str) -> None:
    dates(planned(spell(0, first)), PA=pa, PvA=pva, w42=w42, WIA=wia, last=last)


def test_c05_stopped_during_the_day() -> None:
    assert first_sick_day(day("2025-03-11"), (1, 2, 3, 4, 5)) == day("2025-03-11")


def test_c06_a_night_shift_counts_as_the_day_it_began() -> None:
    assert first_sick_day(day("2025-03-12"), (1, 2, 3, 4), day("2025-03-11")) == day("2025-03-11")


def test_c07_ill_on_a_day_off() -> None:
    first = first_sick_day(day("2025-05-08"), (1, 2, 3))

    assert first == day("2025-05-12")
    dates(planned(spell(0, first.isoformat())), PA="2025-06-22", PvA="2025-07-06")


def test_c08_recovered_before_the_next_working_day() -> None:
    assert first_sick_day(day("2025-05-08"), (1, 2, 3)) > day("2025-05-11")


def test_c09_a_gap_of_27_days_joins() -> None:
    found = planned(spell(0, "2025-02-03", "2025-03-10"), spell(1, "2025-04-06"))

    assert [each.offset for each in found.chains[0].intervals] == [0, 35]
    dates(found, PA="2025-04-12", PvA="2025-04-26", w42="2025-12-21", WIA="2026-12-12", last="2027-02-27")


def test_c10_a_gap_of_28_days_begins_a_new_chain() -> None:
    found = planned(spell(0, "2025-02-03", "2025-03-10"), spell(1, "2025-04-07"))

    assert len(found.chains) == 2
    dates(found, 1, PA="2025-05-18", PvA="2025-06-01", w42="2026-01-26", WIA="2027-01-17", last="2027-04-04")


def test_c11_three_spells_one_chain() -> None:
    spells = (
        spell(0, "2025-01-13", "2025-02-24"),
        spell(1, "2025-03-17", "2025-05-05"),
        spell(2, "2025-05-26"),
    )
    found = planned(*spells)

    assert found.chains[0].gaps == (21, 21)
    assert found.chains[0].last.offset == 42 + 49
    dates(found, PA="2025-02-23", PvA="2025-03-30", w42="2025-12-15", WIA="2026-12-06", last="2027-02-21")
    later = planned(*spells, today="2025-06-01")
    assert tasks_of(later)["problem_analysis"].state == "late"


@pytest.mark.parametrize(
    ("recovery", "again", "chains"),
    [
        pytest.param("2024-02-05", "2024-03-04", 2, id="c12_leap_february"),
        pytest.param("2024-02-06", "2024-03-04", 1, id="c13_one_day_less"),
        pytest.param("2023-02-06", "2023-03-06", 2, id="c13_in_2023"),
    ],
)
def test_c12_c13_february(recovery: str, again: str, chains: int) -> None:
    first = f"{recovery[:4]}-01-02"

    assert len(planned(spell(0, first, recovery), spell(1, again)).chains) == chains


def test_c14_a_relapse_on_the_same_day_moves_nothing() -> None:
    found = planned(spell(0, "2025-06-02", "2025-06-16"), spell(1, "2025-06-16"))

    assert found.chains[0].gaps == (0,)
    dates(found, w42="2026-03-23", last="2027-05-30")


LEAVE = pregnancy("2025-06-01", "2025-04-21", "2025-06-01")


def test_c15_leave_between_with_the_same_cause() -> None:
    found = planned(spell(0, "2025-02-10"), spell(1, "2025-08-11"), pregnancies=(LEAVE,))

    assert f"{found.leaves[0].start}..{found.leaves[0].end}" == "2025-04-21..2025-08-10"
    assert found.chains[0].last.offset == 70
    dates(found, w42="2026-03-23", WIA="2027-03-14", last="2027-05-30")


def test_c16_leave_between_with_another_cause() -> None:
    found = planned(spell(0, "2025-02-10"), spell(1, "2025-08-11", same_cause=False), pregnancies=(LEAVE,))

    dates(found, 1, PA="2025-09-21", w42="2026-06-01", last="2027-08-08")


def test_c17_near_leave_22_days() -> None:
    found = planned(
        spell(0, "2025-02-10", "2025-04-11"), spell(1, "2025-08-23", same_cause=False), pregnancies=(LEAVE,)
    )

    assert found.chains[0].gaps == (22,)
    dates(found, PvA="2025-04-06", w42="2026-04-14", last="2027-06-21")


def test_c18_near_leave_28_days() -> None:
    found = planned(spell(0, "2025-02-10", "2025-04-05"), spell(1, "2025-08-23"), pregnancies=(LEAVE,))

    dates(found, 1, PA="2025-10-03", last="2027-08-20")


def stretches(found: Plan, today: str = "2026-01-01") -> list[tuple[str, int, int]]:
    return [
        (str(each.start), each.percent, each.days)
        for chain in found.chains
        for interval in chain.intervals
        for each in sub_trajects_of(interval, day(today))
    ]


def weighted(found: Plan) -> float:
    parts = (
        each.weighted_days
        for chain in found.chains
        for interval in chain.intervals
        for each in sub_trajects_of(interval, day("2026-01-01"))
    )
    return float(sum(parts))


@pytest.mark.proves("F117")
def test_c19_partial_recovery() -> None:
    found = planned(
        spell(
            0,
            "2025-03-03",
            "2025-05-19",
            percentages=(("2025-03-03", 100), ("2025-03-31", 75), ("2025-04-28", 40)),
        )
    )

    assert stretches(found) == [("2025-03-03", 100, 28), ("2025-03-31", 75, 28), ("2025-04-28", 40, 21)]
    assert weighted(found) == 57.4


def test_c20_up_again() -> None:
    found = planned(
        spell(
            0,
            "2025-09-01",
            "2025-11-03",
            percentages=(("2025-09-01", 100), ("2025-09-29", 50), ("2025-10-13", 80)),
        )
    )

    assert [days for _, _, days in stretches(found)] == [28, 14, 21]
    assert weighted(found) == 51.8


def test_c21_two_changes_on_one_day() -> None:
    found = planned(
        spell(0, "2025-09-01", percentages=(("2025-09-01", 100), ("2025-09-29", 50), ("2025-09-29", 60)))
    )

    assert [(start, percent) for start, percent, _ in stretches(found)] == [
        ("2025-09-01", 100),
        ("2025-09-29", 60),
    ]


def test_c22_down_to_zero_is_recovery() -> None:
    found = planned(
        spell(0, "2025-09-01", percentages=(("2025-09-01", 50), ("2025-10-06", 0))), today="2025-10-07"
    )

    assert str(found.chains[0].last.end) == "2025-10-06"
    assert found.endings[0].reason is EndReason.RECOVERED


def test_c23_therapeutic_work_changes_nothing() -> None:
    plain = planned(spell(0, "2025-03-03"))
    working = planned(spell(0, "2025-03-03", therapeutic=(("2025-04-14", "20", "40"),)))

    assert working.tasks == plain.tasks
    [stretch] = sub_trajects_of(working.chains[0].last, day("2025-05-01"))
    assert stretch.percent == 100
    assert stretch.therapeutic is not None
    assert stretch.therapeutic.hours == "20"


def test_c24_partial_work_does_not_interrupt() -> None:
    found = planned(spell(0, "2025-01-06", percentages=(("2025-02-03", 50), ("2025-03-17", 100))))

    dates(found, PA="2025-02-16", last="2027-01-03")


def test_c25_first_sick_day_moved_earlier() -> None:
    analysis = (done("problem_analysis", "2025-06-26"),)
    before = planned(spell(0, "2025-05-19"), today="2025-06-27", done=analysis)
    after = planned(spell(0, "2025-05-12"), today="2025-06-27", done=analysis)

    dates(before, PA="2025-06-29", PvA="2025-07-13", w42="2026-03-09", last="2027-05-16")
    dates(after, PA="2025-06-22", PvA="2025-07-10", w42="2026-03-02", last="2027-05-09")
    task = tasks_of(after)["problem_analysis"]
    assert (task.state, str(task.done_on), task.late_days, task.flags) == (
        "done",
        "2025-06-26",
        4,
        ("done_late",),
    )
    changes = {each.key: each.effect for each in compare(after.tasks, _standing(before))}
    assert changes["problem_analysis"] is Effect.KEEP
    assert changes["plan_of_action"] is Effect.MOVE


def test_c26_first_sick_day_moved_later() -> None:
    call = (done("contact_w2", "2025-05-21"),)
    after = planned(spell(0, "2025-06-02"), today="2025-06-03", done=call)

    task = tasks_of(after)["contact_w2"]
    assert (str(task.done_on), task.flags) == ("2025-05-21", ("done_before_start",))
    dates(after, PA="2025-07-13", PvA="2025-07-27", w42="2026-03-23")


def test_c27_a_correction_merges_chains() -> None:
    older = spell(0, "2025-03-24", "2025-04-21")

    assert len(planned(older, spell(1, "2025-05-19")).chains) == 2
    merged = planned(older, spell(1, "2025-05-12"))
    assert merged.chains[0].gaps == (21,)


def test_c28_a_withdrawn_report_never_was() -> None:
    older = spell(0, "2025-03-24", "2025-04-21")
    with_it = planned(older, spell(1, "2025-05-12", withdrawn=True), today="2025-06-01")

    assert with_it.tasks == planned(older, today="2025-06-01").tasks


@pytest.mark.proves("F120")
def test_c29_employment_ends_at_a_self_insurer() -> None:
    erd = employment(end="2025-08-31", zw_erd=True)
    found = planned(spell(0, "2025-05-05"), employments=(erd,), today="2025-06-01")
    tasks = tasks_of(found)

    assert due(found, "uwv_sick_report_erd") == "2025-10-12"
    assert "uwv_42_week_report" not in tasks
    assert str(tasks["recalibration_1"].start) == "2025-11-03"
    assert due(found, "wia_application") == "2027-02-14"
    assert str(found.endings[0].last_wage_day) == "2027-05-02"
    assert found.endings[0].is_zw


@pytest.mark.parametrize("first", ["2025-07-28", "2025-07-20", "2025-06-23", "2025-06-22"])
def test_c30_employment_ends_elsewhere_report_on_the_last_day(first: str) -> None:
    known = history(spell(0, first), employments=(employment(end="2025-08-31"),), today="2025-07-30")
    found = plan(known)

    [report] = uwv_reports(known, found.chains, found.endings, found.leaves)
    assert (report.kind, str(report.due)) == ("sick", "2025-08-31")
    assert found.endings[0].reason is EndReason.EMPLOYMENT_END


@pytest.mark.parametrize(
    ("first", "due_day"), [("2025-12-27", "2026-02-07"), ("2025-12-28", "2026-02-08"), ("2025-12-29", None)]
)
def test_c31_ill_after_leaving(first: str, due_day: str | None) -> None:
    known = history(
        spell(0, first), employments=(employment(end="2025-11-30", zw_erd=True),), today="2026-01-01"
    )
    found = plan(known)

    reports = uwv_reports(known, found.chains, found.endings, found.leaves)
    assert [str(each.due) for each in reports] == ([due_day] if due_day else [])
    assert len(found.chains) == (1 if due_day else 0)


def test_c32_two_employments_at_one_employer_are_one_traject() -> None:
    both = (employment("x"), employment("y", start="2025-02-01", end="2025-02-10", zw_erd=True))
    found = planned(spell(0, "2025-01-20", "2025-02-17", employment="x"), employments=both)

    assert len(found.chains) == 1
    assert not found.endings[0].is_zw


def test_c33_two_employers_are_two_chains() -> None:
    both = (employment("p", "P"), employment("q", "Q"))
    found = planned(
        spell(0, "2025-03-03", employment="p"), spell(1, "2025-03-17", employment="q"), employments=both
    )

    dates(found, 0, w42="2025-12-22")
    dates(found, 1, w42="2026-01-05")


def test_c34_state_pension_age_during_sickness() -> None:
    found = planned(spell(0, "2025-01-13"), aow_date="2025-09-15", today="2025-03-01")

    assert str(found.endings[0].last_wage_day) == "2025-10-26"
    assert found.endings[0].reason is EndReason.AOW
    tasks = tasks_of(found)
    assert {tasks[key].state for key in ("uwv_42_week_report", "wia_application", "track_2_start")} == {
        "cancelled"
    }
    assert tasks["problem_analysis"].state == "late"


def test_c35_state_pension_age_near_the_end() -> None:
    found = planned(spell(0, "2024-02-05"), aow_date="2026-01-19")

    assert str(found.endings[0].last_wage_day) == "2026-02-01"
    assert found.endings[0].first_wia_day is None


def test_c36_death_ends_everything() -> None:
    found = planned(spell(0, "2025-03-03"), deceased="2025-06-10", today="2025-06-20")

    assert found.endings[0].reason is EndReason.DECEASED
    assert str(found.chains[0].last.end or found.endings[0].chain.last.end) == "2025-06-11"
    assert {each.state for each in found.tasks} == {"cancelled"}


def test_c37_a_wage_sanction_of_52_weeks() -> None:
    plain = planned(spell(0, "2024-03-11"))
    sanctioned = planned(spell(0, "2024-03-11"), wage_sanction_days=364)

    assert due(plain, "riv_decision") == "2026-01-25"
    dates(plain, last="2026-03-08")
    dates(sanctioned, last="2027-03-07")


def test_c38_an_application_21_days_late() -> None:
    found = planned(spell(0, "2024-05-06"), wia_application_filed="2026-03-08")

    dates(found, WIA="2026-02-15", last="2026-05-24")


def test_c39_one_day_ill() -> None:
    found = planned(spell(0, "2025-02-04", "2025-02-05"), today="2025-02-05")

    assert found.chains[0].last.days == 1
    open_tasks = {each.key for each in found.tasks if each.state not in {"cancelled", "done"}}
    assert open_tasks == {"register_recovery"}


def _standing(found: Plan) -> list[KnownTask]:
    return [KnownTask(each.key, each.chain, each.start, each.due, each.state) for each in found.tasks]


def test_the_joining_example_of_the_reintegration_register() -> None:
    """Its own dates: ill 2022-01-03 to 07-04, again from 07-25; the WIA begins 2024-01-22."""
    found = planned(spell(0, "2022-01-03", "2022-07-04"), spell(1, "2022-07-25"))

    assert str(found.endings[0].first_wia_day) == "2024-01-22"
