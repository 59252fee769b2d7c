"""A document of a dossier: a draft that may change, and versions that never do."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from services.documents.domain.form import Answers
from shared.kernel.errors import NotFound


class FileState(StrEnum):
    """How far the PDF of a version is."""

    MAKING = "making"
    READY = "ready"


class SigningState(StrEnum):
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
    signing: SigningState = SigningState.NONE
    ceremony_id: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document by its form, for one task of a traject. Its id says since when; the access log says who opened it.

    Attributes:
        version: of the row; its edition is what a person edits.
    """

    id: str
    version: int
    form: str
    dossier_id: str
    traject_id: str
    task_key: str
    versions: tuple[VersionNote, ...] = ()

    @property
    def edition(self) -> int:
        """The number that the next version will have."""
        return len(self.versions) + 1

    @property
    def last(self) -> VersionNote | None:
        """The newest version; None: there is only a draft."""
        return self.versions[-1] if self.versions else None

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


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """The common head: who, where, since when (domain section 10). The BSN does not travel, so it is not here.

    Attributes:
        hours: the part-time factor as Dutch paper shows it, 0,8.
    """

    employer: str
    employee: str
    birth_date: date
    personnel_number: str | None
    function: str | None
    hours: str
    first_sick_day: date | None
    case_manager: str | None

    @property
    def lines(self) -> dict[str, str]:
        """What it shows by key, days as 31-12-2026; empty ones are left out."""
        shown = {
            "employer": self.employer,
            "employee": self.employee,
            "birth_date": dutch_day(self.birth_date),
            "personnel_number": self.personnel_number,
            "function": self.function,
            "hours": self.hours,
            "first_sick_day": dutch_day(self.first_sick_day) if self.first_sick_day else None,
            "case_manager": self.case_manager,
        }
        return {key: value for key, value in shown.items() if value}


@dataclass(frozen=True, slots=True)
class VersionContent:
    """What a version froze.

    Attributes:
        head: the common head of the documents, as it was on the day of the version.
        sha256: of answers and head in canonical JSON (RFC 8785); stands on each page of the PDF.
    """

    document_id: str
    number: int
    form: str
    answers: Answers
    head: DocumentHead
    made_at: datetime
    sha256: str


def dutch_day(day: date) -> str:
    """A day as paper shows it: 31-12-2026."""
    return f"{day:%d-%m-%Y}"
