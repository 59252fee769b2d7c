"""What every use case of organisation is given."""

from collections.abc import Iterable
from dataclasses import dataclass

from services.organisation.domain.employer import Department, Employer, State
from services.organisation.store import Store
from shared.aws.transaction import Unit
from shared.kernel.errors import NotFound
from shared.kernel.permissions import Permission
from shared.kernel.principal import Principal


@dataclass(frozen=True, slots=True)
class Doors:
    """The store, the unit that takes what changes, and who asks."""

    store: Store
    unit: Unit
    principal: Principal


def sees(principal: Principal, employer: Employer, departments: Iterable[Department] = ()) -> bool:
    """Whether an employer is in sight: published unless one may edit employers (F59), and in scope.

    Who may see one of its departments sees the employer above it.
    """
    is_shown = employer.state is State.PUBLISHED or principal.may(Permission.EMPLOYER_EDIT)
    return is_shown and principal.sees((*employer.path, *(each.id for each in departments)))


def employer_in_sight(doors: Doors, employer_id: str) -> tuple[Employer, list[Department]]:
    """An employer with its departments.

    Raises:
        NotFound: absent, or out of sight: the same.
    """
    found = doors.store.employer(employer_id)
    if found is None or not sees(doors.principal, *found):
        raise NotFound
    return found
