"""The dialog of a request for signatures: opened with it, and lines of how it goes on. Its id is the ceremony's."""

from services.messaging.dialogs.announce import announce, people_around, with_names_of
from services.messaging.dialogs.rows import DialogRows
from services.messaging.dialogs.rules import Line, Participant, Topic, opened, with_line
from services.messaging.domain.people import People, PersonKey
from services.messaging.domain.recipient import RecipientUnknownError
from services.messaging.recipients.rows import PeopleRows
from shared.aws.context import Context
from shared.contracts.documents import SignatureRequested

OPENED = "signature-requested"


class DialogUnknownError(Exception):
    """The dialog of a ceremony is still on its way: the event goes back to its queue."""


def open_dialog(context: Context, asked: SignatureRequested) -> None:
    """Stages the dialog of requester and signers, once for each ceremony.

    Raises:
        RecipientUnknownError: the copy of a participant or of the dossier is still on its way.
    """
    rows = DialogRows(context.table)
    if rows.dialog(asked.ceremony_id) is not None:
        return
    people = _people(context, asked)
    requester = _participant(people, ("user", asked.requested_by))
    signers = [_participant(people, (each.kind, each.person_id), each.signer_id) for each in asked.signers]
    topic = Topic(
        subject="",
        form=asked.form,
        dossier_id=asked.dossier_id,
        ceremony_id=asked.ceremony_id,
        employee_id=people.dossier.employee_id if people.dossier else None,
    )
    line = Line(context.unit.ids(), 1, context.now, code=OPENED)
    dialog = opened(asked.ceremony_id, topic, (requester, *signers), line, starter=requester.key)
    rows.add_dialog(context.unit, announce(context, dialog, people, author=requester.key))


def add_system_line(context: Context, ceremony_id: str, code: str) -> None:
    """Stages a line of the system in the dialog of a ceremony, unread for everybody.

    Raises:
        DialogUnknownError: the dialog is still on its way.
        Raced: another line came in between; the consumer runs this again.
    """
    rows = DialogRows(context.table)
    dialog = rows.dialog(ceremony_id)
    if dialog is None:
        raise DialogUnknownError(ceremony_id)
    people = people_around(context, dialog)
    dialog = with_line(with_names_of(dialog, people), Line(context.unit.ids(), 0, context.now, code=code))
    rows.add_line(context.unit, announce(context, dialog, people))


def _people(context: Context, asked: SignatureRequested) -> People:
    users = [each.person_id for each in asked.signers if each.kind == "user"]
    employees = [each.person_id for each in asked.signers if each.kind == "employee"]
    return PeopleRows(context.table).people(
        users=(asked.requested_by, *users), employees=employees, dossier_id=asked.dossier_id
    )


def _participant(people: People, key: PersonKey, signer_id: str = "") -> Participant:
    name = people.name_of(key)
    if name is None:
        raise RecipientUnknownError(key[1])
    return Participant(*key, name, signer_id)
