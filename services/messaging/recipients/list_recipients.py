"""To whom one can write about a dossier."""

from services.messaging.domain.people import PlacedDossier, may_talk
from services.messaging.recipients.rows import PeopleRows
from services.messaging.recipients.rules import Recipients
from services.messaging.sight import dossier_in_sight
from shared.access.sight import principal_of, sees_dossier
from shared.aws.context import Context
from shared.kernel.copies import UserCopy

MOST_RECIPIENTS = 90
"""Accounts that a list of recipients looks at, the nearest to the employee first: one batch get."""

_MOST_NODES = 20


def list_recipients(context: Context, dossier_id: str) -> Recipients:
    """To whom one can write about a dossier: three requests, and one for each node on its path.

    Raises:
        NotFound: the dossier is absent or out of sight.
        Conflict: it is still on its way to here.
    """
    rows = PeopleRows(context.table)
    placed = dossier_in_sight(context, dossier_id)
    employee_id = placed.dossier.employee_id
    found = rows.people(users=_holders(rows, placed), employees=(employee_id,))
    seen = [each for each in found.accounts.values() if may_talk(each) and _sees(each, placed)]
    seen.sort(key=lambda each: (each.name.casefold(), each.id))
    return Recipients(placed.dossier, found.portals.get(employee_id), seen)


def _holders(rows: PeopleRows, placed: PlacedDossier) -> list[str]:
    """Who holds a node of a dossier's path; of more departments than twenty the far ones are left out."""
    path = placed.path
    nodes = dict.fromkeys((*path[: _MOST_NODES - 3], *path[-3:]))
    found: dict[str, None] = {}
    for node in nodes:
        found.update(dict.fromkeys(rows.holders(node, limit=MOST_RECIPIENTS)))
    return list(found)[:MOST_RECIPIENTS]


def _sees(user: UserCopy, placed: PlacedDossier) -> bool:
    return sees_dossier(principal_of(user), placed.dossier, placed.employer)
