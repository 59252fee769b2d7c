"""How dossiers, documents and ceremonies come into sight, as far as the caller sees them."""

from dataclasses import dataclass

from services.documents.copies.rows import CopyRows
from services.documents.documents.rows import DocumentRows
from services.documents.domain.ceremony import Ceremony
from services.documents.domain.document import Document
from services.documents.signing.rows import CeremonyRows
from shared.access.sight import sees_dossier
from shared.aws.context import Context
from shared.kernel.copies import DossierCopy, EmployerCopy
from shared.kernel.errors import NotFound
from shared.kernel.permissions import Permission
from shared.kernel.references import missing_reference


@dataclass(frozen=True, slots=True)
class CaseInSight:
    """A dossier with its employer."""

    dossier: DossierCopy
    employer: EmployerCopy


@dataclass(frozen=True, slots=True)
class DocumentInSight:
    """A document with its case."""

    document: Document
    case: CaseInSight


def case_in_sight(context: Context, dossier_id: str) -> CaseInSight:
    """A dossier that the caller may see: two requests, for one copy names the other.

    Raises:
        NotFound: absent, or out of sight: the same.
        Conflict: made so recently that its copy may still be on its way.
    """
    rows = CopyRows(context.table)
    dossier = rows.dossier(dossier_id)
    employer = rows.employer(dossier.employer_id) if dossier else None
    if dossier is None or employer is None:
        raise missing_reference(dossier_id, context.now)
    case = CaseInSight(dossier, employer)
    if not sees_dossier(context.principal, dossier, employer):
        raise NotFound
    return case


def document_in_sight(context: Context, document_id: str) -> DocumentInSight:
    """A document of a dossier that the caller may see: three requests.

    Raises:
        NotFound: absent, or out of sight: the same.
    """
    document = DocumentRows(context.table).find(document_id)
    if document is None:
        raise NotFound
    return DocumentInSight(document, case_in_sight(context, document.dossier_id))


def ceremony_in_sight(context: Context, ceremony_id: str) -> Ceremony:
    """A ceremony for its signers, and for users who may see its dossier's documents.

    Raises:
        NotFound: absent, or out of sight: the same.
    """
    ceremony = CeremonyRows(context.table).find(ceremony_id)
    if ceremony is None:
        raise NotFound
    if ceremony.signer_of(context.principal.person) is None:
        if not context.principal.may(Permission.DOCUMENT_READ):
            raise NotFound
        case_in_sight(context, ceremony.dossier_id)
    return ceremony
