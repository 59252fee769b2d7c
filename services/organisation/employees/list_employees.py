"""The employees of an employer."""

from services.organisation.domain.employee import Employee
from services.organisation.employees.rows import EmployeeRows
from services.organisation.sight import employer_in_sight
from shared.access.sight import sees
from shared.aws.context import Context
from shared.aws.serde import Item


def list_employees(
    context: Context, employer_id: str, *, limit: int, after: Item | None
) -> tuple[list[Employee], Item | None]:
    """The employees of an employer, by surname, as far as they are in sight.

    Raises:
        NotFound: no part of the employer is in sight.
    """
    employer = employer_in_sight(context, employer_id).employer
    found, last = EmployeeRows(context.table).of_employer(employer.id, limit=limit, after=after)
    seen = [each for each in found if sees(context.principal, (*employer.path, *each.path))]
    return seen, last
