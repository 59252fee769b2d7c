"""What delivery does on an event: a queued message goes to its provider."""

from services.messaging.delivery.deliver_message import deliver_message
from shared.aws.consumer import Delivery
from shared.contracts.messaging import MessageQueued


def send_message(event: MessageQueued, delivery: Delivery) -> None:
    """Hands a queued message to its provider."""
    deliver_message(delivery.new_unit, event.message_id)
