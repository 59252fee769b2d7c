"""The life of an outgoing message: queued → sending → sent, or back, or failed after the last try."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

MOST_TRIES = 5
"""As often as the queue delivers before its dead-letter queue takes over."""

CLAIM = timedelta(minutes=2)
"""How long a claim holds: a sender that died in between is replaced after it."""

KEPT_DAYS = 90


class Status(StrEnum):
    """Where a message stands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Message:
    """An e-mail to be sent. Its text is made from template and data just before the provider.

    Attributes:
        recipient: "user" or "contact" with its id: whose address it is.
        data: what fills the template; a token stands in it as ciphertext only (SMS-6).
    """

    id: str
    version: int
    status: Status
    template: str
    language: Literal["nl", "en"]
    to: str
    recipient: str
    data: dict[str, str]
    created_at: datetime
    tries: int = 0
    claimed_at: datetime | None = None
    provider_id: str | None = None


def claimed(message: Message, now: datetime) -> Message | None:
    """The message in the hands of one sender; None if it is sent, dropped, or in another's hands."""
    if message.status in {Status.SENT, Status.DROPPED}:
        return None
    if message.status is Status.SENDING and message.claimed_at and now - message.claimed_at < CLAIM:
        return None
    return replace(
        message, version=message.version + 1, status=Status.SENDING, claimed_at=now, tries=message.tries + 1
    )


def sent(message: Message, provider_id: str) -> Message:
    """The message taken by the provider."""
    return replace(message, version=message.version + 1, status=Status.SENT, provider_id=provider_id)


def not_sent(message: Message) -> Message:
    """The message after a failed try: back in line, or given up; a replay may claim it again."""
    status = Status.FAILED if message.tries >= MOST_TRIES else Status.QUEUED
    return replace(message, version=message.version + 1, status=status, claimed_at=None)


def dropped(message: Message) -> Message:
    """The message withheld: its recipient may not be written to any more."""
    return replace(message, version=message.version + 1, status=Status.DROPPED, claimed_at=None)
