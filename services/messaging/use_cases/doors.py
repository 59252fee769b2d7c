"""What every use case behind the API is given, and how a dossier or a dialog comes into sight."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from services.messaging.domain.dialog import Dialog, Member
from services.messaging.domain.people import DossierCopy, EmployerCopy, sees
from services.messaging.store import Store
from shared.aws.transaction import Unit
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.ids import created_at, is_id
from shared.kernel.principal import Principal

_ON_ITS_WAY = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Doors:
    """The store, the unit that takes what changes, who asks, and when (UTC)."""

    store: Store
    unit: Unit
    principal: Principal
    now: datetime


def dossier_in_sight(doors: Doors, dossier_id: str) -> tuple[DossierCopy, EmployerCopy]:
    """The employee of a dossier, with the employer's place: two requests.

    Raises:
        NotFound: absent, or out of sight: the same.
        Conflict: made so recently that its copy may still be on its way.
    """
    dossier = doors.store.dossier(dossier_id)
    if dossier is None:
        raise missing_reference(dossier_id, doors.now)
    employer = doors.store.employer(dossier.employer_id)
    if employer is None or not sees(doors.principal, dossier, employer):
        raise NotFound
    return dossier, employer


def taking_part(doors: Doors, dialog: Dialog | None) -> tuple[Dialog, Member]:
    """A dialog with the caller's own state in it.

    Raises:
        NotFound: absent, or the caller takes no part: the same.
    """
    member = dialog.member(doors.principal.person) if dialog else None
    if dialog is None or member is None:
        raise NotFound
    return dialog, member


def missing_reference(identifier: str, now: datetime) -> NotFound | Conflict:
    """What to say of an id that is not here: still on its way if it is under a minute old, else absent."""
    is_fresh = is_id(identifier) and now - created_at(identifier) < _ON_ITS_WAY
    return Conflict("reference-not-yet-available", retry_after=1) if is_fresh else NotFound()
