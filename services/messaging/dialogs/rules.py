"""A dialog: its participants, its lines in order, who has read it, and who was notified of it by mail."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.messaging.domain.people import PersonKey, PersonKind

MOST_PARTICIPANTS = 20
LONGEST_PREVIEW = 120

INVITATION_LIFE = timedelta(days=7)
"""How long an invitation to the portal works; after it a new message brings a new one."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a dialog: an account, or an employee by the id of the file.

    Attributes:
        signer_id: who it is in the dialog's ceremony; empty: no signer.
    """

    kind: PersonKind
    id: str
    name: str
    signer_id: str = ""

    @property
    def key(self) -> PersonKey:
        """What names the person."""
        return (self.kind, self.id)


@dataclass(frozen=True, slots=True)
class Line:
    """A message, never changed. A line of the system has no sender and a `code` that a view puts into words."""

    id: str
    number: int
    at: datetime
    sender: Participant | None = None
    text: str = ""
    code: str = ""

    @property
    def preview(self) -> str:
        """The start of its text, for a list."""
        return " ".join(self.text.split())[:LONGEST_PREVIEW]


@dataclass(frozen=True, slots=True)
class Member:
    """A participant with their own state.

    Attributes:
        notified_at: when a mail went out about lines that are still unread; None: no mail is out.
    """

    person: Participant
    version: int
    unread: int = 0
    notified_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What a dialog is about; it stays the same.

    Attributes:
        subject: as its first sender wrote it; empty when `form` tells it in the reader's language.
        form: key of the form that is signed.
        employee_id: the person concerned, of the dossier.
    """

    subject: str
    form: str = ""
    dossier_id: str | None = None
    ceremony_id: str | None = None
    employee_id: str | None = None


@dataclass(frozen=True, slots=True)
class Dialog:
    """A dialog as it stands. Its version counts its lines."""

    id: str
    version: int
    topic: Topic
    members: tuple[Member, ...]
    last: Line

    def member(self, key: PersonKey) -> Member | None:
        """A participant; None for anybody else."""
        return next((each for each in self.members if each.person.key == key), None)

    def about(self, member: Member) -> str:
        """What a mail to a signer is about: ceremony and signer; empty for everybody else."""
        signer_id = member.person.signer_id
        return f"{self.topic.ceremony_id}#{signer_id}" if self.topic.ceremony_id and signer_id else ""


def opened(
    dialog_id: str, topic: Topic, people: Collection[Participant], line: Line, *, starter: PersonKey
) -> Dialog:
    """A new dialog with its first line, unread for all but who started it.

    Somebody named twice takes part once, as signer if either says so.
    """
    found: dict[PersonKey, Participant] = {}
    for person in people:
        known = found.get(person.key)
        found[person.key] = known if known and known.signer_id else person
    members = tuple(Member(each, 1, unread=int(each.key != starter)) for each in found.values())
    return Dialog(dialog_id, 1, topic, members, replace(line, number=1))


def with_line(dialog: Dialog, line: Line) -> Dialog:
    """The dialog with one line more: unread for everybody but its sender."""
    writer = line.sender.key if line.sender else None
    members = tuple(
        replace(each, version=each.version + 1, unread=each.unread + int(each.person.key != writer))
        for each in dialog.members
    )
    number = dialog.version + 1
    return replace(dialog, version=number, members=members, last=replace(line, number=number))


def after_reading(member: Member) -> Member | None:
    """The participant who has seen all there is; None if there was nothing new."""
    if not member.unread and member.notified_at is None:
        return None
    return replace(member, version=member.version + 1, unread=0, notified_at=None)


def is_due_a_mail(member: Member) -> bool:
    """Whether a mail may tell of the new line: one until it is read."""
    return member.notified_at is None


def is_due_an_invitation(member: Member, now: datetime) -> bool:
    """Whether somebody without an account is invited: at the first line, and again once the link has died."""
    return member.notified_at is None or now - member.notified_at >= INVITATION_LIFE


def notified(dialog: Dialog, keys: Collection[PersonKey], now: datetime) -> Dialog:
    """The dialog after mails to `keys`."""
    members = tuple(
        replace(each, notified_at=now) if each.person.key in keys else each for each in dialog.members
    )
    return replace(dialog, members=members)


@dataclass(frozen=True, slots=True)
class DialogPage:
    """A dialog with a page of its lines, for one participant."""

    dialog: Dialog
    member: Member
    lines: list[Line]
