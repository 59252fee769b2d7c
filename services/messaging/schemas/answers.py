"""Shapes of messaging's answers."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from shared.http.schema import Answer


class ParticipantAnswer(Answer):
    """Somebody in a dialog."""

    kind: Literal["user", "employee"]
    id: str
    name: str


class DialogRowAnswer(Answer):
    """A dialog in somebody's list."""

    id: str
    subject: str
    dossier_id: str | None
    ceremony_id: str | None
    participants: tuple[ParticipantAnswer, ...]
    last_message_at: datetime
    last_line: str
    unread_count: int


class MessageAnswer(Answer):
    """A message; without a sender it is a line of the system."""

    id: str
    at: datetime
    sender: ParticipantAnswer | None = Field(alias="from")
    text: str
    is_mine: bool


class DialogAnswer(Answer):
    """A dialog with a page of its messages, the oldest first; `older` is the cursor of those before them."""

    id: str
    version: int
    subject: str
    dossier_id: str | None
    ceremony_id: str | None
    participants: tuple[ParticipantAnswer, ...]
    messages: tuple[MessageAnswer, ...]
    unread_count: int
    older: str | None = None


class UnreadAnswer(Answer):
    """In how many dialogs something is unread; 99 stands for more."""

    count: int


class RecipientAnswer(Answer):
    """Somebody to whom one can write about a dossier."""

    kind: Literal["user", "employee"]
    id: str
    name: str
    role: str
    has_mobile: bool
    has_account: bool
    side: Literal["employer", "arbo", "employee"]


class RecipientsAnswer(Answer):
    """Everybody to whom one can write about a dossier, the employee first."""

    items: tuple[RecipientAnswer, ...]
