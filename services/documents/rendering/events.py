"""What rendering does on events: a version that was finalised and a document that all have signed are put on paper."""

from services.documents.rendering.render_evidence import render_evidence_page
from services.documents.rendering.render_version import render_version
from shared.aws.consumer import Delivery
from shared.contracts.documents import DocumentFinalised, DocumentSigned


def render_finalised(event: DocumentFinalised, delivery: Delivery) -> None:
    """Makes the PDF of a version."""
    render_version(delivery.new_context, event.document_id, event.document_version)


def render_evidence(event: DocumentSigned, delivery: Delivery) -> None:
    """Makes the page that says how was signed."""
    render_evidence_page(delivery.new_context, event.ceremony_id)
