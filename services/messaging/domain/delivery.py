"""The life of an outgoing message: queued → sending → sent, or back, or failed after the last try."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

MOST_TRIES = 5
"""As often as the queue delivers before its dead-letter queue takes over."""

CLAIM = timedelta(minutes=2)
"""How long a claim holds: a sender that died in between is replaced after it.

Longer than a sender can live (30 s), shorter than its queue waits before it brings the event again (180 s).
"""

KEPT_DAYS = 90

_SECRETS = frozenset({"sealed", "token_ciphertext"})
"""Ciphertext in a message's data; it goes once there is nothing left to send."""


class Status(StrEnum):
    """Where a message stands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Message:
    """An e-mail or SMS to be sent. Its text is made from template and data just before the provider.

    Attributes:
        to: the address; empty for an SMS, whose number stands in the ciphertext.
        recipient: "user", "contact" or "employee" with its id: whose address it is; empty for an SMS.
        data: what fills the template; a token, phone or code stands in it as ciphertext only (SMS-6).
        claimed_by: the sender that has it, or had it last; no two are alike.
        about: what `MessageSent` tells back: a code's transaction, or ceremony and signer.
        expires_at: from when it is of no use any more; None: it keeps.
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
    channel: Literal["email", "sms"] = "email"
    about: str = ""
    expires_at: datetime | None = None
    tries: int = 0
    claimed_at: datetime | None = None
    claimed_by: str = ""
    provider_id: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to send."""
        return self.status in {Status.SENT, Status.DROPPED}

    def is_claimed(self, now: datetime) -> bool:
        """Whether a sender has it that may still be alive."""
        return self.status is Status.SENDING and self.claimed_at is not None and now - self.claimed_at < CLAIM

    def is_late(self, now: datetime) -> bool:
        """Whether what it carries has lost its validity; exactly at its end it has."""
        return self.expires_at is not None and now >= self.expires_at


def claimed(message: Message, now: datetime, by: str) -> Message:
    """The message in the hands of one sender."""
    return replace(
        message,
        version=message.version + 1,
        status=Status.SENDING,
        claimed_at=now,
        claimed_by=by,
        tries=message.tries + 1,
    )


def sent(message: Message, provider_id: str) -> Message:
    """The message taken by the provider; its secrets are not kept."""
    return _ended(message, Status.SENT, provider_id)


def not_sent(message: Message) -> Message:
    """The message after a failed try: back in line, or given up; a replay may claim it again."""
    status = Status.FAILED if message.tries >= MOST_TRIES else Status.QUEUED
    return replace(message, version=message.version + 1, status=status, claimed_at=None)


def dropped(message: Message) -> Message:
    """The message withheld: its recipient may not be written to any more, or it came too late."""
    return replace(_ended(message, Status.DROPPED, None), claimed_at=None)


def _ended(message: Message, status: Status, provider_id: str | None) -> Message:
    kept = {name: text for name, text in message.data.items() if name not in _SECRETS}
    return replace(message, version=message.version + 1, status=status, provider_id=provider_id, data=kept)
