"""When an employer is complete, and what publishing makes of it."""

from dataclasses import fields, replace

from services.organisation.domain.employer import Employer, EmployerState, EmployerTree, MasterData
from services.organisation.domain.office import Office
from shared.kernel.errors import Conflict, FieldError, Refused
from shared.kernel.formats import payroll_tax_number, sector, uwv_connection_number

STANDARD_CLASSIFICATIONS = ("SICK", "WORK_ACCIDENT", "WORK_ACCIDENT_RECOURSE", "ORGAN_DONATION", "PREGNANCY")
"""Switched on for a new employer (F50)."""

PLACEHOLDERS = {
    "payroll_tax_number": payroll_tax_number.UNKNOWN,
    "uwv_connection_number": uwv_connection_number.UNKNOWN,
    "sector": str(sector.UNKNOWN),
    "offering": "_",
}
"""What stands for "unknown" and lets an employer be saved (F44, F46, F47, F48); listed for later clean-up."""

_OPTIONAL = frozenset({"postal_address", "employer_code"})


def missing(tree: EmployerTree) -> tuple[FieldError, ...]:
    """What publishing still needs: every mandatory field, and a department (domain rules, section 8)."""
    data = tree.employer.data
    absent = [
        FieldError(each.name, "required")
        for each in fields(data)
        if each.name not in _OPTIONAL and getattr(data, each.name) in (None, ())
    ]
    if not tree.departments:
        absent.append(FieldError("departments", "department-needed"))
    return tuple(absent)


def unknown(data: MasterData) -> tuple[str, ...]:
    """The fields that hold the placeholder for "unknown"."""
    return tuple(name for name, text in PLACEHOLDERS.items() if getattr(data, name) == text)


def draft(employer_id: str, name: str) -> Employer:
    """A new employer, of which only the name is known."""
    data = MasterData(name, classifications=STANDARD_CLASSIFICATIONS)
    return Employer(employer_id, 1, EmployerState.DRAFT, data)


def changed(tree: EmployerTree, data: MasterData) -> EmployerTree:
    """The employer with other master data.

    Raises:
        Refused: it is published and would no longer be complete.
    """
    employer = tree.employer
    after = replace(tree, employer=replace(employer, version=employer.version + 1, data=data))
    if employer.state is EmployerState.PUBLISHED:
        _refuse_incomplete(after)
    return after


def published(tree: EmployerTree, office: Office) -> EmployerTree:
    """The employer visible under an office (F58-F61).

    Raises:
        Conflict: published already.
        Refused: something mandatory is missing; each field is named.
    """
    employer = tree.employer
    if employer.state is EmployerState.PUBLISHED:
        raise Conflict("already-published")
    _refuse_incomplete(tree)
    after = replace(
        employer,
        version=employer.version + 1,
        state=EmployerState.PUBLISHED,
        office_id=office.id,
        office_name=office.name,
    )
    return replace(tree, employer=after)


def _refuse_incomplete(tree: EmployerTree) -> None:
    absent = missing(tree)
    if absent:
        raise Refused("employer-incomplete", fields=absent)
