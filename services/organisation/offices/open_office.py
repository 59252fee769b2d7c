"""Opening an office, and the offices in sight."""

from services.organisation.domain.office import Office
from services.organisation.offices.rows import OfficeRows
from shared.access.sight import sees
from shared.aws.context import Context


def open_office(context: Context, name: str) -> Office:
    """A new office.

    Raises:
        Conflict: the name is taken.
    """
    office = Office(context.unit.ids(), 1, name)
    OfficeRows(context.table).add(context.unit, office)
    return office


def list_offices(context: Context) -> list[Office]:
    """The offices in sight, by name: one query."""
    return [each for each in OfficeRows(context.table).all() if sees(context.principal, (each.id,))]
