"""What messaging tells."""

from typing import ClassVar

from shared.contracts.envelope import EventData


class MessageQueued(EventData):
    """An e-mail or SMS waits to be handed to its provider. Names the row only."""

    name: ClassVar[str] = "MessageQueued"

    message_id: str


class MessageFailed(EventData):
    """An e-mail or SMS was given up after the last try."""

    name: ClassVar[str] = "MessageFailed"

    message_id: str
