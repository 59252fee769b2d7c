"""Stretches of days, half-open: [start, end). Days are local dates (Europe/Amsterdam)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

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
