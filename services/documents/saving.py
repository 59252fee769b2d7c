"""What several areas write when a request for signatures moves on."""

from dataclasses import replace

from services.documents.documents.rows import DocumentRows
from services.documents.domain.ceremony import Ceremony
from services.documents.domain.document import SigningState
from shared.aws.context import Context


def save_signing_state(context: Context, ceremony: Ceremony) -> None:
    """Stages in the document how far the signing of its version is.

    Raises:
        NotFound: there is no such document.
    """
    rows = DocumentRows(context.table)
    document = rows.get(ceremony.document_id)
    note = document.note(ceremony.document_version)
    if note.ceremony_id == ceremony.id:
        state = SigningState(ceremony.state.value)
        rows.save(context.unit, document.with_note(replace(note, signing=state)))
