"""After a new line: who gets a mail that says only that there is a new message, and who is invited."""

from dataclasses import replace

from services.messaging.dialogs.rules import (
    Dialog,
    Member,
    is_due_a_mail,
    is_due_an_invitation,
    notified,
)
from services.messaging.domain.people import People, PersonKey
from services.messaging.domain.recipient import Recipient
from services.messaging.queueing import queue_mail
from services.messaging.recipients.rows import PeopleRows
from shared.aws.context import Context
from shared.contracts.messaging import PortalInvitationNeeded
from shared.kernel.copies import UserCopy

_INBOX = "/berichten"
_PORTAL = "/portal/"


def people_around(context: Context, dialog: Dialog) -> People:
    """Who takes part, as known now: one request."""
    keys = [each.person.key for each in dialog.members]
    return PeopleRows(context.table).people(
        users=[person_id for kind, person_id in keys if kind == "user"],
        employees=[person_id for kind, person_id in keys if kind == "employee"],
        dossier_id=dialog.topic.dossier_id,
    )


def with_names_of(dialog: Dialog, people: People) -> Dialog:
    """The dialog with the names that its participants now have."""
    members = tuple(_renamed(each, people.name_of(each.person.key)) for each in dialog.members)
    return replace(dialog, members=members)


def announce(context: Context, dialog: Dialog, people: People, *, author: PersonKey | None = None) -> Dialog:
    """Stages mails and invitations about the last line for all but its author; gives the dialog that knows it."""
    keys = [
        each.person.key
        for each in dialog.members
        if each.person.key != author and _notifies(context, dialog, each, people)
    ]
    return notified(dialog, keys, context.now)


def _notifies(context: Context, dialog: Dialog, member: Member, people: People) -> bool:
    account = people.account_of(member.person.key)
    if account is not None:
        return _mails(context, dialog, member, account)
    dossier = people.dossier
    is_known = member.person.kind == "employee" and dossier is not None and dossier.email is not None
    if not is_known or not is_due_an_invitation(member, context.now):
        return False
    needed = PortalInvitationNeeded(
        person_id=member.person.id, dialog_id=dialog.id, about=dialog.about(member)
    )
    context.unit.record(needed)
    return True


def _mails(context: Context, dialog: Dialog, member: Member, account: UserCopy) -> bool:
    if not account.is_open or not is_due_a_mail(member):
        return False
    recipient = Recipient(member.person.kind, member.person.id, account.email, account.language)
    path = _PORTAL if member.person.kind == "employee" else _INBOX
    queue_mail(context, "new-message", recipient, {"path": path}, about=dialog.about(member))
    return True


def _renamed(member: Member, name: str | None) -> Member:
    return replace(member, person=replace(member.person, name=name)) if name else member
