"""What notifications do on events: codes go out by SMS, tasks that came near by mail."""

from datetime import timedelta

from services.messaging.notifications import notify_of_tasks as acts
from services.messaging.notifications.rules import AddedTask
from services.messaging.queueing import TextMessage, queue_text
from shared.aws.consumer import Delivery
from shared.contracts.codes import CodeIssued
from shared.contracts.trajects import TasksReplanned
from shared.kernel.clock import from_text


def send_code(event: CodeIssued, delivery: Delivery) -> None:
    """Queues the SMS of a code to register, sign in or sign; phone and code stay ciphertext."""
    data = {
        "sealed": event.sealed,
        "minutes": str(event.valid_minutes),
        "fingerprint": event.fingerprint,
        "reference": event.reference,
    }
    expires_at = from_text(delivery.at) + timedelta(minutes=event.valid_minutes)
    text = TextMessage(event.purpose, event.language, data, event.transaction, expires_at)
    queue_text(delivery.context, text)


def notify_of_tasks(event: TasksReplanned, delivery: Delivery) -> None:
    """Queues the mails of tasks that came near."""
    tasks = [
        AddedTask(each.due, each.role, each.executor_user_id, each.executor_contact_id)
        for each in event.added
    ]
    acts.notify_of_tasks(delivery.context, tasks)
