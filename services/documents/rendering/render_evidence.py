"""The evidence page after the last signature, behind a queue."""

from collections.abc import Callable

from services.documents import files
from services.documents.domain.ceremony import TO_SEAL
from services.documents.domain.form import form_of
from services.documents.rendering.evidence_page import evidence_page
from services.documents.rendering.gateways import pdf_of
from services.documents.rendering.texts import LANGUAGE, texts
from services.documents.signing.rows import CeremonyRows
from shared.aws.context import Context
from shared.aws.faults import Point, passing
from shared.contracts.documents import AuditPageMade


def render_evidence_page(new_context: Callable[[], Context], ceremony_id: str) -> None:
    """The page that says how was signed; the sealing function hears that it stands.

    Raises:
        NotFound: there is no such ceremony.
    """
    rows = CeremonyRows(new_context().table)
    ceremony = rows.get(ceremony_id)
    if ceremony.state not in TO_SEAL:
        return
    form, chain = form_of(ceremony.form), rows.evidence(ceremony_id)
    data = evidence_page(ceremony, chain, form, LANGUAGE, texts(LANGUAGE))
    context = new_context()
    files.write(files.evidence_key(ceremony_id), pdf_of("evidence", data, at=context.now))
    passing(Point.AFTER_FILE)
    context.unit.record(AuditPageMade(ceremony_id=ceremony_id))
    context.unit.commit()
