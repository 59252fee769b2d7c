"""What statistics knows of one dossier, and what it adds to the months of its employer.

facts (highest version of each) ──► what the months should hold ──┐
what was added to the months already ─────────────────────────────┴► the difference, written with the dossier

Facts may come in any order and more than once: the difference is taken from what was added, never from the event.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from services.statistics.domain.facts import DAY, Employment, Report, Stretch, common, united
from services.statistics.domain.figures import MOST_DAYS
from services.statistics.domain.months import FTE_UNITS, Kind, Shifts, shift
from services.statistics.domain.spells import spells_of

_FOR_EVER = date.max


@dataclass(frozen=True, slots=True)
class TrajectFacts:
    """A traject as it was last told: its illnesses and its leave."""

    version: int
    reports: tuple[Report, ...]
    leave: Stretch | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """The facts of an employee at an employer.

    Attributes:
        version: of this row; 0: not written yet.
        employed_version: of the employee as last told; 0: not told yet.
        added: what the months of the employer hold of it.
    """

    id: str
    employer_id: str
    version: int = 0
    employed_version: int = 0
    employments: tuple[Employment, ...] = ()
    trajects: Mapping[str, TrajectFacts] = field(default_factory=dict)
    added: Shifts = field(default_factory=dict)

    def with_employments(self, version: int, employments: tuple[Employment, ...]) -> "Dossier":
        """With the employments as told, unless newer ones are known."""
        if version < self.employed_version:
            return self
        return replace(self, employed_version=version, employments=employments)

    def with_traject(self, traject_id: str, facts: TrajectFacts) -> "Dossier":
        """With a traject as told, unless a newer version is known."""
        known = self.trajects.get(traject_id)
        if known and facts.version < known.version:
            return self
        return replace(self, trajects={**self.trajects, traject_id: facts})


def difference(dossier: Dossier, most: int) -> Shifts:
    """What its employer's months lack of it, the first `most` months by date."""
    wanted = _wanted(dossier)
    found: Shifts = {}
    for month in sorted({*wanted, *dossier.added}):
        own, had = wanted.get(month, {}), dossier.added.get(month, {})
        marks = {mark: own.get(mark, 0) - had.get(mark, 0) for mark in sorted({*own, *had})}
        if lacking := {mark: amount for mark, amount in marks.items() if amount}:
            found[month] = lacking
    return dict(list(found.items())[:most])


def after(dossier: Dossier, lacking: Shifts) -> Dossier:
    """The dossier once `lacking` is added to the months."""
    added = {month: dict(marks) for month, marks in dossier.added.items()}
    for month, marks in lacking.items():
        own = added.setdefault(month, {})
        for mark, amount in marks.items():
            own[mark] = own.get(mark, 0) + amount
        added[month] = {mark: amount for mark, amount in own.items() if amount}
    return replace(dossier, version=dossier.version + 1, added={m: own for m, own in added.items() if own})


def _wanted(dossier: Dossier) -> Shifts:
    """Its whole part in the months; the exact method (`figures.py`) as shifts of levels.

    A case without employments has none: they are still on their way.
    """
    shifts: Shifts = {}
    contracts = [(_days(each), int(each.factor * FTE_UNITS)) for each in dossier.employments]
    leaves = united(each.leave for each in dossier.trajects.values() if each.leave)
    for days, factor in contracts:
        _raise(shifts, Kind.AVAILABLE, days, factor)
        for leave in leaves:
            _raise(shifts, Kind.LEAVE, common(days, leave), factor)
    for days in united(days for days, _ in contracts):
        _raise(shifts, Kind.HEADS, days, 1)
    for start, parts in _spells(dossier, leaves):
        shift(shifts, Kind.NOTIFICATIONS, start, 1)
        for stretch, percent in parts:
            for days, factor in contracts:
                _raise(shifts, Kind.SICK, common(days, stretch), factor * percent)
    return shifts


def _spells(dossier: Dossier, leaves: Sequence[Stretch]) -> Iterator[tuple[date, list[tuple[Stretch, int]]]]:
    """Each illness that counts: its first day, and how far ill up to the last day that counts (Vernet's 730)."""
    if not dossier.employments:
        return
    own = dossier.employments[
        0
    ]  # an illness belongs to the person at the employer, whichever contract it names
    reports = [
        replace(report, employment=own.id) for each in dossier.trajects.values() for report in each.reports
    ]
    for spell in spells_of(dossier.employments, reports, {own.person: leaves}):
        yield spell.start, spell.steps(spell.start + timedelta(days=MOST_DAYS))


def _days(employment: Employment) -> Stretch:
    start = employment.start or date.min
    return (start, employment.end + DAY if employment.end else _FOR_EVER)


def _raise(shifts: Shifts, kind: Kind, days: Stretch | None, amount: int) -> None:
    """Adds a level on some days, and takes it off after them."""
    if days is None or not amount:
        return
    shift(shifts, kind, days[0], amount)
    if days[1] != _FOR_EVER:
        shift(shifts, kind, days[1], -amount)
