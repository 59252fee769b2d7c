"""From an event to queued messages: who is told, in which language, once per event."""

from datetime import date, datetime, timedelta

from services.messaging.domain.delivery import Message, Status
from services.messaging.domain.recipients import Recipient, TaskForSomebody, to_tell_of_tasks
from services.messaging.store import Store
from shared.aws.transaction import Unit
from shared.contracts.codes import CodeIssued
from shared.contracts.messaging import MessageQueued


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
            queue_mail(store, unit, "task-added", recipient, data)


def send_invitation(
    store: Store, unit: Unit, recipient: Recipient, *, token_ciphertext: str, valid_hours: int
) -> None:
    """Stages the mail with the link of a first sign-in; its token stays ciphertext."""
    data = {"user_id": recipient.id, "token_ciphertext": token_ciphertext, "hours": str(valid_hours)}
    queue_mail(store, unit, "invitation", recipient, data)


def send_portal_invitation(
    store: Store, unit: Unit, recipient: Recipient, *, token_ciphertext: str, valid_days: int, about: str
) -> None:
    """Stages the mail with the link to the message portal. It says only that a message waits."""
    data = {"user_id": recipient.id, "token_ciphertext": token_ciphertext, "days": str(valid_days)}
    queue_mail(store, unit, "portal-invitation", recipient, data, about=about)


def send_code(store: Store, unit: Unit, issued: CodeIssued, at: datetime) -> None:
    """Stages the SMS of a code; phone and code stay ciphertext, and after its validity it is not sent."""
    data = {
        "sealed": issued.sealed,
        "minutes": str(issued.valid_minutes),
        "fingerprint": issued.fingerprint,
        "reference": issued.reference,
    }
    message = Message(
        id=unit.ids(),
        version=1,
        status=Status.QUEUED,
        template=issued.purpose,
        language=issued.language,
        to="",
        recipient="",
        data=data,
        created_at=unit.clock(),
        channel="sms",
        about=issued.transaction,
        expires_at=at + timedelta(minutes=issued.valid_minutes),
    )
    _queue(store, unit, message)


def queue_mail(
    store: Store,
    unit: Unit,
    template: str,
    recipient: Recipient,
    data: dict[str, str],
    *,
    about: str = "",
) -> None:
    """Stages a mail and the event that brings it to its sender."""
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
        about=about,
    )
    _queue(store, unit, message)


def _queue(store: Store, unit: Unit, message: Message) -> None:
    store.add_message(unit, message)
    unit.record(MessageQueued(message_id=message.id))


def _shown(day: date) -> str:
    return f"{day:%d-%m-%Y}"
