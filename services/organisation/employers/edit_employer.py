"""An employer from its first draft on: begun, and its form saved."""

from services.organisation.choices.rows import UserRows
from services.organisation.domain.employer import EmployerTree, MasterData
from services.organisation.employers.rows import EmployerRows
from services.organisation.employers.rules import changed, draft
from services.organisation.outgoing import record_employer
from services.organisation.sight import employer_at
from shared.aws.context import Context
from shared.kernel.errors import refused_field


def create_employer(context: Context, name: str) -> EmployerTree:
    """A new employer in draft (F39)."""
    employer = draft(context.unit.ids(), name)
    EmployerRows(context.table).add(context.unit, employer)
    record_employer(context.unit, employer)
    return EmployerTree(employer)


def edit_employer(context: Context, employer_id: str, version: int, data: MasterData) -> EmployerTree:
    """An employer's form saved, whole or in part.

    Raises:
        NotFound, StaleVersion: out of sight, or changed since.
        Refused: an unknown case manager, or a published employer would lack something.
        Conflict: debtor number or code is taken.
    """
    before = employer_at(context, employer_id, version)
    manager = data.case_manager_id
    if manager and UserRows(context.table).user(manager) is None:
        raise refused_field("case_manager_id", "unknown-case-manager")
    after = changed(before, data)
    EmployerRows(context.table).save(context.unit, after.employer, before.employer.data)
    record_employer(context.unit, after.employer)
    return after
