"""An outgoing message."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from services.messaging.domain.recipient import RecipientKey

CLAIM = timedelta(minutes=2)
"""How long a claim holds: a sender that died in between is replaced after it.

Longer than a sender can live (30 s), shorter than its queue waits before it brings the event again (180 s).
"""


class MessageStatus(StrEnum):
    """Where a message stands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """An e-mail or SMS to be sent. Its text is made from template and data just before the provider.

    Attributes:
        to: the address; empty for an SMS, whose number stands in the ciphertext.
        recipient: whose address it is; None for an SMS.
        data: what fills the template; a token, phone or code stands in it as ciphertext only (SMS-6).
        claimed_by: the sender that has it, or had it last; no two are alike.
        about: what `MessageSent` tells back: a code's transaction, or ceremony and signer.
        expires_at: from when it is of no use any more; None: it keeps.
    """

    id: str
    version: int
    status: MessageStatus
    channel: Literal["email", "sms"]
    template: str
    language: Literal["nl", "en"]
    created_at: datetime
    to: str = ""
    recipient: RecipientKey | None = None
    data: dict[str, str] = field(default_factory=dict)
    about: str = ""
    expires_at: datetime | None = None
    tries: int = 0
    claimed_at: datetime | None = None
    claimed_by: str = ""
    provider_id: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to send."""
        return self.status in {MessageStatus.SENT, MessageStatus.DROPPED}

    def is_claimed(self, now: datetime) -> bool:
        """Whether a sender has it that may still be alive."""
        is_sending = self.status is MessageStatus.SENDING
        return is_sending and self.claimed_at is not None and now - self.claimed_at < CLAIM

    def is_late(self, now: datetime) -> bool:
        """Whether what it carries has lost its validity; exactly at its end it has."""
        return self.expires_at is not None and now >= self.expires_at
