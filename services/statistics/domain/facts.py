"""What the figures are made from: contracts, illnesses, leave. Days are local dates (Europe/Amsterdam).

All stretches are half-open, [start, end); `end` None: it runs on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

type Stretch = tuple[date, date]

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days that are counted, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """n, in days."""
        return (self.last - self.first).days + 1

    @property
    def after(self) -> date:
        """The first day after it."""
        return self.last + DAY

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last

    def within(self, start: date | None, end: date | None) -> Stretch | None:
        """The part of [start, end) that lies in it; None if nothing does."""
        return common((start or self.first, end or self.after), (self.first, self.after))


@dataclass(frozen=True, slots=True)
class Employment:
    """A contract. `end` is its last day; `factor` the part-time factor, 1 for full time."""

    id: str
    person: str
    employer: str
    start: date | None
    end: date | None
    factor: Fraction
    zw_erd: bool = False

    @property
    def head(self) -> tuple[str, str]:
        """Who counts as one head: a person at an employer, however many contracts there are."""
        return self.person, self.employer

    def within(self, period: Period) -> Stretch | None:
        """Its days in a period."""
        return period.within(self.start, self.end + DAY if self.end else None)


@dataclass(frozen=True, slots=True)
class Change:
    """From `start` on somebody is `percent` ill. `entered` orders entries of one day: the last one counts."""

    start: date
    percent: int
    entered: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """An illness as reported. `index` is its place in the input; the recovery is the first day not ill."""

    index: int
    employment: str
    first_sick_day: date
    recovery: date | None = None
    changes: tuple[Change, ...] = ()
    withdrawn: bool = False
    same_cause: bool | None = None
    new_agreed_work: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """The switches of the method.

    Attributes:
        cap: days from day 731 of a spell on are left out (Vernet counts 730).
        join_chain: the duration classes measure the chain instead of the spell.
        every_day: zero absence is measured over who was employed on all days of the period, not on any.
        borders: the last day of each duration class but the open one, increasing.
    """

    cap: bool = True
    join_chain: bool = False
    every_day: bool = False
    borders: tuple[int, ...] = (7, 42, 365, 730)


def common(one: Stretch, other: Stretch) -> Stretch | None:
    """The days that two stretches share; None if they share none."""
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


def length(stretch: Stretch | None) -> int:
    """Its days."""
    return (stretch[1] - stretch[0]).days if stretch else 0


def united(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same days as stretches that do not touch, oldest first."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
