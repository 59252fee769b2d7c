"""The life of an outgoing message: queued → sending → sent, or back, or failed after the last try."""

from dataclasses import replace
from datetime import datetime

from services.messaging.domain.message import MessageStatus, OutgoingMessage

MOST_TRIES = 5
"""As often as the queue delivers before its dead-letter queue takes over."""

_SECRETS = frozenset({"sealed", "token_ciphertext"})
"""Ciphertext in a message's data; it goes once there is nothing left to send."""


def claimed(message: OutgoingMessage, now: datetime, by: str) -> OutgoingMessage:
    """The message in the hands of one sender."""
    return replace(
        message,
        version=message.version + 1,
        status=MessageStatus.SENDING,
        claimed_at=now,
        claimed_by=by,
        tries=message.tries + 1,
    )


def sent(message: OutgoingMessage, provider_id: str) -> OutgoingMessage:
    """The message taken by the provider; its secrets are not kept."""
    return _ended(message, MessageStatus.SENT, provider_id)


def not_sent(message: OutgoingMessage) -> OutgoingMessage:
    """The message after a failed try: back in line, or given up; a replay may claim it again."""
    status = MessageStatus.FAILED if message.tries >= MOST_TRIES else MessageStatus.QUEUED
    return replace(message, version=message.version + 1, status=status, claimed_at=None)


def dropped(message: OutgoingMessage) -> OutgoingMessage:
    """The message withheld: its recipient may not be written to any more, or it came too late."""
    return replace(_ended(message, MessageStatus.DROPPED, None), claimed_at=None)


def _ended(message: OutgoingMessage, status: MessageStatus, provider_id: str | None) -> OutgoingMessage:
    kept = {name: text for name, text in message.data.items() if name not in _SECRETS}
    return replace(message, version=message.version + 1, status=status, provider_id=provider_id, data=kept)
