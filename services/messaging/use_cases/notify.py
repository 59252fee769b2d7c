"""From an event to queued messages: who is told, in which language, once per event."""

from datetime import date
from typing import Literal

from services.messaging.domain.delivery import Message, Status
from services.messaging.domain.recipients import Recipient, TaskForSomebody, to_tell_of_tasks
from services.messaging.store import Store
from shared.aws.transaction import Unit
from shared.contracts.messaging import MessageQueued

type Language = Literal["nl", "en"]


class RecipientUnknownError(Exception):
    """The copy of an account or contact has not arrived yet: the event goes back to its queue."""


def tell_of_tasks(store: Store, unit: Unit, tasks: list[TaskForSomebody]) -> None:
    """Stages one mail for each executor whose tasks came near. It names no person and no illness.

    Raises:
        RecipientUnknownError: an executor's copy is still on its way.
    """
    for (kind, recipient_id), own in to_tell_of_tasks(tasks).items():
        recipient = store.recipient(kind, recipient_id)
        if recipient is None:
            raise RecipientUnknownError(recipient_id)
        if recipient.is_open:
            data = {"count": str(len(own)), "first": _shown(min(task.due for task in own))}
            _queue(store, unit, "task-added", recipient, data)


def send_invitation(
    store: Store, unit: Unit, recipient: Recipient, *, token_ciphertext: str, valid_hours: int
) -> None:
    """Stages the mail with the link of a first sign-in; its token stays ciphertext."""
    data = {"user_id": recipient.id, "token_ciphertext": token_ciphertext, "hours": str(valid_hours)}
    _queue(store, unit, "invitation", recipient, data)


def _queue(store: Store, unit: Unit, template: str, recipient: Recipient, data: dict[str, str]) -> None:
    message = Message(
        id=unit.ids(),
        version=1,
        status=Status.QUEUED,
        template=template,
        language=recipient.language,
        to=recipient.email,
        recipient=f"{recipient.kind}#{recipient.id}",
        data=data,
        created_at=unit.clock(),
    )
    store.add_message(unit, message)
    unit.record(MessageQueued(message_id=message.id))


def _shown(day: date) -> str:
    return f"{day:%d-%m-%Y}"
