"""What messaging tells."""

from typing import ClassVar, Literal

from shared.contracts.envelope import EventData


class MessageQueued(EventData):
    """An e-mail or SMS waits to be handed to its provider. Names the row only."""

    name: ClassVar[str] = "MessageQueued"

    message_id: str


class MessageFailed(EventData):
    """An e-mail or SMS was given up after the last try."""

    name: ClassVar[str] = "MessageFailed"

    message_id: str


class MessageSent(EventData):
    """An e-mail or SMS was taken by its provider.

    Attributes:
        about: the transaction of a code, or ceremony and signer ("<id>#<id>"); empty: none of these.
    """

    name: ClassVar[str] = "MessageSent"

    message_id: str
    about: str
    channel: Literal["email", "sms"]
    provider_id: str


class PortalInvitationNeeded(EventData):
    """Somebody without an account got a message: an employee must be invited to the portal."""

    name: ClassVar[str] = "PortalInvitationNeeded"

    person_id: str
    dialog_id: str
    about: str
