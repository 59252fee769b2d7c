"""The common head of a document as it is today."""

from decimal import Decimal

from services.documents.copies.rows import CopyRows
from services.documents.domain.document import DocumentHead
from services.documents.sight import DocumentInSight
from shared.aws.context import Context


def head_of(context: Context, found: DocumentInSight) -> DocumentHead:
    """Employer, employee, case manager and first sick day: a get and a batch get."""
    rows, dossier, employer = CopyRows(context.table), found.case.dossier, found.case.employer
    manager = rows.user(employer.case_manager_id)
    traject = rows.traject(found.document.traject_id)
    return DocumentHead(
        employer=employer.name,
        employee=dossier.employee_name,
        birth_date=dossier.day_of_birth,
        personnel_number=dossier.personnel_number,
        function=dossier.function,
        hours=_dutch(dossier.part_time_factor),
        first_sick_day=traject.first_sick_day if traject else None,
        case_manager=manager.name if manager else None,
    )


def _dutch(factor: str) -> str:
    """A part-time factor as Dutch paper shows it: 1 or 0,8."""
    return f"{Decimal(factor).normalize():f}".replace(".", ",") if factor else ""
