"""The figures of an employer's months from sums: what shifts on which day, of all its employees at once.

level   ______|‾‾‾‾‾‾‾‾‾|_______    days of a month = level as it begins x its days
shift         +2       -2                            + each shift x the days that then remain

A shift is kept with the month and day on which it happens, so who is employed or ill until further notice needs no row
for the months to come. Amounts are whole numbers: FTE in ten-thousandths, FTE x percent ill in millionths.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

FEWEST_PEOPLE = 10
"""The figures of fewer people could be told of one of them, so they are withheld."""

FTE_UNITS = 10_000
"""Part-time factors have four decimals."""

type Shifts = dict[str, dict[str, int]]
"""Month ("2026-01") → mark (kind and day: "a07") → amount."""

_DAY = timedelta(days=1)
_PERCENT = 100


class Kind(StrEnum):
    """What shifts: levels that go on from a day, and notifications, which are counted on it."""

    AVAILABLE = "a"
    SICK = "s"
    LEAVE = "l"
    HEADS = "h"
    NOTIFICATIONS = "n"


@dataclass(frozen=True, slots=True)
class Totals:
    """What was counted over some days. `available`, `sick`, `leave` and `heads` are summed by day."""

    first: date
    last: date
    available: int = 0
    sick: int = 0
    leave: int = 0
    heads: int = 0
    notifications: int = 0

    @property
    def days(self) -> int:
        """n, in days."""
        return (self.last - self.first).days + 1

    @property
    def percentage(self) -> Fraction:
        """Sick days / available days, in percent; leave stays in the available days."""
        return self._part(self.sick)

    @property
    def percentage_including_pregnancy(self) -> Fraction:
        """The same with leave days as wholly ill."""
        return self._part(self.sick + self.leave * _PERCENT)

    @property
    def mean_heads(self) -> Fraction:
        """People employed, the mean of the days; two contracts at one employer count once."""
        return Fraction(self.heads, self.days)

    @property
    def frequency(self) -> Fraction:
        """Notifications a head a year."""
        if not self.heads:
            return Fraction()
        year = (date(self.last.year + 1, 1, 1) - date(self.last.year, 1, 1)).days
        return self.notifications / self.mean_heads * Fraction(year, self.days)

    @property
    def is_of_few(self) -> bool:
        """Whether it would tell of fewer than ten people."""
        return 0 < self.mean_heads < FEWEST_PEOPLE

    def _part(self, sick: int) -> Fraction:
        """Millionths over ten-thousandths are percents."""
        return Fraction(sick, self.available) if self.available else Fraction()


@dataclass(frozen=True, slots=True)
class Report:
    """The months asked for that have begun, and all of them together.

    Attributes:
        total: None when no month has begun.
        is_total_withheld: a month of few people would follow from the total and the other months, so one hides both.
    """

    months: tuple[Totals, ...]
    total: Totals | None
    is_total_withheld: bool


def shift(shifts: Shifts, kind: Kind, day: date, amount: int) -> None:
    """Adds an amount from a day on; what comes to nothing leaves no mark."""
    month, mark = shifts.setdefault(month_of(day), {}), f"{kind}{day.day:02}"
    month[mark] = month.get(mark, 0) + amount
    if not month[mark]:
        del month[mark]
    if not month:
        del shifts[month_of(day)]


def month_of(day: date) -> str:
    """The month of a day, as its rows are named."""
    return day.isoformat()[:7]


def report(shifts: Mapping[str, Mapping[str, int]], first: date, until: date, today: date) -> Report:
    """The months from that of `first` up to that of `until`, counted up to today.

    `shifts` holds every month of the employer up to `until`, those before `first` too.
    """
    months = tuple(_months(shifts, first, min(until, today)))
    if not months:
        return Report((), None, is_total_withheld=False)
    total = Totals(
        months[0].first,
        months[-1].last,
        available=sum(each.available for each in months),
        sick=sum(each.sick for each in months),
        leave=sum(each.leave for each in months),
        heads=sum(each.heads for each in months),
        notifications=sum(each.notifications for each in months),
    )
    is_withheld = total.is_of_few or any(each.is_of_few for each in months)
    return Report(months, total, is_total_withheld=is_withheld)


def _months(shifts: Mapping[str, Mapping[str, int]], first: date, last: date) -> Iterator[Totals]:
    begin = first.replace(day=1)
    levels = dict.fromkeys(Kind, 0)
    for month, own in shifts.items():
        if month < month_of(begin):
            _raise(levels, own)
    while begin <= last:
        following = (begin + 31 * _DAY).replace(day=1)
        own = shifts.get(month_of(begin), {})
        yield _counted(levels, own, Totals(begin, min(following - _DAY, last)))
        _raise(levels, own)
        begin = following


def _counted(levels: Mapping[Kind, int], own: Mapping[str, int], month: Totals) -> Totals:
    sums = {kind: levels[kind] * month.days for kind in Kind}
    sums[Kind.NOTIFICATIONS] = 0
    for mark, amount in own.items():
        kind, day = Kind(mark[0]), int(mark[1:])
        remaining = max(0, month.last.day - day + 1)
        sums[kind] += amount * (min(1, remaining) if kind is Kind.NOTIFICATIONS else remaining)
    return Totals(
        month.first,
        month.last,
        available=sums[Kind.AVAILABLE],
        sick=sums[Kind.SICK],
        leave=sums[Kind.LEAVE],
        heads=sums[Kind.HEADS],
        notifications=sums[Kind.NOTIFICATIONS],
    )


def _raise(levels: dict[Kind, int], own: Mapping[str, int]) -> None:
    for mark, amount in own.items():
        levels[Kind(mark[0])] += amount
