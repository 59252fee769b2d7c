"""Routes of reports: the absence figures of an employer."""

from datetime import date, timedelta

from services.statistics.reports.read_absence import absence_of
from services.statistics.reports.schemas import AbsenceAnswer
from services.statistics.reports.views import absence_answer
from shared.http.call import Call
from shared.http.routes import Area
from shared.kernel.errors import refused_field
from shared.kernel.permissions import Permission

area = Area()

_MOST_MONTHS = 60


@area.route(
    "GET",
    "/absence",
    permission=Permission.REPORT_READ,
    answer=AbsenceAnswer,
    query=("employer", "from", "until"),
    problems=("reference-not-yet-available",),
)
def read_absence(call: Call[None]) -> AbsenceAnswer:
    """Read the absence figures of an employer: by month, and of all months together."""
    employer_id = call.query.get("employer")
    if not employer_id:
        raise refused_field("employer", "required")
    first, until = _months(call.query.get("from", ""), call.query.get("until", ""))
    employer, report = absence_of(call.context, employer_id, first, until)
    call.log_access("R", "absence-figures", employer.id)
    return absence_answer(employer, report, call.language)


def _months(first: str, until: str) -> tuple[date, date]:
    """The first day of the first month and the last day of the last.

    Raises:
        Refused: no months, in the wrong order, or more than five years of them.
    """
    begin, end = _month(first, "from"), _month(until, "until")
    if end < begin:
        raise refused_field("until", "end-before-start")
    if (end.year - begin.year) * 12 + end.month - begin.month >= _MOST_MONTHS:
        raise refused_field("until", "months-too-many", most=_MOST_MONTHS)
    return begin, (end + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _month(text: str, name: str) -> date:
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise refused_field(name, "month") from None
    if month.isoformat()[:7] != text or not 1900 <= month.year < 3000:  # noqa: PLR2004 - no sum of days leaves the calendar
        raise refused_field(name, "month")
    return month
