"""A form: read from its file, and what may be answered in it. The same definition gives screen, check and PDF."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Literal

from shared.kernel.errors import FieldError, NotFound, Refused
from shared.kernel.formats import FormatError
from shared.kernel.formats.phone import Phone

type Language = Literal["nl", "en"]
type Answers = dict[str, Any]
"""Field → text, whole number, list of days (ISO) or list of rows. Empty fields are left out."""

TEXT_LENGTH = 200
PARAGRAPH_LENGTH = 4000


class Kind(StrEnum):
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

    def told(self, language: Language) -> str:
        """The text in `language`."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a field may take."""

    value: str
    label: Words


@dataclass(frozen=True, slots=True)
class Field:
    """A question.

    Attributes:
        required_if: another field and the value at which this one must be answered.
        most: the greatest number of days or rows.
        not_before: another column of the row, whose day this one may not precede.
    """

    key: str
    kind: Kind
    label: Words
    hint: Words | None = None
    is_required: bool = False
    required_if: tuple[str, str] | None = None
    choices: tuple[Choice, ...] = ()
    columns: tuple["Field", ...] = ()
    most: int = 1
    least: int = 0
    greatest: int = 0
    not_before: str | None = None

    @property
    def most_characters(self) -> int:
        """The longest text that it takes; 0 where it takes no text."""
        return {Kind.TEXT: TEXT_LENGTH, Kind.PARAGRAPH: PARAGRAPH_LENGTH}.get(self.kind, 0)

    def choice(self, value: str) -> Choice | None:
        """The choice of that value."""
        return next((each for each in self.choices if each.value == value), None)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together."""

    key: str
    title: Words
    fields: tuple[Field, ...]


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
    sections: tuple[Section, ...]

    @property
    def fields(self) -> Iterator[Field]:
        """All questions in order."""
        return (field for section in self.sections for field in section.fields)


@cache
def form_of(key: str) -> Form:
    """The form of a key.

    Raises:
        NotFound: there is no such form.
    """
    import tomllib  # noqa: PLC0415 - most calls of a function read no form

    file = Path(__file__).parent / "forms" / f"{key}.toml"
    if not key.replace("_", "").isalpha() or not file.is_file():
        raise NotFound
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    return Form(
        key=raw["key"],
        title=Words(raw["nl"], raw["en"]),
        tasks=tuple(raw["tasks"]),
        signs=tuple(raw["signs"]),
        sections=tuple(
            Section(each["key"], Words(each["nl"], each["en"]), tuple(_field(own) for own in each["fields"]))
            for each in raw["sections"]
        ),
    )


def draft_of(form: Form, answers: Mapping[str, object]) -> Answers:
    """The answers as a draft may hold them: of the right shape, though not complete.

    Raises:
        Refused: unknown fields, or content that no field takes.
    """
    kept, faults = _read(form, answers)
    _refuse([each for each in faults if each.code != "required"])
    return kept


def final_of(form: Form, answers: Mapping[str, object]) -> Answers:
    """The answers as a version freezes them.

    Raises:
        Refused: with each field that is missing or wrong.
    """
    kept, faults = _read(form, answers)
    _refuse(faults)
    return kept


def _refuse(faults: list[FieldError]) -> None:
    if faults:
        raise Refused("invalid", fields=tuple(faults))


def _read(form: Form, answers: Mapping[str, object]) -> tuple[Answers, list[FieldError]]:
    known = {field.key for field in form.fields}
    faults = [
        FieldError(f"/answers/{_token(name)}", "unknown-field") for name in answers if name not in known
    ]
    kept: Answers = {}
    for field in form.fields:
        asked = field.is_required or _is_called_for(field, answers)
        _keep(kept, field, answers.get(field.key), f"/answers/{field.key}", faults, is_required=asked)
    return kept, faults


def _is_called_for(field: Field, answers: Mapping[str, object]) -> bool:
    return field.required_if is not None and answers.get(field.required_if[0]) == field.required_if[1]


def _keep(
    kept: Answers, field: Field, given: object, pointer: str, faults: list[FieldError], *, is_required: bool
) -> None:
    """Puts one answer among the kept ones, or its fault among the faults."""
    if given is None or (isinstance(given, str) and not given.strip()) or given == []:
        if is_required:
            faults.append(FieldError(pointer, "required"))
        return
    if field.kind is Kind.ROWS:
        kept[field.key] = _rows(field, given, pointer, faults)
        return
    try:
        kept[field.key] = _value(field, given)
    except FormatError as error:
        faults.append(FieldError(pointer, error.code))


def _rows(field: Field, given: object, pointer: str, faults: list[FieldError]) -> list[Answers]:
    if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
        faults.append(FieldError(pointer, "form"))
        return []
    if len(given) > field.most:
        faults.append(FieldError(pointer, "too-many", {"most": field.most}))
        return []
    return [_row(field, row, f"{pointer}/{number}", faults) for number, row in enumerate(given)]


def _row(field: Field, row: Mapping[str, object], pointer: str, faults: list[FieldError]) -> Answers:
    known = {column.key for column in field.columns}
    faults += [FieldError(f"{pointer}/{_token(name)}", "unknown-field") for name in row if name not in known]
    kept: Answers = {}
    for column in field.columns:
        own = f"{pointer}/{column.key}"
        _keep(kept, column, row.get(column.key), own, faults, is_required=column.is_required)
        earliest = kept.get(column.not_before or "")
        if column.key in kept and earliest and kept[column.key] < earliest:
            faults.append(FieldError(own, "end-before-start"))
    return kept


def _value(field: Field, given: object) -> str | int | list[str]:
    if field.kind is Kind.NUMBER:
        return _number(field, given)
    if field.kind is Kind.DATES:
        return _days(field, given)
    if not isinstance(given, str):
        raise FormatError("form")
    return _text(field, given.strip())


def _token(name: str) -> str:
    """A name as part of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")


def _number(field: Field, given: object) -> int:
    if not isinstance(given, int) or isinstance(given, bool):
        raise FormatError("whole-number")
    if given < field.least:
        raise FormatError("too-small")
    if given > field.greatest:
        raise FormatError("too-large")
    return given


def _days(field: Field, given: object) -> list[str]:
    if not isinstance(given, list):
        raise FormatError("form")
    if len(given) > field.most:
        raise FormatError("too-many")
    return sorted({_day(each) for each in given})


def _day(given: object) -> str:
    try:
        return date.fromisoformat(str(given)).isoformat()
    except ValueError:
        raise FormatError("date") from None


def _text(field: Field, text: str) -> str:
    if field.kind is Kind.DATE:
        return _day(text)
    if field.kind is Kind.PHONE:
        return str(Phone.parse(text))
    if field.kind is Kind.CHOICE:
        if field.choice(text) is None:
            raise FormatError("choice")
        return text
    if len(text) > field.most_characters:
        raise FormatError("too-long")
    return text


def _field(raw: Mapping[str, Any]) -> Field:
    condition = raw.get("required_if")
    return Field(
        key=raw["key"],
        kind=Kind(raw["kind"]),
        label=Words(raw["nl"], raw["en"]),
        hint=Words(raw["hint_nl"], raw["hint_en"]) if "hint_nl" in raw else None,
        is_required=raw.get("required", False),
        required_if=(condition["field"], condition["is"]) if condition else None,
        choices=tuple(
            Choice(each["value"], Words(each["nl"], each["en"])) for each in raw.get("choices", [])
        ),
        columns=tuple(_field(each) for each in raw.get("columns", [])),
        most=raw.get("most", 1),
        least=raw.get("least", 0),
        greatest=raw.get("greatest", 0),
        not_before=raw.get("not_before"),
    )
