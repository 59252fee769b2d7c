"""What may be answered in a form, by its definition: checked field by field, for a draft and for a version."""

from collections.abc import Callable, Mapping
from datetime import date

from services.documents.domain.form import Answers, FieldKind, Form, FormField
from shared.kernel.errors import FieldError, Refused
from shared.kernel.formats import FormatError
from shared.kernel.formats.phone import Phone

type _Way = tuple[str | int, ...]


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
    faults = [FieldError(("answers", name), "unknown-field") for name in answers if name not in known]
    kept: Answers = {}
    for field in form.fields:
        is_required = field.is_required or _is_called_for(field, answers)
        _keep(kept, field, answers.get(field.key), ("answers", field.key), faults, is_required=is_required)
    return kept, faults


def _is_called_for(field: FormField, answers: Mapping[str, object]) -> bool:
    return field.required_if is not None and answers.get(field.required_if[0]) == field.required_if[1]


def _keep(
    kept: Answers, field: FormField, given: object, way: _Way, faults: list[FieldError], *, is_required: bool
) -> None:
    """Puts one answer among the kept ones, or its fault among the faults."""
    if given is None or (isinstance(given, str) and not given.strip()) or given == []:
        if is_required:
            faults.append(FieldError(way, "required"))
        return
    if field.kind is FieldKind.ROWS:
        kept[field.key] = _rows(field, given, way, faults)
        return
    try:
        kept[field.key] = _READERS[field.kind](field, given)
    except FormatError as error:
        faults.append(FieldError(way, error.code))


def _rows(field: FormField, given: object, way: _Way, faults: list[FieldError]) -> list[Answers]:
    if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
        faults.append(FieldError(way, "form"))
        return []
    if len(given) > field.most:
        faults.append(FieldError(way, "too-many", {"most": field.most}))
        return []
    return [_row(field, row, (*way, number), faults) for number, row in enumerate(given)]


def _row(field: FormField, row: Mapping[str, object], way: _Way, faults: list[FieldError]) -> Answers:
    known = {column.key for column in field.columns}
    faults += [FieldError((*way, name), "unknown-field") for name in row if name not in known]
    kept: Answers = {}
    for column in field.columns:
        own: _Way = (*way, column.key)
        _keep(kept, column, row.get(column.key), own, faults, is_required=column.is_required)
        earliest = kept.get(column.not_before or "")
        if column.key in kept and earliest and kept[column.key] < earliest:
            faults.append(FieldError(own, "end-before-start"))
    return kept


def _number(field: FormField, given: object) -> int:
    if not isinstance(given, int) or isinstance(given, bool):
        raise FormatError("whole-number")
    if given < field.least:
        raise FormatError("too-small")
    if given > field.greatest:
        raise FormatError("too-large")
    return given


def _days(field: FormField, given: object) -> list[str]:
    if not isinstance(given, list):
        raise FormatError("form")
    if len(given) > field.most:
        raise FormatError("too-many")
    return sorted({_iso_day(each) for each in given})


def _iso_day(given: object) -> str:
    try:
        return date.fromisoformat(str(given)).isoformat()
    except ValueError:
        raise FormatError("date") from None


def _day(_field: FormField, given: object) -> str:
    return _iso_day(_stripped(given))


def _phone(_field: FormField, given: object) -> str:
    return str(Phone.parse(_stripped(given)))


def _choice(field: FormField, given: object) -> str:
    value = _stripped(given)
    if field.choice(value) is None:
        raise FormatError("choice")
    return value


def _text(field: FormField, given: object) -> str:
    text = _stripped(given)
    if len(text) > field.most_characters:
        raise FormatError("too-long")
    return text


def _stripped(given: object) -> str:
    if not isinstance(given, str):
        raise FormatError("form")
    return given.strip()


_READERS: Mapping[FieldKind, Callable[[FormField, object], str | int | list[str]]] = {
    FieldKind.TEXT: _text,
    FieldKind.PARAGRAPH: _text,
    FieldKind.PHONE: _phone,
    FieldKind.DATE: _day,
    FieldKind.NUMBER: _number,
    FieldKind.CHOICE: _choice,
    FieldKind.DATES: _days,
}
