"""Shapes of requests and answers about dialogs."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from services.messaging.dialogs.rules import MOST_PARTICIPANTS
from shared.http.schema import Answer, Body

Identifier = Annotated[str, Field(min_length=36, max_length=36)]
MessageText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


class PersonRequest(Body):
    """Somebody to write to: an account, or an employee by the id of the file."""

    kind: Literal["user", "employee"]
    id: Identifier


class DialogRequest(Body):
    """A new dialog with its first message. The sender takes part without being named."""

    subject: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    dossier_id: Identifier | None = None
    text: MessageText
    participants: Annotated[tuple[PersonRequest, ...], Field(max_length=MOST_PARTICIPANTS - 1)]


class MessageRequest(Body):
    """A message in a dialog."""

    text: MessageText


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
