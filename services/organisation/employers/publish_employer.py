"""An employer made visible under an office."""

from services.organisation.domain.employer import EmployerTree
from services.organisation.employers.rows import EmployerRows
from services.organisation.employers.rules import published
from services.organisation.offices.rows import OfficeRows
from services.organisation.outgoing import record_employer
from services.organisation.sight import employer_at
from shared.aws.context import Context
from shared.contracts.organisation import EmployerPublished
from shared.kernel.errors import refused_field


def publish_employer(context: Context, employer_id: str, version: int, office_id: str) -> EmployerTree:
    """An employer made visible under an office.

    Raises:
        NotFound, StaleVersion: out of sight, or changed since.
        Refused: incomplete, or an unknown office.
        Conflict: published already.
    """
    before = employer_at(context, employer_id, version)
    office = OfficeRows(context.table).one(office_id)
    if office is None:
        raise refused_field("office_id", "unknown-office")
    after = published(before, office)
    EmployerRows(context.table).save(context.unit, after.employer, before.employer.data)
    record_employer(context.unit, after.employer)
    context.unit.record(EmployerPublished(employer_id=after.employer.id, office_id=office.id))
    return after
