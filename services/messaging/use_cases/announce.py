"""After a new line: who gets a mail that says only that there is a new message, and who is invited."""

from dataclasses import replace
from datetime import datetime

from services.messaging.domain.dialog import (
    Dialog,
    Member,
    PersonKey,
    is_due_a_mail,
    is_due_an_invitation,
    told,
)
from services.messaging.domain.people import Account, People
from services.messaging.domain.recipients import Recipient
from services.messaging.store import Store
from services.messaging.use_cases.notify import queue_mail
from shared.aws.transaction import Unit
from shared.contracts.messaging import PortalInvitationNeeded

_INBOX = "/berichten"
_PORTAL = "/portal/"


def people_around(store: Store, dialog: Dialog) -> People:
    """Who takes part, as known now: one request."""
    keys = [each.person.key for each in dialog.members]
    return store.people(
        users=[person_id for kind, person_id in keys if kind == "user"],
        employees=[person_id for kind, person_id in keys if kind == "employee"],
        dossier_id=dialog.topic.dossier_id,
    )


def with_names_of(dialog: Dialog, people: People) -> Dialog:
    """The dialog with the names that its participants now have."""
    members = tuple(
        replace(each, person=replace(each.person, name=_name(each, people))) for each in dialog.members
    )
    return replace(dialog, members=members)


def announce(
    store: Store, unit: Unit, dialog: Dialog, people: People, *, author: PersonKey | None = None
) -> Dialog:
    """Stages what tells the participants of the last line, but for its author; gives the dialog that knows it."""
    now = unit.clock()
    keys = [
        each.person.key
        for each in dialog.members
        if each.person.key != author and _is_told(store, unit, dialog, each, people, now)
    ]
    return told(dialog, keys, now)


def _is_told(  # noqa: PLR0917 - the parts of one decision
    store: Store, unit: Unit, dialog: Dialog, member: Member, people: People, now: datetime
) -> bool:
    kind, person_id = member.person.key
    account = people.accounts.get(person_id) if kind == "user" else people.portals.get(person_id)
    if account is not None:
        return _mailed(store, unit, dialog, member, account)
    dossier = people.dossier
    is_known = kind == "employee" and dossier is not None and dossier.email is not None
    if not is_known or not is_due_an_invitation(member, now):
        return False
    unit.record(PortalInvitationNeeded(person_id=person_id, dialog_id=dialog.id, about=dialog.about(member)))
    return True


def _mailed(store: Store, unit: Unit, dialog: Dialog, member: Member, account: Account) -> bool:
    if not account.is_open or not is_due_a_mail(member):
        return False
    recipient = Recipient(member.person.kind, member.person.id, account.email, account.language)
    path = _PORTAL if member.person.kind == "employee" else _INBOX
    queue_mail(store, unit, "new-message", recipient, {"path": path}, about=dialog.about(member))
    return True


def _name(member: Member, people: People) -> str:
    kind, person_id = member.person.key
    account = people.accounts.get(person_id)
    if kind == "user":
        return account.name if account else member.person.name
    dossier = people.dossier
    return dossier.name if dossier and dossier.employee_id == person_id else member.person.name
