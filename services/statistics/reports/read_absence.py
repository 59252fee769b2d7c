"""The absence figures of an employer in sight."""

from datetime import date

from services.statistics.domain.months import month_of
from services.statistics.facts.rows import FactRows
from services.statistics.reports.rules import AbsenceReport, absence_report
from shared.access.sight import sees_employer
from shared.aws.context import Context
from shared.kernel.copies import EmployerCopy
from shared.kernel.errors import NotFound
from shared.kernel.references import missing_reference


def absence_of(
    context: Context, employer_id: str, first: date, until: date
) -> tuple[EmployerCopy, AbsenceReport]:
    """The figures of the months from `first` up to `until`, counted up to today: one query.

    Raises:
        NotFound: absent, or out of sight (a department of it is not enough): the same.
        Conflict: made so recently that its copy may still be on its way.
    """
    employer, shifts = FactRows(context.table).employer(employer_id, month_of(until))
    if employer is None:
        raise missing_reference(employer_id, context.now)
    if not sees_employer(context.principal, employer):
        raise NotFound
    return employer, absence_report(shifts, first, until, context.today)
