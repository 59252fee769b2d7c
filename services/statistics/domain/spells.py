"""From reports to the sick days that count: withdrawn ones gone, ended by leave or with the employment.

report   |=======================>            leave days are never sick days
leave               |-------|                 a report made during leave begins after it
spell    |==========)
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from services.statistics.domain.facts import DAY, Change, Employment, Report, Stretch, common, united

JOIN_DAYS = 28
"""A gap of this many days or more begins a new chain (BW 7:629(10), ZW 29(5): four weeks)."""


@dataclass(frozen=True, slots=True)
class Spell:
    """The sick days of one report, [start, end); `end` None: still ill."""

    report: Report
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
        for change in sorted(_last_entered(self.report.changes), key=lambda each: each.start):
            newest[max(change.start, self.start)] = change.percent
        days = [day for day in sorted(newest) if day < end]
        return [((day, after), newest[day]) for day, after in pairwise([*days, end])]


def spells_of(
    employments: Iterable[Employment],
    reports: Iterable[Report],
    leaves: Mapping[str, Sequence[Stretch]],
) -> list[Spell]:
    """The sick days of all reports of which any remain, in the order of their beginning.

    Args:
        employments: every contract; a report belongs to the person at the employer, so to all contracts there.
        reports: illnesses as reported.
        leaves: by person the stretches of pregnancy and maternity leave.
    """
    known = {each.id: each for each in employments}
    last_days = _last_days(known.values())
    found = []
    for report in reports:
        employment = known[report.employment]
        spell = Spell(report, employment.head, report.first_sick_day, recovery_of(report))
        spell = _without_leave(spell, leaves.get(employment.person, ()))
        kept = _while_employed(spell, last_days[employment.head], zw_erd=employment.zw_erd)
        if kept and not report.withdrawn and (kept.end is None or kept.start < kept.end):
            found.append(kept)
    return sorted(found, key=lambda each: (each.start, each.head, each.report.index))


def recovery_of(report: Report) -> date | None:
    """The first day not ill: the recovery, or the first change to 0 percent."""
    zeros = [each.start for each in _last_entered(report.changes) if each.percent == 0]
    return min([*zeros, *([report.recovery] if report.recovery else [])], default=None)


def chains_of(spells: Iterable[Spell], leaves: Mapping[str, Sequence[Stretch]]) -> list[list[Spell]]:
    """Spells less than four weeks apart at one employer, together (BW 7:629(10), ZW 29(5))."""
    chains: list[list[Spell]] = []
    for spell in sorted(spells, key=lambda each: (each.head, each.start, each.report.index)):
        before = chains[-1][-1] if chains else None
        if before and before.head == spell.head and _joins(before, spell, leaves.get(spell.head[0], ())):
            chains[-1].append(spell)
        else:
            chains.append([spell])
    return chains


def _last_entered(changes: Iterable[Change]) -> list[Change]:
    newest = {each.start: each for each in sorted(changes, key=lambda each: each.entered)}
    return list(newest.values())


def _last_days(employments: Iterable[Employment]) -> dict[tuple[str, str], date | None]:
    """By head the last day of the last contract; None while one runs on."""
    found: dict[tuple[str, str], date | None] = {}
    for each in employments:
        before = found.get(each.head, each.end)
        found[each.head] = max(before, each.end) if before and each.end else None
    return found


def _without_leave(spell: Spell, leaves: Sequence[Stretch]) -> Spell:
    """A case ends on the day on which leave starts (national standard 1995/96); during leave none begins."""
    for first, after in united(leaves):
        if first <= spell.start < after:
            spell = replace(spell, start=after)
        elif spell.start < first and (spell.end is None or first < spell.end):
            spell = replace(spell, end=first)
    return spell


def _while_employed(spell: Spell, last_day: date | None, *, zw_erd: bool) -> Spell | None:
    """A case ends with the employment, unless the employer carries the ZW itself: then it runs on."""
    if last_day is None:
        return spell
    if spell.start > last_day:
        return None
    if zw_erd:
        return spell
    return replace(spell, end=min(spell.end or last_day + DAY, last_day + DAY))


def _joins(before: Spell, after: Spell, leaves: Sequence[Stretch]) -> bool:
    """Leave days do not count in the gap; directly before and after a leave only another cause parts them."""
    if before.end is None or after.report.new_agreed_work:
        return False
    gap = (before.end, after.start)
    if gap in united(leaves):
        return after.report.same_cause is not False
    shared = [common(gap, each) for each in united(leaves)]
    leave_days = sum((each[1] - each[0]).days for each in shared if each)
    return (after.start - before.end).days - leave_days < JOIN_DAYS
