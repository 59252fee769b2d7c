"""Lists: narrowed to the caller's scopes in the query itself, never afterwards."""

from dataclasses import dataclass

from services.organisation.domain.employee import Employee
from services.organisation.domain.employer import Employer, State
from services.organisation.domain.office import Office
from services.organisation.use_cases.doors import Doors, employer_in_sight, sees
from shared.aws.serde import Item
from shared.kernel.permissions import Permission
from shared.kernel.principal import ENVIRONMENT_NODE


@dataclass(frozen=True, slots=True)
class Slice:
    """A page of employers; `after` tells where the next one starts."""

    employers: list[Employer]
    after: Item | None


def list_employers(doors: Doors, state: State, *, limit: int, after: Item | None) -> Slice:
    """The employers in sight, by name: one query a page.

    With scopes below the environment the page holds the employers ticked one by one first,
    then the ticked offices in turn; `after` says at which office the next page goes on.
    """
    if state is State.DRAFT and not doors.principal.may(Permission.EMPLOYER_EDIT):
        return Slice([], None)
    if ENVIRONMENT_NODE in doors.principal.scopes:
        return Slice(*doors.store.employers(state, limit=limit, after=after))
    if state is State.DRAFT:
        return Slice([], None)
    return _of_scopes(doors, limit, after)


def list_offices(doors: Doors) -> list[Office]:
    """The offices in sight."""
    return [office for office in doors.store.offices() if doors.principal.sees((office.id,))]


def list_employees(
    doors: Doors, employer_id: str, *, limit: int, after: Item | None
) -> tuple[list[Employee], Item | None]:
    """The employees of an employer, by surname, as far as they are in sight.

    Raises:
        NotFound: no part of the employer is in sight.
    """
    employer, _ = employer_in_sight(doors, employer_id)
    found, last = doors.store.employees(employer.id, limit=limit, after=after)
    seen = [each for each in found if doors.principal.sees((*employer.path, *each.path))]
    return seen, last


def _of_scopes(doors: Doors, limit: int, after: Item | None) -> Slice:
    scopes = sorted(doors.principal.scopes)
    offices = doors.store.office_ids_among(scopes)
    start = int(after["office"]) if after else 0
    others = [] if after else [each for each in scopes if each not in offices]
    singles = doors.store.employers_by_id(others) if others else []
    found = [each for each in singles if sees(doors.principal, each)]
    if start >= len(offices):
        return Slice(found, None)
    place = after["place"] if after else None
    of_office, last = doors.store.employers_of_office(offices[start], limit=limit, after=place)
    known = {each.id for each in found}
    found += [each for each in of_office if each.id not in known]
    if last:
        return Slice(found, {"office": start, "place": last})
    more = start + 1 < len(offices)
    return Slice(found, {"office": start + 1, "place": None} if more else None)
