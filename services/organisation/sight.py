"""How an employer comes into sight."""

from collections.abc import Iterable

from services.organisation.domain.employer import Department, Employer, EmployerState, EmployerTree
from services.organisation.employers.rows import EmployerRows
from shared.access.sight import sees
from shared.aws.context import Context
from shared.kernel.errors import NotFound, StaleVersion
from shared.kernel.principal import Principal


def is_in_sight(principal: Principal, employer: Employer, departments: Iterable[Department] = ()) -> bool:
    """Whether an employer is in sight; who may see one of its departments sees the employer above it."""
    path = (*employer.path, *(each.id for each in departments))
    return sees(principal, path, is_published=employer.state is EmployerState.PUBLISHED)


def employer_in_sight(context: Context, employer_id: str) -> EmployerTree:
    """An employer with its departments.

    Raises:
        NotFound: absent, or out of sight: the same.
    """
    found = EmployerRows(context.table).tree(employer_id)
    if found is None or not is_in_sight(context.principal, found.employer, found.departments):
        raise NotFound
    return found


def employer_at(context: Context, employer_id: str, version: int) -> EmployerTree:
    """An employer in sight, at the version that the caller acts on.

    Raises:
        NotFound, StaleVersion: out of sight, or changed since.
    """
    found = employer_in_sight(context, employer_id)
    if found.employer.version != version:
        raise StaleVersion
    return found
