"""What sealing does on events: a signed document whose evidence page is ready is sealed."""

from services.documents.sealing.seal_document import seal_document
from shared.aws.consumer import Delivery
from shared.contracts.documents import AuditPageMade


def seal_signed(event: AuditPageMade, delivery: Delivery) -> None:
    """Seals a document whose evidence page is ready."""
    seal_document(delivery.new_context, event.ceremony_id)
