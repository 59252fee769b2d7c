"""What every use case of documents is given, and how documents and ceremonies come into sight."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from services.documents.domain.ceremony import Ceremony
from services.documents.domain.copies import Case
from services.documents.domain.document import Document
from services.documents.store import Store
from shared.aws.transaction import Unit
from shared.kernel.clock import day_of
from shared.kernel.errors import NotFound
from shared.kernel.permissions import Permission
from shared.kernel.principal import Principal
from shared.kernel.references import missing_reference


@dataclass(frozen=True, slots=True)
class Origin:
    """From where somebody acts: session pseudonym, address and browser. Stands in no log."""

    session: str
    address: str
    browser: str


@dataclass(frozen=True, slots=True)
class Doors:
    """The store, the unit that takes what changes, who asks, when (UTC) and from where.

    Attributes:
        new_unit: for what must stand even though the request ends in a refusal.
    """

    store: Store
    unit: Unit
    new_unit: Callable[[], Unit]
    principal: Principal
    now: datetime
    origin: Origin

    @property
    def today(self) -> date:
        """The Amsterdam day of the request."""
        return day_of(self.now)


@dataclass(frozen=True, slots=True)
class Shown:
    """A document with its case."""

    document: Document
    case: Case


def case_in_sight(doors: Doors, dossier_id: str) -> Case:
    """A dossier that the caller may see: two requests.

    Raises:
        NotFound: absent, or out of sight: the same.
        Conflict: made so recently that its copy may still be on its way.
    """
    case = doors.store.case(dossier_id)
    if case is None:
        raise missing_reference(dossier_id, doors.now)
    if not sees(doors.principal, case):
        raise NotFound
    return case


def document_in_sight(doors: Doors, document_id: str) -> Shown:
    """A document of a dossier that the caller may see: three requests.

    Raises:
        NotFound: absent, or out of sight: the same.
    """
    document = doors.store.document(document_id)
    if document is None:
        raise NotFound
    return Shown(document, case_in_sight(doors, document.dossier_id))


def ceremony_in_sight(doors: Doors, ceremony_id: str) -> Ceremony:
    """A ceremony for its signers, and for users who may see its dossier's documents.

    Raises:
        NotFound: absent, or out of sight: the same.
    """
    ceremony = doors.store.ceremony(ceremony_id)
    if ceremony is None:
        raise NotFound
    if ceremony.signer_of(doors.principal.person) is None:
        if not doors.principal.may(Permission.DOCUMENT_READ):
            raise NotFound
        case_in_sight(doors, ceremony.dossier_id)
    return ceremony


def sees(principal: Principal, case: Case) -> bool:
    """Whether a dossier is in sight: its employer published (or one may edit employers), and in scope."""
    is_shown = case.employer.is_published or principal.may(Permission.EMPLOYER_EDIT)
    return is_shown and principal.sees(case.nodes)
