"""The dialog of a request for signatures: opened with it, and told how it goes on. Its id is the ceremony's."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.messaging.domain.dialog import Line, Person, PersonKind, Topic, opened, said
from services.messaging.domain.people import People
from services.messaging.store import Store
from services.messaging.use_cases.announce import announce, people_around, with_names_of
from services.messaging.use_cases.notify import RecipientUnknownError
from shared.aws.transaction import Unit

OPENED = "signature-requested"


class DialogUnknownError(Exception):
    """The dialog of a ceremony is still on its way: the event goes back to its queue."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who is asked to sign."""

    id: str
    kind: PersonKind
    person_id: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request for signatures, as documents told it."""

    ceremony_id: str
    dossier_id: str
    form: str
    requested_by: str
    signers: Sequence[Signer]


def open_dialog(store: Store, unit: Unit, request: Request) -> None:
    """Stages the dialog of requester and signers, once for each ceremony.

    Raises:
        RecipientUnknownError: the copy of a participant or of the dossier is still on its way.
    """
    if store.dialog(request.ceremony_id) is not None:
        return
    users = [each.person_id for each in request.signers if each.kind == "user"]
    employees = [each.person_id for each in request.signers if each.kind == "employee"]
    people = store.people(
        users=(request.requested_by, *users), employees=employees, dossier_id=request.dossier_id
    )
    requester = _person(people, "user", request.requested_by)
    signers = [_person(people, each.kind, each.person_id, each.id) for each in request.signers]
    topic = Topic(
        subject="",
        form=request.form,
        dossier_id=request.dossier_id,
        ceremony_id=request.ceremony_id,
        employee_id=people.dossier.employee_id if people.dossier else None,
    )
    line = Line(unit.ids(), 1, unit.clock(), None, code=OPENED)
    dialog = opened(request.ceremony_id, topic, (requester, *signers), line, starter=requester.key)
    dialog = announce(store, unit, dialog, people, author=requester.key)
    store.add_dialog(unit, dialog)


def add_system_line(store: Store, unit: Unit, ceremony_id: str, code: str) -> None:
    """Stages a line of the system in the dialog of a ceremony, unread for everybody.

    Raises:
        DialogUnknownError: the dialog is still on its way.
        Raced: another line came in between; the consumer runs this again.
    """
    dialog = store.dialog(ceremony_id)
    if dialog is None:
        raise DialogUnknownError(ceremony_id)
    people = people_around(store, dialog)
    dialog = said(with_names_of(dialog, people), Line(unit.ids(), 0, unit.clock(), None, code=code))
    store.add_line(unit, announce(store, unit, dialog, people))


def _person(people: People, kind: PersonKind, person_id: str, signer_id: str = "") -> Person:
    if kind == "user":
        account = people.accounts.get(person_id)
        name = account.name if account else None
    else:
        dossier = people.dossier
        name = dossier.name if dossier and dossier.employee_id == person_id else None
    if name is None:
        raise RecipientUnknownError(person_id)
    return Person(kind, person_id, name, signer_id)
