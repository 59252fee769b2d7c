"""A form: a statutory document as questions, read from its file in `form_definitions/`.

The same definition gives the screen, the check of what is answered (`checks.py`) and the paper.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from shared.kernel.errors import NotFound

FOLDER: Final = Path(__file__).parents[1] / "form_definitions"

type Language = Literal["nl", "en"]
type Answers = dict[str, Any]
"""Field → text, whole number, list of days (ISO) or list of rows. Empty fields are left out."""

TEXT_LENGTH = 200
PARAGRAPH_LENGTH = 4000


class FieldKind(StrEnum):
    """What a field takes."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    PHONE = "phone"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    DATES = "dates"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    nl: str
    en: str

    def to(self, language: Language) -> str:
        """The text in `language`."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One of the values that a field may take."""

    value: str
    label: Words


@dataclass(frozen=True, slots=True)
class FormField:
    """A question.

    Attributes:
        required_if: another field and the value at which this one must be answered.
        most: the greatest number of days or rows.
        least, greatest: bounds of a number.
        not_before: another column of the row, whose day this one may not precede.
    """

    key: str
    kind: FieldKind
    label: Words
    hint: Words | None = None
    is_required: bool = False
    required_if: tuple[str, str] | None = None
    choices: tuple[FieldChoice, ...] = ()
    columns: tuple["FormField", ...] = ()
    most: int = 1
    least: int = 0
    greatest: int = 0
    not_before: str | None = None

    @property
    def most_characters(self) -> int:
        """The longest text that it takes; 0 where it takes no text."""
        return {FieldKind.TEXT: TEXT_LENGTH, FieldKind.PARAGRAPH: PARAGRAPH_LENGTH}.get(self.kind, 0)

    def choice(self, value: str) -> FieldChoice | None:
        """The choice of that value."""
        return next((each for each in self.choices if each.value == value), None)


@dataclass(frozen=True, slots=True)
class FormSection:
    """Questions that belong together."""

    key: str
    title: Words
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A statutory document as questions.

    Attributes:
        tasks: the tasks of the protocols that it does.
        signs: the roles that sign it ("employer", "employee").
    """

    key: str
    title: Words
    tasks: tuple[str, ...]
    signs: tuple[str, ...]
    sections: tuple[FormSection, ...]

    @property
    def fields(self) -> Iterator[FormField]:
        """All questions in order."""
        return (field for section in self.sections for field in section.fields)


@cache
def form_of(key: str) -> Form:
    """The form of a key.

    Raises:
        NotFound: there is no such form.
    """
    import tomllib  # noqa: PLC0415 - most calls of a function read no form

    file = FOLDER / f"{key}.toml"
    if not key.replace("_", "").isalpha() or not file.is_file():
        raise NotFound
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    return Form(
        key=raw["key"],
        title=Words(raw["nl"], raw["en"]),
        tasks=tuple(raw["tasks"]),
        signs=tuple(raw["signs"]),
        sections=tuple(_section(each) for each in raw["sections"]),
    )


def _section(raw: Mapping[str, Any]) -> FormSection:
    return FormSection(raw["key"], Words(raw["nl"], raw["en"]), tuple(_field(each) for each in raw["fields"]))


def _field(raw: Mapping[str, Any]) -> FormField:
    condition = raw.get("required_if")
    return FormField(
        key=raw["key"],
        kind=FieldKind(raw["kind"]),
        label=Words(raw["nl"], raw["en"]),
        hint=Words(raw["hint_nl"], raw["hint_en"]) if "hint_nl" in raw else None,
        is_required=raw.get("required", False),
        required_if=(condition["field"], condition["is"]) if condition else None,
        choices=tuple(
            FieldChoice(each["value"], Words(each["nl"], each["en"])) for each in raw.get("choices", [])
        ),
        columns=tuple(_field(each) for each in raw.get("columns", [])),
        most=raw.get("most", 1),
        least=raw.get("least", 0),
        greatest=raw.get("greatest", 0),
        not_before=raw.get("not_before"),
    )
