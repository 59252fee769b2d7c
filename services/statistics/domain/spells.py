"""From reports to the sick days that count: withdrawn ones gone, ended by leave or with the employment.

report   |=======================>            leave days are never sick days
leave               |-------|                 a report made during leave begins after it
spell    |==========)
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from services.statistics.domain.reported import Contract, PercentageStep, ReportedSpell
from services.statistics.domain.stretches import DAY, Stretch, common, united

MOST_DAYS = 730
"""The days of a spell that count under the cap (Vernet)."""

JOIN_DAYS = 28
"""A gap of this many days or more begins a new chain (BW 7:629(10), ZW 29(5): four weeks)."""


@dataclass(frozen=True, slots=True)
class CountedSpell:
    """The sick days of one report, [start, end); `end` None: still ill."""

    report: ReportedSpell
    head: tuple[str, str]
    start: date
    end: date | None

    def days_until(self, day: date) -> int:
        """Its length in days before `day`: partial illness counts whole."""
        return max(0, (min(day, self.end or day) - self.start).days)

    def steps(self, until: date) -> list[tuple[Stretch, int]]:
        """Its stretches before `until`, each with its percentage: 100 before the first change."""
        end = min(self.end or until, until)
        newest = {self.start: 100}
        for step in sorted(_last_entered(self.report.steps), key=lambda each: each.start):
            newest[max(step.start, self.start)] = step.percent
        days = [day for day in sorted(newest) if day < end]
        return [((day, after), newest[day]) for day, after in pairwise([*days, end])]


def spells_of(
    contracts: Iterable[Contract],
    reports: Iterable[ReportedSpell],
    leaves: Mapping[str, Sequence[Stretch]],
) -> list[CountedSpell]:
    """The sick days of all reports of which any remain, in the order of their beginning.

    Args:
        contracts: all of them; a report belongs to the person at the employer, so to all contracts there.
        reports: illnesses as reported.
        leaves: by person the stretches of pregnancy and maternity leave.
    """
    known = {each.id: each for each in contracts}
    last_days = _last_days(known.values())
    found = []
    for report in reports:
        contract = known[report.contract]
        spell = CountedSpell(report, contract.head, report.first_sick_day, recovery_of(report))
        spell = _without_leave(spell, leaves.get(contract.person, ()))
        kept = _while_employed(spell, last_days[contract.head], zw_erd=contract.zw_erd)
        if kept and not report.withdrawn and (kept.end is None or kept.start < kept.end):
            found.append(kept)
    return sorted(found, key=lambda each: (each.start, each.head, each.report.index))


def recovery_of(report: ReportedSpell) -> date | None:
    """The first day not ill: the recovery, or the first change to 0 percent."""
    zeros = [each.start for each in _last_entered(report.steps) if each.percent == 0]
    return min([*zeros, *([report.recovery] if report.recovery else [])], default=None)


def chains_of(
    spells: Iterable[CountedSpell], leaves: Mapping[str, Sequence[Stretch]]
) -> list[list[CountedSpell]]:
    """Spells less than four weeks apart at one employer, together (BW 7:629(10), ZW 29(5))."""
    chains: list[list[CountedSpell]] = []
    for spell in sorted(spells, key=lambda each: (each.head, each.start, each.report.index)):
        before = chains[-1][-1] if chains else None
        if before and before.head == spell.head and _joins(before, spell, leaves.get(spell.head[0], ())):
            chains[-1].append(spell)
        else:
            chains.append([spell])
    return chains


def _last_entered(steps: Iterable[PercentageStep]) -> list[PercentageStep]:
    newest = {each.start: each for each in sorted(steps, key=lambda each: each.entered)}
    return list(newest.values())


def _last_days(contracts: Iterable[Contract]) -> dict[tuple[str, str], date | None]:
    """By head the last day of the last contract; None while one runs on."""
    found: dict[tuple[str, str], date | None] = {}
    for each in contracts:
        before = found.get(each.head, each.end)
        found[each.head] = max(before, each.end) if before and each.end else None
    return found


def _without_leave(spell: CountedSpell, leaves: Sequence[Stretch]) -> CountedSpell:
    """A case ends on the day on which leave starts (national standard 1995/96); during leave none begins."""
    for first, after in united(leaves):
        if first <= spell.start < after:
            spell = replace(spell, start=after)
        elif spell.start < first and (spell.end is None or first < spell.end):
            spell = replace(spell, end=first)
    return spell


def _while_employed(spell: CountedSpell, last_day: date | None, *, zw_erd: bool) -> CountedSpell | None:
    """A case ends with the employment, unless the employer carries the ZW itself: then it runs on."""
    if last_day is None:
        return spell
    if spell.start > last_day:
        return None
    if zw_erd:
        return spell
    return replace(spell, end=min(spell.end or last_day + DAY, last_day + DAY))


def _joins(before: CountedSpell, after: CountedSpell, leaves: Sequence[Stretch]) -> bool:
    """Leave days do not count in the gap; directly before and after a leave only another cause parts them."""
    if before.end is None or after.report.new_agreed_work:
        return False
    gap = (before.end, after.start)
    if gap in united(leaves):
        return after.report.same_cause is not False
    shared = [common(gap, each) for each in united(leaves)]
    leave_days = sum((each[1] - each[0]).days for each in shared if each)
    return (after.start - before.end).days - leave_days < JOIN_DAYS
