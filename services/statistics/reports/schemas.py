"""Shapes of statistics' answers."""

from datetime import date
from typing import Literal

from shared.http.schema import Answer


class FiguresAnswer(Answer):
    """Figures of some days, both inclusive; rounded half up.

    Nothing is told of fewer than ten people (`too_few`), nor where nobody was employed (`nobody`): then every figure is
    null and `note` says so. Percentages and `frequency` (notifications a head a year) have two decimals, `employees`
    (people employed, the mean of the days) one.
    """

    first_day: date
    last_day: date
    state: Literal["shown", "too_few", "nobody"]
    note: str
    percentage: float | None
    percentage_including_pregnancy: float | None
    frequency: float | None
    employees: float | None


class MonthAnswer(FiguresAnswer):
    """The figures of one month, such as 2026-01; the running month up to today."""

    month: str


class AbsenceAnswer(Answer):
    """The absence figures of an employer by month; months that have not begun are left out.

    `total` is null when none has. It is withheld too where a month is: that month would follow from it.
    """

    employer_id: str
    employer_name: str
    months: tuple[MonthAnswer, ...]
    total: FiguresAnswer | None
