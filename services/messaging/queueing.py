"""Queueing a message: its row, and the event that brings it to its sender, in the transaction of what is told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from services.messaging.delivery.rows import MessageRows
from services.messaging.domain.message import MessageStatus, OutgoingMessage
from services.messaging.domain.recipient import Recipient
from shared.aws.context import Context
from shared.contracts.messaging import MessageQueued


@dataclass(frozen=True, slots=True)
class TextMessage:
    """An SMS to be queued: phone and code stand in `data` as ciphertext. See `OutgoingMessage`."""

    template: str
    language: Literal["nl", "en"]
    data: dict[str, str]
    about: str
    expires_at: datetime


def queue_mail(
    context: Context, template: str, recipient: Recipient, data: dict[str, str], *, about: str = ""
) -> None:
    """Stages a mail."""
    message = OutgoingMessage(
        id=context.unit.ids(),
        version=1,
        status=MessageStatus.QUEUED,
        channel="email",
        template=template,
        language=recipient.language,
        created_at=context.now,
        to=recipient.email,
        recipient=recipient.key,
        data=data,
        about=about,
    )
    _queue(context, message)


def queue_text(context: Context, text: TextMessage) -> None:
    """Stages an SMS; after its validity it is not sent."""
    message = OutgoingMessage(
        id=context.unit.ids(),
        version=1,
        status=MessageStatus.QUEUED,
        channel="sms",
        template=text.template,
        language=text.language,
        created_at=context.now,
        data=text.data,
        about=text.about,
        expires_at=text.expires_at,
    )
    _queue(context, message)


def _queue(context: Context, message: OutgoingMessage) -> None:
    MessageRows.add(context.unit, message)
    context.unit.record(MessageQueued(message_id=message.id))
