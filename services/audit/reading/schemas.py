"""Shapes of audit's answers."""

from datetime import datetime
from typing import Literal

from shared.http.schema import Answer


class LoggedPersonAnswer(Answer):
    """An employee whose access log can be read, at one employer."""

    id: str
    name: str
    employer_name: str


class LineAnswer(Answer):
    """One line of the access log, as a sentence. `reason` is a stable code or words, where one was given."""

    id: str
    at: datetime
    sentence: str
    actor: str
    groups: tuple[str, ...]
    action: Literal["C", "R", "U", "D", "E"]
    is_refused: bool
    reason: str


class LinesAnswer(Answer):
    """A page of lines about one person; `next` is the cursor of the page after it."""

    person_name: str
    items: tuple[LineAnswer, ...]
    next: str | None = None
