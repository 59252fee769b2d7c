"""The worked examples of pregnancy and maternity leave: one test each, named by its number."""

from dataclasses import dataclass

import pytest

from services.trajects.domain.facts import Facts, Spell
from services.trajects.domain.planning import plan
from services.trajects.domain.uwv_reports import uwv_reports
from shared.kernel.leave import Leave, Pregnancy, leave_of
from tests.builders.facts import day, history, pregnancy, spell


@dataclass(frozen=True)
class Expected:
    """What an example says, as it says it."""

    window: str
    leave: str
    after_birth: int
    flex_sick: int = 0
    extension: int = 0


TWINS = pregnancy("2025-12-15", "2025-10-21", "2025-12-01", children=2)
WINDOW = "2025-07-22..2025-08-05"
TWINS_WINDOW = "2025-10-07..2025-10-21"


@pytest.mark.parametrize(
    ("case", "spells", "expected"),
    [
        pytest.param(
            pregnancy("2025-09-01", "2025-07-22", "2025-09-01"),
            (),
            Expected(WINDOW, "2025-07-22..2025-11-10", 70),
            id="p01_six_and_ten",
        ),
        pytest.param(
            pregnancy("2025-09-01", "2025-08-05", "2025-09-01"),
            (),
            Expected(WINDOW, "2025-08-05..2025-11-24", 84),
            id="p02_four_and_twelve",
        ),
        pytest.param(
            pregnancy("2025-09-01", "2025-07-29", "2025-09-12"),
            (),
            Expected(WINDOW, "2025-07-29..2025-11-28", 77),
            id="p03_late_birth",
        ),
        pytest.param(
            pregnancy("2025-09-01", "2025-08-05", "2025-08-20"),
            (),
            Expected(WINDOW, "2025-08-05..2025-11-24", 96),
            id="p04_early_birth",
        ),
        pytest.param(
            pregnancy("2025-09-01", "2025-08-05", "2025-07-10"),
            (),
            Expected(WINDOW, "2025-07-11..2025-10-30", 112),
            id="p05_birth_before_leave",
        ),
        pytest.param(
            pregnancy("2025-09-01", "2025-08-05", "2025-09-03"),
            (spell(0, "2025-07-28", "2025-08-20"),),
            Expected(WINDOW, "2025-08-05..2025-11-18", 76, 8),
            id="p06_ill_in_flexible_period",
        ),
        pytest.param(
            pregnancy("2025-09-01", "2025-08-05", "2025-08-30"),
            (spell(0, "2025-07-14", "2025-07-28", classification="PREGNANCY"),),
            Expected(WINDOW, "2025-08-05..2025-11-18", 80, 6),
            id="p07_ill_before_and_into_it",
        ),
        pytest.param(TWINS, (), Expected(TWINS_WINDOW, "2025-10-21..2026-03-09", 98), id="p08_twins_early"),
        pytest.param(
            TWINS,
            (spell(0, "2025-10-14", "2025-10-21"),),
            Expected(TWINS_WINDOW, "2025-10-21..2026-03-02", 91, 7),
            id="p09_twins_ill",
        ),
        pytest.param(
            pregnancy("2025-09-01", "2025-08-05", "2025-08-18", hospital=(("2025-08-18", "2025-10-12"),)),
            (),
            Expected(WINDOW, "2025-08-05..2025-12-15", 98, 0, 21),
            id="p10_hospital_early_birth",
        ),
        pytest.param(
            pregnancy("2025-09-01", "2025-07-22", "2025-09-01", hospital=(("2025-09-01", "2025-09-20"),)),
            (),
            Expected(WINDOW, "2025-07-22..2025-11-23", 70, 0, 13),
            id="p11_hospital_on_time",
        ),
        pytest.param(
            pregnancy("2024-03-20", "2024-02-22", "2024-03-25"),
            (),
            Expected("2024-02-08..2024-02-22", "2024-02-22..2024-06-17", 84),
            id="p12_leap_year",
        ),
    ],
)
def test_leave(case: Pregnancy, spells: tuple[Spell, ...], expected: Expected) -> None:
    leave = leave_of(case, spells, day("2025-01-01"))

    assert _shown(leave) == expected


def _shown(leave: Leave) -> Expected:
    return Expected(
        window=f"{leave.start_window[0]}..{leave.start_window[1]}",
        leave=f"{leave.start}..{leave.end}",
        after_birth=leave.days_after_birth,
        flex_sick=leave.flex_sick_days,
        extension=leave.hospital_extension_days,
    )


def test_p01_days_of_application_and_notice() -> None:
    leave = leave_of(pregnancy("2025-09-01", "2025-07-22", "2025-09-01"), (), day("2025-01-01"))

    assert f"{leave.apply[0]}..{leave.apply[1]}" == "2025-06-24..2025-07-08"
    assert str(leave.tell_employer_by) == "2025-07-01"
    assert str(leave.birth_told_by) == "2025-09-03"


def test_p02_days_of_application() -> None:
    leave = leave_of(pregnancy("2025-09-01", "2025-08-05", "2025-09-01"), (), day("2025-01-01"))

    assert f"{leave.apply[0]}..{leave.apply[1]}" == "2025-07-08..2025-07-22"


def reports_of(known: Facts) -> list[tuple[str, str]]:
    found = plan(known)
    return [
        (each.kind, str(each.due)) for each in uwv_reports(known, found.chains, found.endings, found.leaves)
    ]


def test_p06_the_report_to_uwv_is_due_on_day_four_whatever_the_cause() -> None:
    known = history(
        spell(0, "2025-07-28"), pregnancies=(pregnancy("2025-09-01", "2025-08-05"),), today="2025-07-29"
    )

    assert reports_of(known) == [("sick", "2025-07-31")]


def test_p07_the_report_to_uwv_is_due_three_days_into_the_flexible_period() -> None:
    known = history(
        spell(0, "2025-07-14", classification="PREGNANCY"),
        pregnancies=(pregnancy("2025-09-01", "2025-08-05"),),
        today="2025-07-20",
    )

    assert reports_of(known) == [("sick", "2025-07-25")]


def test_p10_before_the_hospital_the_leave_ended_earlier() -> None:
    leave = leave_of(pregnancy("2025-09-01", "2025-08-05", "2025-08-18"), (), day("2025-01-01"))

    assert str(leave.end) == "2025-11-24"


def test_a_spell_that_runs_into_the_leave_ends_with_reason_leave() -> None:
    found = plan(
        history(
            spell(0, "2025-06-02"), pregnancies=(pregnancy("2025-09-01", "2025-08-05"),), today="2025-08-06"
        )
    )

    assert str(found.chains[0].last.end) == "2025-08-05"
    assert found.endings[0].reason == "leave"
