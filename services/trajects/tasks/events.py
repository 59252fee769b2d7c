"""What tasks do on events: signatures complete the task of their document."""

from services.trajects.tasks.complete_task import complete_by_signing
from shared.aws.consumer import Delivery
from shared.contracts.documents import DocumentSigned


def complete_signed_task(event: DocumentSigned, delivery: Delivery) -> None:
    """Completes the task whose document all have signed."""
    complete_by_signing(delivery.context, event.dossier_id, event.traject_id, event.task_key, event.signed_on)
