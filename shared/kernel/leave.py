"""Pregnancy and maternity leave (Wet arbeid en zorg 3:1, 3:1a, 3:3, 3:7, 3:11), recomputed from what is known.

D+1-42       S                    B                       end
  |--flex----|====pregnancy=======|======maternity=========|
  (10 weeks instead of 6 before the day after D for more than one child)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

MATERNITY = 70
"""Days of maternity leave that remain in any case."""

_BEFORE, _BEFORE_MULTIPLE = 42, 70
_LATEST, _LATEST_MULTIPLE = 27, 55
_HOSPITAL_FREE, _HOSPITAL_MOST = 7, 70


class Illness(Protocol):
    """What of a spell counts here: its days [first sick day, recovery), and whether it was withdrawn."""

    @property
    def first_sick_day(self) -> date:
        """Its first day."""

    @property
    def recovered_on(self) -> date | None:
        """The first day not ill; None: still ill."""

    @property
    def withdrawn(self) -> bool:
        """Whether it never was."""


@dataclass(frozen=True, slots=True)
class Pregnancy:
    """A pregnancy: due date, chosen start of leave, birth, number of children, the child's days in hospital.

    `reported_on` is the day on which it was reported at work.
    """

    due_date: date
    leave_start: date | None = None
    birth: date | None = None
    children: int = 1
    hospital: tuple[tuple[date, date], ...] = ()
    split: bool = False
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """A leave with its days; all inclusive. `flex_from` > `flex_to` means that there is no flexible period."""

    flex_from: date
    flex_to: date
    start_window: tuple[date, date]
    start: date
    end: date
    days_after_birth: int
    hospital_extension_days: int
    flex_sick_days: int
    apply: tuple[date, date]
    tell_employer_by: date
    birth_told_by: date | None

    def days_within(self, start: date, end: date) -> int:
        """How many leave days lie in the half-open interval [start, end)."""
        first, last = max(start, self.start), min(end, self.end + timedelta(days=1))
        return max(0, (last - first).days)


def latest_start(pregnancy: Pregnancy) -> date:
    """The last day on which leave can begin: four weeks before the day after the due date (eight for multiples)."""
    days = _LATEST_MULTIPLE if pregnancy.children > 1 else _LATEST
    return pregnancy.due_date - timedelta(days=days)


def earliest_start(pregnancy: Pregnancy) -> date:
    """The first day on which leave can begin: six weeks before the day after the due date (ten for multiples)."""
    return pregnancy.due_date + timedelta(days=1 - _before(pregnancy))


def leave_of(pregnancy: Pregnancy, spells: Iterable[Illness], today: date) -> Leave:
    """The leave as it stands: chosen start or the latest allowed; birth or, before it, the due date (or today)."""
    chosen = pregnancy.leave_start or latest_start(pregnancy)
    birth = pregnancy.birth or max(pregnancy.due_date, today)
    start = chosen if birth >= chosen else birth + timedelta(days=1)
    flex_from, flex_to = earliest_start(pregnancy), start - timedelta(days=1)
    sick = _days_ill(spells, flex_from, flex_to)
    length = _days_after_birth(pregnancy, chosen, birth, sick)
    extension = _hospital_extension(pregnancy, birth, length)
    told = pregnancy.birth + timedelta(days=2) if pregnancy.birth else None
    return Leave(
        flex_from=flex_from,
        flex_to=flex_to,
        start_window=(earliest_start(pregnancy), latest_start(pregnancy)),
        start=start,
        end=birth + timedelta(days=length + extension),
        days_after_birth=length,
        hospital_extension_days=extension,
        flex_sick_days=sick,
        apply=(chosen - timedelta(days=28), chosen - timedelta(days=14)),
        tell_employer_by=chosen - timedelta(days=21),
        birth_told_by=told,
    )


def _before(pregnancy: Pregnancy) -> int:
    return _BEFORE_MULTIPLE if pregnancy.children > 1 else _BEFORE


def _days_after_birth(pregnancy: Pregnancy, chosen: date, birth: date, sick: int) -> int:
    """70 days, and what was not taken before: a late birth lengthens the whole, an early one does not shorten it."""
    whole = _before(pregnancy)
    if birth < chosen:
        return MATERNITY + max(0, whole - sick)
    taken = (min(pregnancy.due_date, birth) - chosen).days + 1 + sick
    return MATERNITY + max(0, whole - taken)


def _hospital_extension(pregnancy: Pregnancy, birth: date, length: int) -> int:
    """Days of the child in hospital from the eighth on, within the leave, beyond what was had already (3:1a WAZO)."""
    admitted = sorted({day for first, last in pregnancy.hospital for day in _days(first, last)})
    end = birth + timedelta(days=length)
    counted = [day for day in admitted[_HOSPITAL_FREE:] if birth < day <= end]
    return min(_HOSPITAL_MOST, max(0, len(counted) - (length - MATERNITY)))


def _days_ill(spells: Iterable[Illness], first: date, last: date) -> int:
    """Calendar days ill between two days inclusive, whatever the cause."""
    ill = {
        day
        for spell in spells
        if not spell.withdrawn
        for day in _days(max(first, spell.first_sick_day), min(last, _last_ill(spell, last)))
    }
    return len(ill)


def _last_ill(spell: Illness, otherwise: date) -> date:
    return spell.recovered_on - timedelta(days=1) if spell.recovered_on else otherwise


def _days(first: date, last: date) -> list[date]:
    return [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)]
