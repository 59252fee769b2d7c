"""The figures of an employer's months, counted from what shifts on which day (`domain/months.py`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from services.statistics.domain.months import ShiftKind, month_of
from services.statistics.domain.stretches import DAY

FEWEST_PEOPLE = 10
"""The figures of fewer people could be told of one of them, so they are withheld."""

_PERCENT = 100


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
class AbsenceReport:
    """The months asked for that have begun, and all of them together.

    Attributes:
        total: None when no month has begun.
        is_total_withheld: a month of few people would follow from the total and the other months, so one hides both.
    """

    months: tuple[Totals, ...]
    total: Totals | None
    is_total_withheld: bool


def absence_report(
    shifts: Mapping[str, Mapping[str, int]], first: date, until: date, today: date
) -> AbsenceReport:
    """The months from that of `first` up to that of `until`, counted up to today.

    `shifts` holds every month of the employer up to `until`, those before `first` too.
    """
    months = tuple(_months(shifts, first, min(until, today)))
    if not months:
        return AbsenceReport((), None, is_total_withheld=False)
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
    return AbsenceReport(months, total, is_total_withheld=is_withheld)


def _months(shifts: Mapping[str, Mapping[str, int]], first: date, last: date) -> Iterator[Totals]:
    begin = first.replace(day=1)
    levels = dict.fromkeys(ShiftKind, 0)
    for month, own in shifts.items():
        if month < month_of(begin):
            _raise(levels, own)
    while begin <= last:
        following = (begin + 31 * DAY).replace(day=1)
        own = shifts.get(month_of(begin), {})
        yield _counted(levels, own, Totals(begin, min(following - DAY, last)))
        _raise(levels, own)
        begin = following


def _counted(levels: Mapping[ShiftKind, int], own: Mapping[str, int], month: Totals) -> Totals:
    sums = {kind: levels[kind] * month.days for kind in ShiftKind}
    sums[ShiftKind.NOTIFICATIONS] = 0
    for mark, amount in own.items():
        kind, day = ShiftKind(mark[0]), int(mark[1:])
        remaining = max(0, month.last.day - day + 1)
        sums[kind] += amount * (min(1, remaining) if kind is ShiftKind.NOTIFICATIONS else remaining)
    return Totals(
        month.first,
        month.last,
        available=sums[ShiftKind.AVAILABLE],
        sick=sums[ShiftKind.SICK],
        leave=sums[ShiftKind.LEAVE],
        heads=sums[ShiftKind.HEADS],
        notifications=sums[ShiftKind.NOTIFICATIONS],
    )


def _raise(levels: dict[ShiftKind, int], own: Mapping[str, int]) -> None:
    for mark, amount in own.items():
        levels[ShiftKind(mark[0])] += amount
