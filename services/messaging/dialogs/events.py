"""What dialogs do on events: a request for signatures has a dialog, and says there how it goes on."""

from services.messaging.dialogs.signature_dialog import add_system_line, open_dialog
from shared.aws.consumer import Delivery
from shared.contracts.documents import CeremonyEnded, DocumentSigned, SignatureRequested


def open_signature_dialog(event: SignatureRequested, delivery: Delivery) -> None:
    """Opens the dialog in which a document is signed."""
    open_dialog(delivery.context, event)


def add_line_of_last_signature(event: DocumentSigned, delivery: Delivery) -> None:
    """Says to the participants that everybody has signed."""
    add_system_line(delivery.context, event.ceremony_id, "signature-completed")


def add_line_of_the_end(event: CeremonyEnded, delivery: Delivery) -> None:
    """Says to the participants how a request for signatures ended."""
    add_system_line(delivery.context, event.ceremony_id, f"signature-{event.how}")
