"""What statistics knows of one dossier, and what it adds to the months of its employer.

facts (highest version of each) ──► what the months should hold ──┐
what was added to the months already ─────────────────────────────┴► the difference, written with the dossier

Facts may come in any order and more than once: the difference is taken from what was added, never from the event.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from services.statistics.domain.months import FTE_UNITS, ShiftKind, Shifts, shift
from services.statistics.domain.reported import Contract, ReportedSpell
from services.statistics.domain.spells import MOST_DAYS, spells_of
from services.statistics.domain.stretches import DAY, Stretch, common, united

_FOR_EVER = date.max


@dataclass(frozen=True, slots=True)
class TrajectFacts:
    """A traject as last published: its illnesses and its leave."""

    version: int
    spells: tuple[ReportedSpell, ...]
    leave: Stretch | None = None


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """The facts of an employee at an employer.

    Attributes:
        version: of this row; 0: not written yet.
        employed_version: of the employee as last published; 0: not yet.
        added: what the months of the employer hold of it.
    """

    id: str
    employer_id: str
    version: int = 0
    employed_version: int = 0
    contracts: tuple[Contract, ...] = ()
    trajects: Mapping[str, TrajectFacts] = field(default_factory=dict)
    added: Shifts = field(default_factory=dict)

    def with_contracts(self, version: int, contracts: tuple[Contract, ...]) -> "DossierFacts":
        """With the contracts as published, unless newer ones are known."""
        if version < self.employed_version:
            return self
        return replace(self, employed_version=version, contracts=contracts)

    def with_traject(self, traject_id: str, facts: TrajectFacts) -> "DossierFacts":
        """With a traject as published, unless a newer version is known."""
        known = self.trajects.get(traject_id)
        if known and facts.version < known.version:
            return self
        return replace(self, trajects={**self.trajects, traject_id: facts})


def difference(dossier: DossierFacts, most: int) -> Shifts:
    """What its employer's months lack of it, the first `most` months by date."""
    wanted = _wanted(dossier)
    found: Shifts = {}
    for month in sorted({*wanted, *dossier.added}):
        own, had = wanted.get(month, {}), dossier.added.get(month, {})
        marks = {mark: own.get(mark, 0) - had.get(mark, 0) for mark in sorted({*own, *had})}
        if lacking := {mark: amount for mark, amount in marks.items() if amount}:
            found[month] = lacking
    return dict(list(found.items())[:most])


def after(dossier: DossierFacts, lacking: Shifts) -> DossierFacts:
    """The dossier once `lacking` is added to the months."""
    added = {month: dict(marks) for month, marks in dossier.added.items()}
    for month, marks in lacking.items():
        own = added.setdefault(month, {})
        for mark, amount in marks.items():
            own[mark] = own.get(mark, 0) + amount
        added[month] = {mark: amount for mark, amount in own.items() if amount}
    return replace(dossier, version=dossier.version + 1, added={m: own for m, own in added.items() if own})


def _wanted(dossier: DossierFacts) -> Shifts:
    """Its whole part in the months; the exact method (`figures/rules.py`) as shifts of levels.

    A case without employments has none: they are still on their way.
    """
    shifts: Shifts = {}
    contracts = [(_days(each), int(each.factor * FTE_UNITS)) for each in dossier.contracts]
    leaves = united(each.leave for each in dossier.trajects.values() if each.leave)
    for days, factor in contracts:
        _raise(shifts, ShiftKind.AVAILABLE, days, factor)
        for leave in leaves:
            _raise(shifts, ShiftKind.LEAVE, common(days, leave), factor)
    for days in united(days for days, _ in contracts):
        _raise(shifts, ShiftKind.HEADS, days, 1)
    for start, parts in _spells(dossier, leaves):
        shift(shifts, ShiftKind.NOTIFICATIONS, start, 1)
        for stretch, percent in parts:
            for days, factor in contracts:
                _raise(shifts, ShiftKind.SICK, common(days, stretch), factor * percent)
    return shifts


def _spells(
    dossier: DossierFacts, leaves: Sequence[Stretch]
) -> Iterator[tuple[date, list[tuple[Stretch, int]]]]:
    """Each illness that counts: its first day, and how far ill up to the last day that counts (Vernet's 730)."""
    contracts = dossier.contracts
    if not contracts:
        return
    own = contracts[0]  # an illness belongs to the person at the employer, whichever contract it names
    reported = [
        replace(spell, contract=own.id) for each in dossier.trajects.values() for spell in each.spells
    ]
    for spell in spells_of(contracts, reported, {own.person: leaves}):
        yield spell.start, spell.steps(spell.start + timedelta(days=MOST_DAYS))


def _days(contract: Contract) -> Stretch:
    start = contract.start or date.min
    return (start, contract.end + DAY if contract.end else _FOR_EVER)


def _raise(shifts: Shifts, kind: ShiftKind, days: Stretch | None, amount: int) -> None:
    """Adds a level on some days, and takes it off after them."""
    if days is None or not amount:
        return
    shift(shifts, kind, days[0], amount)
    if days[1] != _FOR_EVER:
        shift(shifts, kind, days[1], -amount)
