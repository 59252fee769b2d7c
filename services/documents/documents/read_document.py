"""Reading documents: those of a dossier, one to fill in, and the PDF of a version."""

from collections.abc import Iterable
from dataclasses import dataclass

from services.documents import files
from services.documents.copies.rows import CopyRows
from services.documents.documents.rows import DocumentRows
from services.documents.documents.rules import first_answers
from services.documents.domain.document import Document, Draft, SigningState
from services.documents.sight import CaseInSight, DocumentInSight, case_in_sight
from services.documents.signing.rows import CeremonyRows
from shared.aws.context import Context


@dataclass(frozen=True, slots=True)
class DossierDocuments:
    """Every document of a dossier, newest first; `with_draft` are ids."""

    case: CaseInSight
    documents: list[Document]
    with_draft: set[str]


def list_documents(context: Context, dossier_id: str) -> DossierDocuments:
    """The documents of a dossier, however many.

    Raises:
        NotFound: the dossier is absent or out of sight.
    """
    case, rows = case_in_sight(context, dossier_id), DocumentRows(context.table)
    documents = rows.of_dossier(dossier_id)
    return DossierDocuments(case, documents, rows.with_draft([each.id for each in documents]))


def names_of_makers(context: Context, documents: Iterable[Document]) -> dict[str, str]:
    """Who made the versions of documents, by account id."""
    makers = {note.made_by for document in documents for note in document.versions}
    return {key: each.name for key, each in CopyRows(context.table).users(sorted(makers)).items()}


def draft_to_show(context: Context, found: DocumentInSight) -> Draft:
    """What a person finds when opening the form: their draft, else the last version, else what is known."""
    document, rows = found.document, DocumentRows(context.table)
    draft = rows.draft(document.id)
    if draft:
        return draft
    if document.last:
        return Draft(0, rows.content(document.id, document.last.number).answers)
    return Draft(0, first_answers(CopyRows(context.table).user(found.case.employer.case_manager_id)))


def read_version(context: Context, document: Document, number: int) -> bytes:
    """The PDF of a version: the sealed one as soon as there is one.

    Raises:
        NotFound: there is no such version.
        Conflict: its PDF is still being made.
    """
    note = document.note(number)
    sealed_by = note.ceremony_id if note.signing is SigningState.SEALED else None
    ceremony = CeremonyRows(context.table).find(sealed_by) if sealed_by else None
    if ceremony is None:
        return files.read(files.version_key(document.id, number))
    return files.read(files.sealed_key(ceremony.id, ceremony.sealed_sha256))
