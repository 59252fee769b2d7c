"""Sums by month tell the same as the exact method, whatever the order, repetition and correction of the facts."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.statistics.domain.months import Shifts
from services.statistics.domain.reported import Contract, PercentageStep, ReportedSpell
from services.statistics.domain.stretches import Period, Stretch
from services.statistics.facts.rules import DossierFacts, TrajectFacts, after, difference
from services.statistics.figures.rules import FigureOptions, Figures, figures_of
from services.statistics.reports.rules import AbsenceReport, Totals, absence_report

DAY = timedelta(days=1)
BEGIN = date(2023, 1, 1)

type Fact = tuple[str, str, int, Any]
"""Dossier, what it is about (an employee or a traject), version, content."""


def told(chance: Random) -> list[Fact]:
    """What is told of some dossiers, each fact with the corrections that follow it."""
    found: list[Fact] = []
    for n in range(chance.randint(1, 4)):
        name = f"d{n}"
        found += [(name, "", version, _contracts(chance, name)) for version in _versions(chance)]
        for k in range(chance.choice([0, 1, 1, 2])):
            found += [(name, f"t{k}", version, _traject(chance)) for version in _versions(chance)]
    return found


def _versions(chance: Random) -> range:
    return range(1, chance.choice([2, 2, 3, 5]))


def _contracts(chance: Random, name: str) -> tuple[Contract, ...]:
    return tuple(_contract(chance, f"{name}-{n}", name) for n in range(chance.choice([0, 1, 1, 1, 1, 2, 3])))


def _contract(chance: Random, identifier: str, person: str) -> Contract:
    start = BEGIN + chance.randint(-900, 900) * DAY
    end = start + chance.randint(0, 900) * DAY if chance.random() < 0.4 else None
    return Contract(identifier, person, "X", start, end, Fraction(chance.randint(0, 12_000), 10_000))


def _traject(chance: Random) -> TrajectFacts:
    reports = []
    begin = BEGIN + chance.randint(-900, 900) * DAY
    for n in range(chance.randint(0, 3)):
        days = chance.choice([1, 3, 30, 90, 800])
        recovery = begin + chance.randint(1, days) * DAY if chance.random() < 0.7 else None
        changes = tuple(
            PercentageStep(
                begin + chance.randrange(days + 1) * DAY, chance.choice([0, 25, 50, 75, 100]), f"{k}"
            )
            for k in range(chance.choice([0, 1, 2, 3]))
        )
        reports.append(ReportedSpell(n, "whichever", begin, recovery, changes))
        begin = (recovery or begin) + chance.choice([1, 20, 28, 200]) * DAY
    start = BEGIN + chance.randint(-300, 900) * DAY
    leave = (start, start + chance.randint(1, 150) * DAY) if chance.random() < 0.3 else None
    return TrajectFacts(0, tuple(reports), leave)


class Kept:
    """Dossiers and months as a store keeps them: each difference is added once, with its dossier."""

    def __init__(self, most: int = 1000) -> None:
        self.dossiers: dict[str, DossierFacts] = {}
        self.months: Shifts = {}
        self.most = most

    def take(self, name: str, about: str, version: int, content: Any) -> None:
        dossier = self.dossiers.get(name, DossierFacts(name, "X"))
        if about:
            facts = TrajectFacts(version, content.spells, content.leave)
            dossier = dossier.with_traject(about, facts)
        else:
            dossier = dossier.with_contracts(version, content)
        while lacking := difference(dossier, self.most):
            assert len(lacking) <= self.most
            dossier = after(dossier, lacking)
            for month, marks in lacking.items():
                own = self.months.setdefault(month, {})
                for mark, amount in marks.items():
                    own[mark] = own.get(mark, 0) + amount
        self.dossiers[name] = dossier


def exact(dossiers: dict[str, DossierFacts], first: date, last: date) -> Figures:
    """The slow, exact computation over everything that is known."""
    contracts = [each for dossier in dossiers.values() for each in dossier.contracts]
    reports: list[ReportedSpell] = []
    leaves: dict[str, list[Stretch]] = {}
    for dossier in dossiers.values():
        for facts in dossier.trajects.values():
            leaves.setdefault(dossier.id, []).extend([facts.leave] if facts.leave else [])
            for report in facts.spells if dossier.contracts else ():
                own = dossier.contracts[-1].id
                reports.append(
                    ReportedSpell(len(reports), own, report.first_sick_day, report.recovery, report.steps)
                )
    return figures_of(Period(first, last), contracts, reports, leaves, FigureOptions())


def compared(found: Totals) -> tuple[Fraction, ...]:
    return (
        found.percentage,
        found.percentage_including_pregnancy,
        found.frequency,
        found.mean_heads,
        Fraction(found.notifications),
        Fraction(found.available, 10_000),
        Fraction(found.sick, 1_000_000),
    )


def expected(found: Figures) -> tuple[Fraction, ...]:
    return (
        found.percentage * 100,
        found.percentage_including_pregnancy * 100,
        found.frequency,
        found.mean_heads,
        Fraction(found.notifications),
        found.available_days,
        found.sick_days,
    )


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32))
def test_the_sums_tell_what_the_exact_method_tells(seed: int) -> None:
    chance = Random(seed)
    facts = told(chance)
    events = facts + chance.choices(facts, k=chance.randint(0, 5))
    chance.shuffle(events)
    kept = Kept(most=chance.choice([1, 2, 98]))
    for event in events:
        kept.take(*event)

    first = (BEGIN + chance.randint(-300, 600) * DAY).replace(day=1)
    until, today = (first + chance.randint(0, 700) * DAY for _ in range(2))
    found = absence_report(kept.months, first, until, today)

    assert found.total is not None
    assert (found.total.first, found.total.last) == (first, min(until, today))
    for each in (*found.months, found.total):
        assert compared(each) == expected(exact(kept.dossiers, each.first, each.last)), (seed, each)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_order_and_repetition_leave_the_same_months(seed: int) -> None:
    chance = Random(seed)
    facts = told(chance)
    kept = Kept()
    for event in facts:
        kept.take(*event)
    mixed = Kept(most=3)
    for event in chance.sample(facts, len(facts)) + facts:
        mixed.take(*event)

    assert _plain(mixed.months) == _plain(kept.months)
    assert {each.id: each.added for each in mixed.dossiers.values()} == {
        each.id: each.added for each in kept.dossiers.values()
    }


def _plain(shifts: Shifts) -> dict[tuple[str, str], int]:
    return {(month, mark): amount for month, own in shifts.items() for mark, amount in own.items() if amount}


def staff(number: int, *spells: ReportedSpell) -> Kept:
    kept = Kept()
    for n in range(number):
        name = f"d{n}"
        kept.take(name, "", 1, (Contract(name, name, "X", date(2024, 1, 1), None, Fraction(1)),))
    kept.take("d0", "t", 1, TrajectFacts(1, spells, None))
    return kept


def test_whoever_is_ill_still_counts_up_to_today_without_a_row_for_each_month() -> None:
    kept = staff(10, ReportedSpell(0, "d0", date(2025, 1, 6)))

    assert sorted(kept.months) == ["2024-01", "2025-01", "2027-01"]
    for today, sick in ((date(2025, 3, 10), 10), (date(2025, 3, 31), 31)):
        found = absence_report(kept.months, date(2025, 3, 1), date(2025, 12, 31), today)
        assert [each.sick for each in found.months] == [sick * 1_000_000]


def test_s10_counts_two_years_of_an_illness_and_no_more() -> None:
    kept = staff(10, ReportedSpell(0, "d0", date(2023, 10, 2)))

    found = absence_report(kept.months, date(2025, 1, 1), date(2025, 12, 31), date(2026, 6, 1))

    assert found.total is not None
    assert found.total.sick == 273 * 1_000_000  # nothing after 2025-09-30


@pytest.mark.parametrize(("number", "is_of_few"), [(0, False), (1, True), (9, True), (10, False)])
def test_fewer_than_ten_people_are_not_told_of(number: int, *, is_of_few: bool) -> None:
    kept = staff(number) if number else Kept()

    found = absence_report(kept.months, date(2025, 1, 1), date(2025, 2, 28), date(2026, 1, 1))

    assert [each.is_of_few for each in found.months] == [is_of_few] * 2
    assert found.is_total_withheld is is_of_few


def test_a_total_from_which_a_month_of_few_would_follow_is_withheld_too() -> None:
    kept = staff(12)
    for n in range(3):
        name = f"d{n}"
        left = Contract(name, name, "X", date(2024, 1, 1), date(2025, 1, 31), Fraction(1))
        kept.take(name, "", 2, (left,))

    found = absence_report(kept.months, date(2025, 1, 1), date(2025, 2, 28), date(2026, 1, 1))

    assert [each.is_of_few for each in found.months] == [False, True]
    assert found.total is not None
    assert not found.total.is_of_few
    assert found.is_total_withheld


def test_months_that_have_not_begun_are_left_out() -> None:
    found = absence_report({}, date(2026, 12, 1), date(2026, 12, 31), date(2026, 11, 25))

    assert found == AbsenceReport((), None, is_total_withheld=False)


def test_the_running_month_has_the_days_up_to_today() -> None:
    found = absence_report({}, date(2028, 1, 1), date(2028, 12, 31), date(2028, 3, 3))

    assert [each.days for each in found.months] == [31, 29, 3]
