"""Reading: one's dialogs, one of them, what is unread, and to whom one can write about a dossier."""

from dataclasses import dataclass

from services.messaging.domain.dialog import Dialog, Line, Member
from services.messaging.domain.people import Account, DossierCopy, EmployerCopy, path_of, sees
from services.messaging.use_cases.doors import Doors, dossier_in_sight, taking_part
from shared.aws.serde import Item

MOST_RECIPIENTS = 90
"""Accounts that a list of recipients looks at, the nearest to the employee first: one batch get."""

_MOST_NODES = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A dialog with a page of its lines, for one participant."""

    dialog: Dialog
    member: Member
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Recipients:
    """The employee of a dossier, the portal account if there is one, and the accounts that see the dossier."""

    dossier: DossierCopy
    portal: Account | None
    accounts: list[Account]


def my_dialogs(doors: Doors, *, limit: int, after: Item | None) -> tuple[list[Dialog], Item | None]:
    """The caller's dialogs, the newest first; the caller's own state comes first in each: one query."""
    return doors.store.dialogs_of(doors.principal.person, limit=limit, after=after)


def unread_count(doors: Doors) -> int:
    """In how many dialogs the caller has something unread, up to 99: one query."""
    return doors.store.unread_count(doors.principal.person)


def read_dialog(doors: Doors, dialog_id: str, *, before: int | None) -> Shown:
    """A dialog with its newest lines (one query), or with those before one of them (two).

    Raises:
        NotFound: absent, or the caller takes no part.
    """
    if before is not None:
        dialog, me = taking_part(doors, doors.store.dialog(dialog_id))
        return Shown(dialog, me, doors.store.lines_before(dialog_id, before))
    found, lines = doors.store.dialog_with_lines(dialog_id)
    dialog, me = taking_part(doors, found)
    return Shown(dialog, me, lines)


def recipients(doors: Doors, dossier_id: str) -> Recipients:
    """To whom one can write about a dossier: three requests, and one for each node on its path.

    Raises:
        NotFound: the dossier is absent or out of sight.
        Conflict: it is still on its way to here.
    """
    dossier, employer = dossier_in_sight(doors, dossier_id)
    found = doors.store.people(users=_holders(doors, dossier, employer), employees=(dossier.employee_id,))
    seen = [
        each for each in found.accounts.values() if each.may_talk and sees(each.principal, dossier, employer)
    ]
    seen.sort(key=lambda each: (each.name.casefold(), each.id))
    return Recipients(dossier, found.portals.get(dossier.employee_id), seen)


def _holders(doors: Doors, dossier: DossierCopy, employer: EmployerCopy) -> list[str]:
    """Who holds a node of a dossier's path; of more departments than twenty the far ones are left out."""
    path = path_of(dossier, employer)
    nodes = dict.fromkeys((*path[: _MOST_NODES - 3], *path[-3:]))
    found: dict[str, None] = {}
    for node in nodes:
        found.update(dict.fromkeys(doors.store.holders(node, limit=MOST_RECIPIENTS)))
    return list(found)[:MOST_RECIPIENTS]
