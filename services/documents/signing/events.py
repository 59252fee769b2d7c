"""What signing does on events: what was sent to signers stands in the evidence."""

from services.documents.signing.evidence import record_sending
from shared.aws.consumer import Delivery
from shared.contracts.messaging import MessageSent


def add_sending(event: MessageSent, delivery: Delivery) -> None:
    """Adds to a ceremony's evidence that its signer's mail or code was taken by the provider (SIG-6)."""
    record_sending(delivery.context, event.about, channel=event.channel, provider_id=event.provider_id)
