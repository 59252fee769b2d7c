"""Shapes of messaging's requests."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from services.messaging.domain.dialog import MOST_PARTICIPANTS
from shared.http.schema import Body

Identifier = Annotated[str, Field(min_length=36, max_length=36)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


class PersonRequest(Body):
    """Somebody to write to: an account, or an employee by the id of the file."""

    kind: Literal["user", "employee"]
    id: Identifier


class DialogRequest(Body):
    """A new dialog with its first message. The sender takes part without being named."""

    subject: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    dossier_id: Identifier | None = None
    text: Text
    participants: Annotated[tuple[PersonRequest, ...], Field(max_length=MOST_PARTICIPANTS - 1)]


class MessageRequest(Body):
    """A message in a dialog."""

    text: Text


class ReadRequest(Body):
    """Everything that stands in the dialog is read."""
