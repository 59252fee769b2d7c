"""Making PDFs, behind a queue: of a version, and of the evidence page after the last signature."""

import hashlib
from collections.abc import Callable
from typing import Final

from services.documents.domain.audit import audit_of
from services.documents.domain.ceremony import State
from services.documents.domain.document import rendered
from services.documents.domain.form import Language, form_of
from services.documents.domain.layout import Text, paper_of
from services.documents.gateways import files, paper
from services.documents.store import Store, found
from shared.aws.faults import Point, passing
from shared.aws.transaction import Unit
from shared.contracts.documents import AuditPageMade, DocumentRendered
from shared.texts import sentence

LANGUAGE: Final[Language] = "nl"
"""The statutory documents are in Dutch: they go to UWV and may come before a Dutch court."""


def render_version(store: Store, new_unit: Callable[[], Unit], document_id: str, number: int) -> None:
    """The PDF of a version; the same version gives the same bytes, so that a second delivery changes nothing.

    Raises:
        Raced: somebody wrote the document at the same moment; the queue brings the event again.
    """
    content = found(store.content(document_id, number))
    pdf = paper.pdf_of(
        "document", paper_of(content, form_of(content.form), LANGUAGE, texts(LANGUAGE)), at=content.made_at
    )
    files.write(files.version_key(document_id, number), pdf)
    passing(Point.AFTER_FILE)
    sha256 = hashlib.sha256(pdf).hexdigest()
    unit = new_unit()
    after = rendered(found(store.document(document_id)), number, sha256)
    if after is None:
        return
    store.save_document(unit, after)
    unit.record(DocumentRendered(document_id=document_id, document_version=number, sha256=sha256))
    unit.commit()


def render_audit_page(store: Store, new_unit: Callable[[], Unit], ceremony_id: str) -> None:
    """The page that tells how was signed; the sealing function is told that it stands."""
    ceremony = found(store.ceremony(ceremony_id))
    if ceremony.state not in {State.COMPLETED, State.SEAL_PENDING}:
        return
    events = store.evidence(ceremony_id)
    data = audit_of(ceremony, events, form_of(ceremony.form), LANGUAGE, texts(LANGUAGE))
    unit = new_unit()
    files.write(files.audit_key(ceremony_id), paper.pdf_of("audit", data, at=unit.clock()))
    passing(Point.AFTER_FILE)
    unit.record(AuditPageMade(ceremony_id=ceremony_id))
    unit.commit()


def texts(language: Language) -> Text:
    """The sentences of documents in a language."""
    return lambda key, **data: sentence(language, "documents", key, data)
