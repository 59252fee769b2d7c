"""Routes of documents: those of a dossier, drafts, versions and their files."""

from services.documents.documents import open_document as opening
from services.documents.documents import read_document as acts
from services.documents.documents import save_draft as drafting
from services.documents.documents.finalise import finalise
from services.documents.documents.head import head_of
from services.documents.documents.schemas import (
    AnswersRequest,
    DocumentAnswer,
    DocumentsAnswer,
    DraftAnswer,
    OpenRequest,
)
from services.documents.documents.views import DocumentViewer, document_answer, document_row
from services.documents.domain.document import Draft
from services.documents.shapes import PDF, pdf_reply, version_number
from services.documents.sight import DocumentInSight, document_in_sight
from shared.http.call import Call, Reply
from shared.http.routes import Area
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "GET", "/dossiers/{dossier_id}/documents", permission=Permission.DOCUMENT_READ, answer=DocumentsAnswer
)
def list_documents(call: Call[None]) -> DocumentsAnswer:
    """List the documents of a dossier."""
    found = acts.list_documents(call.context, call.path["dossier_id"])
    dossier = found.case.dossier
    call.log_access("R", "document.list", dossier.id, person=dossier.employee_id)
    names = acts.names_of_makers(call.context, found.documents)
    viewer = DocumentViewer(call.principal, call.language, names)
    return DocumentsAnswer(
        items=tuple(
            document_row(each, viewer, has_draft=each.id in found.with_draft) for each in found.documents
        )
    )


@area.route(
    "POST",
    "/dossiers/{dossier_id}/documents",
    permission=Permission.DOCUMENT_WRITE,
    body=OpenRequest,
    answer=DocumentAnswer,
    status=201,
    problems=("reference-not-yet-available",),
)
def open_document(call: Call[OpenRequest]) -> DocumentAnswer:
    """Open the document of a task; the first time it is made."""
    asked = opening.TaskForm(call.body.form, call.body.traject_id, call.body.task_key)
    found = opening.open_document(call.context, call.path["dossier_id"], asked)
    call.log_access("C", "document", found.document.id, person=found.case.dossier.employee_id)
    return _document(call, found)


@area.route("GET", "/documents/{document_id}", permission=Permission.DOCUMENT_READ, answer=DocumentAnswer)
def read_document(call: Call[None]) -> DocumentAnswer:
    """Read a document with its draft."""
    found = document_in_sight(call.context, call.path["document_id"])
    call.log_access("R", "document", found.document.id, person=found.case.dossier.employee_id)
    return _document(call, found)


@area.route(
    "PUT",
    "/documents/{document_id}/draft",
    permission=Permission.DOCUMENT_WRITE,
    body=AnswersRequest,
    answer=DraftAnswer,
    needs_version=True,
)
def save_draft(call: Call[AnswersRequest]) -> DraftAnswer:
    """Keep what was typed, complete or not."""
    kept = drafting.save_draft(call.context, call.path["document_id"], call.version, call.body.answers)
    return DraftAnswer(draft_version=kept.number, saved_at=call.now)


@area.route(
    "POST",
    "/documents/{document_id}/versions",
    permission=Permission.DOCUMENT_WRITE,
    body=AnswersRequest,
    answer=DocumentAnswer,
    status=201,
    needs_version=True,
)
def finalise_document(call: Call[AnswersRequest]) -> DocumentAnswer:
    """Freeze what was filled in as a version, and have its PDF made."""
    found = finalise(call.context, call.path["document_id"], call.version, call.body.answers)
    version = f"{found.document.id}/{len(found.document.versions)}"
    call.log_access("U", "document.version", version, person=found.case.dossier.employee_id)
    return _document(call, found, Draft(0, call.body.answers))


@area.route(
    "GET",
    "/documents/{document_id}/versions/{number}/file",
    permission=Permission.DOCUMENT_READ,
    media=PDF,
    problems=("file-not-ready",),
)
def read_version(call: Call[None]) -> Reply:
    """Read the PDF of a version; once it is sealed, the sealed one."""
    found = document_in_sight(call.context, call.path["document_id"])
    number = version_number(call.path["number"])
    content = acts.read_version(call.context, found.document, number)
    call.log_access("R", "file", f"{found.document.id}/{number}", person=found.case.dossier.employee_id)
    return pdf_reply(content, f"{found.document.form}-{number}.pdf")


def _document(
    call: Call[None] | Call[OpenRequest] | Call[AnswersRequest],
    found: DocumentInSight,
    draft: Draft | None = None,
) -> DocumentAnswer:
    names = acts.names_of_makers(call.context, [found.document])
    viewer = DocumentViewer(call.principal, call.language, names)
    head = head_of(call.context, found)
    return document_answer(found.document, draft or acts.draft_to_show(call.context, found), head, viewer)
