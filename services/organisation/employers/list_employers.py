"""The list of employers: narrowed to the caller's scopes in the query itself, never afterwards."""

from dataclasses import dataclass

from services.organisation.domain.employer import Employer, EmployerState
from services.organisation.employers.rows import EmployerRows
from services.organisation.offices.rows import OfficeRows
from services.organisation.sight import is_in_sight
from shared.aws.context import Context
from shared.aws.serde import Item
from shared.kernel.permissions import Permission
from shared.kernel.principal import ENVIRONMENT_NODE


@dataclass(frozen=True, slots=True)
class EmployerPage:
    """A page of employers; `after` tells where the next one starts."""

    employers: list[Employer]
    after: Item | None


def list_employers(context: Context, state: EmployerState, *, limit: int, after: Item | None) -> EmployerPage:
    """The employers in sight, by name: one query a page.

    With scopes below the environment the page holds the employers ticked one by one first,
    then the ticked offices in turn; `after` says at which office the next page goes on.
    """
    principal, is_draft = context.principal, state is EmployerState.DRAFT
    if is_draft and not principal.may(Permission.EMPLOYER_EDIT):
        return EmployerPage([], None)
    if ENVIRONMENT_NODE in principal.scopes:
        rows = EmployerRows(context.table)
        return EmployerPage(*rows.of_state(state, limit=limit, after=after))
    return EmployerPage([], None) if is_draft else _of_scopes(context, limit, after)


def _of_scopes(context: Context, limit: int, after: Item | None) -> EmployerPage:
    rows, scopes = EmployerRows(context.table), sorted(context.principal.scopes)
    offices = OfficeRows(context.table).ids_among(scopes)
    start = int(after["office"]) if after else 0
    others = [] if after else [each for each in scopes if each not in offices]
    singles = rows.by_ids(others) if others else []
    found = [each for each in singles if is_in_sight(context.principal, each)]
    if start >= len(offices):
        return EmployerPage(found, None)
    place = after["place"] if after else None
    of_office, last = rows.of_office(offices[start], limit=limit, after=place)
    known = {each.id for each in found}
    found += [each for each in of_office if each.id not in known]
    if last:
        return EmployerPage(found, {"office": start, "place": last})
    more = start + 1 < len(offices)
    return EmployerPage(found, {"office": start + 1, "place": None} if more else None)
