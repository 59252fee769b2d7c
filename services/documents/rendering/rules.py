"""What a version becomes when its PDF is made."""

from dataclasses import replace

from services.documents.domain.document import Document, FileState


def rendered(document: Document, number: int, sha256: str) -> Document | None:
    """The document whose version has its PDF; None if it has it already.

    Raises:
        NotFound: there is no such version.
    """
    note = document.note(number)
    if note.state is FileState.READY:
        return None
    return document.with_note(replace(note, state=FileState.READY, sha256=sha256))
