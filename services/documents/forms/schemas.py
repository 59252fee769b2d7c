"""Shapes of a form."""

from typing import Literal

from shared.http.schema import Answer


class FieldChoiceAnswer(Answer):
    """One of the values that a field takes."""

    value: str
    label: str


class FieldAnswer(Answer):
    """A question of a form; `columns` are the questions of each row, `most` the greatest number of rows or days."""

    key: str
    kind: Literal["text", "paragraph", "phone", "date", "number", "choice", "dates", "rows"]
    label: str
    hint: str | None
    is_required: bool
    choices: tuple[FieldChoiceAnswer, ...]
    columns: tuple["FieldAnswer", ...]
    most: int
    most_characters: int
    least: int
    greatest: int


class SectionAnswer(Answer):
    """Questions that belong together."""

    key: str
    title: str
    fields: tuple[FieldAnswer, ...]


class FormAnswer(Answer):
    """A form, in the caller's language."""

    key: str
    title: str
    signs: tuple[str, ...]
    sections: tuple[SectionAnswer, ...]
