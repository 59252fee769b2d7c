"""Starting a dialog with its first message."""

from dataclasses import dataclass, replace

from services.messaging.dialogs.announce import announce
from services.messaging.dialogs.rows import DialogRows
from services.messaging.dialogs.rules import Dialog, Line, Participant, Topic, opened
from services.messaging.domain.people import People, PersonKey, PlacedDossier, may_talk
from services.messaging.recipients.rows import PeopleRows
from services.messaging.sight import dossier_in_sight
from shared.access.sight import principal_of, sees_dossier, share_a_node
from shared.aws.context import Context
from shared.kernel.copies import UserCopy
from shared.kernel.errors import Conflict, FieldError, Refused, refused_field


@dataclass(frozen=True, slots=True)
class NewDialog:
    """What a new dialog is to be."""

    subject: str
    text: str
    dossier_id: str | None
    participants: tuple[PersonKey, ...]


def start_dialog(context: Context, asked: NewDialog) -> Dialog:
    """A new dialog with its first message: at most three reads.

    Raises:
        NotFound: the dossier is absent or out of sight.
        Refused: a participant is unknown or out of sight, or there is nobody but the caller.
        Conflict: the caller's own account is still on its way to here.
    """
    me = context.principal.person
    others = tuple(dict.fromkeys(each for each in asked.participants if each != me))
    if not others:
        raise refused_field("participants", "too-few")
    placed = dossier_in_sight(context, asked.dossier_id) if asked.dossier_id else None
    people = _people(context, placed, (me, *others))
    found = {each: _participant(context, placed, people, each) for each in others}
    _refuse_unknown(asked, found)
    name = people.name_of(me)
    if name is None:
        raise Conflict("reference-not-yet-available", retry_after=1)
    writer = Participant(*me, name)
    topic = Topic(asked.subject, dossier_id=asked.dossier_id, employee_id=_employee_id(placed))
    line = Line(context.unit.ids(), 1, context.now, writer, asked.text)
    participants = (writer, *(each for each in found.values() if each))
    dialog = opened(context.unit.ids(), topic, participants, line, starter=me)
    dialog = announce(context, dialog, people, author=me)
    DialogRows(context.table).add_dialog(context.unit, dialog)
    return dialog


def _people(context: Context, placed: PlacedDossier | None, keys: tuple[PersonKey, ...]) -> People:
    people = PeopleRows(context.table).people(
        users=[person_id for kind, person_id in keys if kind == "user"],
        employees=[person_id for kind, person_id in keys if kind == "employee"],
    )
    return replace(people, dossier=placed.dossier if placed else None)


def _participant(
    context: Context, placed: PlacedDossier | None, people: People, key: PersonKey
) -> Participant | None:
    """Somebody as a participant; None for who is absent or out of sight."""
    name = people.name_of(key)
    account = people.accounts.get(key[1]) if key[0] == "user" else None
    if name is None or (account and not _may_be_asked(context, placed, account)):
        return None
    return Participant(*key, name)


def _may_be_asked(context: Context, placed: PlacedDossier | None, account: UserCopy) -> bool:
    if not may_talk(account):
        return False
    if placed is None:
        return share_a_node(context.principal, account.scopes)
    return sees_dossier(principal_of(account), placed.dossier, placed.employer)


def _refuse_unknown(asked: NewDialog, found: dict[PersonKey, Participant | None]) -> None:
    faults = tuple(
        FieldError(("participants", number), "unknown-recipient")
        for number, each in enumerate(asked.participants)
        if each in found and found[each] is None
    )
    if faults:
        raise Refused("invalid", fields=faults)


def _employee_id(placed: PlacedDossier | None) -> str | None:
    return placed.dossier.employee_id if placed else None
