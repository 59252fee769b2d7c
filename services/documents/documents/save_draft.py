"""Typing in a document: what was typed is kept, complete or not."""

from collections.abc import Mapping

from services.documents.documents.rows import DocumentRows
from services.documents.domain.checks import draft_of
from services.documents.domain.document import Draft
from services.documents.domain.form import form_of
from services.documents.sight import document_in_sight
from shared.aws.context import Context


def save_draft(context: Context, document_id: str, number: int, answers: Mapping[str, object]) -> Draft:
    """Keeps what was typed: one conditional put, no event, no access line.

    Raises:
        NotFound: the document is absent or out of sight.
        Refused: the answers have another shape than the form.
        StaleVersion: somebody saved in between.
    """
    document = document_in_sight(context, document_id).document
    kept = draft_of(form_of(document.form), answers)
    draft = Draft(number + 1, kept, context.now)
    DocumentRows(context.table).save_draft(context.unit, document_id, draft)
    return draft
