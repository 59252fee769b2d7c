"""Mails of tasks that came near: one for each executor."""

from collections.abc import Iterable
from datetime import date

from services.messaging.domain.recipient import RecipientUnknownError
from services.messaging.notifications.rules import AddedTask, tasks_by_executor
from services.messaging.queueing import queue_mail
from services.messaging.recipients.rows import PeopleRows
from shared.aws.context import Context


def notify_of_tasks(context: Context, tasks: Iterable[AddedTask]) -> None:
    """Stages one mail for each executor whose tasks came near. It names no person and no illness.

    Raises:
        RecipientUnknownError: an executor's copy is still on its way.
    """
    rows = PeopleRows(context.table)
    for (kind, recipient_id), own in tasks_by_executor(tasks).items():
        recipient = rows.recipient(kind, recipient_id)
        if recipient is None:
            raise RecipientUnknownError(recipient_id)
        if recipient.is_open:
            data = {"count": str(len(own)), "first": _written(min(task.due for task in own))}
            queue_mail(context, "task-added", recipient, data)


def _written(day: date) -> str:
    """A day as the mail shows it; a row holds the data of a mail as text."""
    return f"{day:%d-%m-%Y}"
