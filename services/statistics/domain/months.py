"""The figures of an employer's months from sums: what shifts on which day, of all its employees at once.

level   ______|‾‾‾‾‾‾‾‾‾|_______    days of a month = level as it begins x its days
shift         +2       -2                            + each shift x the days that then remain

A shift is kept with the month and day on which it happens, so who is employed or ill until further notice needs no row
for the months to come. Amounts are whole numbers: FTE in ten-thousandths, FTE x percent ill in millionths.
"""

from datetime import date
from enum import StrEnum

FTE_UNITS = 10_000
"""Part-time factors have four decimals."""

type Shifts = dict[str, dict[str, int]]
"""Month ("2026-01") → mark (kind and day: "a07") → amount."""


class ShiftKind(StrEnum):
    """What shifts: levels that go on from a day, and notifications, which are counted on it."""

    AVAILABLE = "a"
    SICK = "s"
    LEAVE = "l"
    HEADS = "h"
    NOTIFICATIONS = "n"


def shift(shifts: Shifts, kind: ShiftKind, day: date, amount: int) -> None:
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
