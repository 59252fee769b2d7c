"""A document of a dossier: a draft that may change, and versions that never do."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from services.documents.domain.form import Answers
from shared.kernel.errors import Conflict, NotFound


class FileState(StrEnum):
    """How far the PDF of a version is."""

    MAKING = "making"
    READY = "ready"


class Signing(StrEnum):
    """How far the signing of a version is; from OPEN on the states of its ceremony."""

    NONE = "none"
    OPEN = "open"
    COMPLETED = "completed"
    SEAL_PENDING = "seal_pending"
    SEALED = "sealed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class VersionNote:
    """What a list shows of a version; its content stands apart and never changes.

    Attributes:
        number: 1, 2, …
        sha256: of the PDF, hexadecimal; empty while it is made.
    """

    number: int
    made_at: datetime
    made_by: str
    state: FileState = FileState.MAKING
    sha256: str = ""
    signing: Signing = Signing.NONE
    ceremony_id: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document by its form, for one task of a traject.

    Attributes:
        version: of the row; its edition is what a person edits.
    """

    id: str
    version: int
    form: str
    dossier_id: str
    traject_id: str
    task_key: str
    created_at: datetime
    created_by: str
    versions: tuple[VersionNote, ...] = ()

    @property
    def edition(self) -> int:
        """The number that the next version will have."""
        return len(self.versions) + 1

    def note(self, number: int) -> VersionNote:
        """The version of that number.

        Raises:
            NotFound: there is none.
        """
        if not 1 <= number <= len(self.versions):
            raise NotFound
        return self.versions[number - 1]

    def with_note(self, note: VersionNote) -> "Document":
        """The document, one write later, with what is new of one of its versions."""
        kept = (*self.versions[: note.number - 1], note, *self.versions[note.number :])
        return replace(self, version=self.version + 1, versions=kept)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and not yet frozen. `number` counts its saves; 0: never saved."""

    number: int
    answers: Answers
    saved_at: datetime | None = None
    saved_by: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a version froze.

    Attributes:
        head: the common head of the documents, as told on the day of the version.
        sha256: of answers and head in canonical JSON (RFC 8785); stands on each page of the PDF.
    """

    document_id: str
    number: int
    form: str
    answers: Answers
    head: "Head"
    made_at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Head:
    """The common head: who, where, since when (domain section 10). The BSN does not travel, so it is not here."""

    employer: str
    employee: str
    birth_date: date
    personnel_number: str | None
    function: str | None
    hours: str
    first_sick_day: date | None
    case_manager: str | None


def finalised(document: Document, *, at: datetime, by: str) -> Document:
    """The document with a new version, whose PDF is to be made."""
    note = VersionNote(document.edition, at, by)
    return replace(document, version=document.version + 1, versions=(*document.versions, note))


def rendered(document: Document, number: int, sha256: str) -> Document | None:
    """The document whose version has its PDF; None if it has it already."""
    note = document.note(number)
    if note.state is FileState.READY:
        return None
    return document.with_note(replace(note, state=FileState.READY, sha256=sha256))


def ready_to_sign(document: Document, number: int) -> VersionNote:
    """The version that may be sent to its signers.

    Raises:
        NotFound: there is no such version.
        Conflict: it is not the latest, its PDF is not there yet, or it is out for signing already.
    """
    note = document.note(number)
    if number != len(document.versions):
        raise Conflict("version-superseded")
    if note.state is not FileState.READY:
        raise Conflict("file-not-ready", retry_after=1)
    if note.signing in {Signing.OPEN, Signing.COMPLETED, Signing.SEAL_PENDING, Signing.SEALED}:
        raise Conflict("ceremony-open")
    return note
