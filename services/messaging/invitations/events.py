"""What invitations do on events: identity makes a link, and a mail brings it; its token stays ciphertext."""

from services.messaging.domain.recipient import Recipient
from services.messaging.queueing import queue_mail
from shared.aws.consumer import Delivery
from shared.contracts.identity import PortalInvited, UserInvited


def send_invitation(event: UserInvited, delivery: Delivery) -> None:
    """Queues the mail of a first sign-in."""
    recipient = Recipient("user", event.user_id, event.email, event.language)
    data = {
        "user_id": event.user_id,
        "token_ciphertext": event.token_ciphertext,
        "hours": str(event.valid_hours),
    }
    queue_mail(delivery.context, "invitation", recipient, data)


def send_portal_invitation(event: PortalInvited, delivery: Delivery) -> None:
    """Queues the mail that invites an employee to the message portal. It says only that a message waits."""
    recipient = Recipient("employee", event.person_id, event.email, event.language)
    data = {
        "user_id": event.person_id,
        "token_ciphertext": event.token_ciphertext,
        "days": str(event.valid_days),
    }
    queue_mail(delivery.context, "portal-invitation", recipient, data, about=event.about)
