"""The PDF of a version, behind a queue."""

import hashlib
from collections.abc import Callable

from services.documents import files
from services.documents.documents.rows import DocumentRows
from services.documents.domain.form import form_of
from services.documents.rendering.gateways import pdf_of
from services.documents.rendering.layout import paper_of
from services.documents.rendering.rules import rendered
from services.documents.rendering.texts import LANGUAGE, texts
from shared.aws.context import Context
from shared.aws.faults import Point, passing
from shared.contracts.documents import DocumentRendered


def render_version(new_context: Callable[[], Context], document_id: str, number: int) -> None:
    """Makes it; the same version gives the same bytes, so that a second delivery changes nothing.

    Raises:
        NotFound: there is no such version.
        Raced: somebody wrote the document at the same moment; the queue brings the event again.
    """
    rows = DocumentRows(new_context().table)
    content = rows.content(document_id, number)
    paper = paper_of(content, form_of(content.form), LANGUAGE, texts(LANGUAGE))
    pdf = pdf_of("document", paper, at=content.made_at)
    files.write(files.version_key(document_id, number), pdf)
    passing(Point.AFTER_FILE)
    sha256 = hashlib.sha256(pdf).hexdigest()
    after = rendered(rows.get(document_id), number, sha256)
    if after is None:
        return
    unit = new_context().unit
    rows.save(unit, after)
    unit.record(DocumentRendered(document_id=document_id, document_version=number, sha256=sha256))
    unit.commit()
