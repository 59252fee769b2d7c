"""Starting a dialog, saying something in it, and marking it read."""

from dataclasses import dataclass

from services.messaging.domain.dialog import (
    Dialog,
    Line,
    Person,
    PersonKey,
    Topic,
    opened,
    read,
    said,
)
from services.messaging.domain.people import DossierCopy, EmployerCopy, People, know_each_other, sees
from services.messaging.use_cases.announce import announce, people_around, with_names_of
from services.messaging.use_cases.doors import Doors, dossier_in_sight, taking_part
from shared.kernel.errors import Conflict, FieldError, Refused, refused_field


@dataclass(frozen=True, slots=True)
class Asked:
    """What a new dialog is to be."""

    subject: str
    text: str
    dossier_id: str | None
    participants: tuple[PersonKey, ...]


@dataclass(frozen=True, slots=True)
class _Sight:
    """What the caller may see of the people that were asked for."""

    people: People
    dossier: DossierCopy | None
    employer: EmployerCopy | None


def start(doors: Doors, asked: Asked) -> Dialog:
    """A new dialog with its first message: at most three reads.

    Raises:
        NotFound: the dossier is absent or out of sight.
        Refused: a participant is unknown or out of sight, or there is nobody but the caller.
        Conflict: the caller's own account is still on its way to here.
    """
    me = doors.principal.person
    others = tuple(dict.fromkeys(each for each in asked.participants if each != me))
    if not others:
        raise refused_field("/participants", "too-few")
    sight = _sight(doors, asked.dossier_id, (me, *others))
    found = {each: _person(doors, sight, each) for each in others}
    faults = tuple(
        FieldError(f"/participants/{number}", "unknown-recipient")
        for number, each in enumerate(asked.participants)
        if each != me and found[each] is None
    )
    if faults:
        raise Refused("invalid", fields=faults)
    myself = sight.people.accounts.get(me[1])
    if myself is None:
        raise Conflict("reference-not-yet-available", retry_after=1)
    writer = Person(*me, myself.name)
    topic = Topic(
        subject=asked.subject,
        dossier_id=asked.dossier_id,
        employee_id=sight.dossier.employee_id if sight.dossier else None,
    )
    people = (writer, *(each for each in found.values() if each))
    line = Line(doors.unit.ids(), 1, doors.now, writer, asked.text)
    dialog = opened(doors.unit.ids(), topic, people, line, starter=me)
    dialog = announce(doors.store, doors.unit, dialog, sight.people, author=me)
    doors.store.add_dialog(doors.unit, dialog)
    return dialog


def say(doors: Doors, dialog_id: str, text: str) -> Dialog:
    """A dialog with a message more: two reads. Of two at once both stand, one after the other.

    Raises:
        NotFound: absent, or the caller takes no part.
        Raced: another line came in between; the door runs this again.
    """
    dialog, me = taking_part(doors, doors.store.dialog(dialog_id))
    people = people_around(doors.store, dialog)
    dialog = with_names_of(dialog, people)
    writer = next(each.person for each in dialog.members if each.person.key == me.person.key)
    dialog = said(dialog, Line(doors.unit.ids(), 0, doors.now, writer, text))
    dialog = announce(doors.store, doors.unit, dialog, people, author=writer.key)
    doors.store.add_line(doors.unit, dialog)
    return dialog


def mark_read(doors: Doors, dialog_id: str) -> None:
    """Everything in a dialog is read: one read, and one conditional put if there was anything new.

    Raises:
        NotFound: absent, or the caller takes no part.
        Raced: a line came in between; the door runs this again.
    """
    dialog, me = taking_part(doors, doors.store.dialog(dialog_id))
    after = read(me)
    if after is not None:
        doors.store.save_member(doors.unit, dialog, after)


def _sight(doors: Doors, dossier_id: str | None, keys: tuple[PersonKey, ...]) -> _Sight:
    dossier, employer = dossier_in_sight(doors, dossier_id) if dossier_id else (None, None)
    people = doors.store.people(
        users=[person_id for kind, person_id in keys if kind == "user"],
        employees=[person_id for kind, person_id in keys if kind == "employee"],
    )
    return _Sight(People(people.accounts, people.portals, dossier), dossier, employer)


def _person(doors: Doors, sight: _Sight, key: PersonKey) -> Person | None:
    """Somebody as a participant; None for who is absent or out of sight."""
    kind, person_id = key
    if kind == "employee":
        dossier = sight.dossier
        return Person(kind, person_id, dossier.name) if dossier and dossier.employee_id == person_id else None
    account = sight.people.accounts.get(person_id)
    if account is None or not account.may_talk:
        return None
    if sight.dossier and sight.employer:
        is_seen = sees(account.principal, sight.dossier, sight.employer)
    else:
        is_seen = know_each_other(doors.principal, account)
    return Person(kind, person_id, account.name) if is_seen else None
