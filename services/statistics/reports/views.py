"""Figures as the API shows them."""

from fractions import Fraction
from typing import Any

from services.statistics.domain.months import month_of
from services.statistics.domain.rounding import half_up
from services.statistics.reports.rules import FEWEST_PEOPLE, AbsenceReport, Totals
from services.statistics.reports.schemas import AbsenceAnswer, FiguresAnswer, MonthAnswer
from shared.kernel.copies import EmployerCopy
from shared.texts import Language, sentence


def absence_answer(employer: EmployerCopy, found: AbsenceReport, language: Language) -> AbsenceAnswer:
    """The whole report."""
    total = found.total
    return AbsenceAnswer(
        employer_id=employer.id,
        employer_name=employer.name,
        months=tuple(_month(each, language) for each in found.months),
        total=FiguresAnswer(**_figures(total, language, is_withheld=found.is_total_withheld))
        if total
        else None,
    )


def _month(totals: Totals, language: Language) -> MonthAnswer:
    figures = _figures(totals, language, is_withheld=totals.is_of_few)
    return MonthAnswer(month=month_of(totals.first), **figures)


def _figures(totals: Totals, language: Language, *, is_withheld: bool) -> dict[str, Any]:
    days = {"first_day": totals.first, "last_day": totals.last}
    if is_withheld:
        note = sentence(language, "figures", "too-few", {"fewest": FEWEST_PEOPLE})
        return {**days, "state": "too_few", "note": note, **_NONE}
    if not totals.heads:
        return {**days, "state": "nobody", "note": sentence(language, "figures", "nobody", {}), **_NONE}
    return {
        **days,
        "state": "shown",
        "note": "",
        "percentage": _number(totals.percentage),
        "percentage_including_pregnancy": _number(totals.percentage_including_pregnancy),
        "frequency": _number(totals.frequency),
        "employees": _number(totals.mean_heads, 1),
    }


_NONE = dict.fromkeys(("percentage", "percentage_including_pregnancy", "frequency", "employees"))


def _number(number: Fraction, places: int = 2) -> float:
    return float(half_up(number, places))
