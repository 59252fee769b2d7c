"""What stands on paper: a version in words, in the order of its form. Pure data for the template `document.typ`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from services.documents.domain.document import VersionContent, dutch_day
from services.documents.domain.form import Answers, FieldKind, Form, FormField, FormSection, Language
from services.documents.rendering.texts import Text

_WIDTHS = {
    FieldKind.TEXT: 3,
    FieldKind.PARAGRAPH: 4,
    FieldKind.CHOICE: 2,
    FieldKind.DATE: 2,
    FieldKind.NUMBER: 2,
}


def paper_of(content: VersionContent, form: Form, language: Language, text: Text) -> dict[str, Any]:
    """A version as the template takes it."""
    title = form.title.to(language)
    return {
        "title": title,
        "language": language,
        "subtitle": text("subtitle", number=content.number, day=dutch_day(content.made_at.date())),
        "footer": text("footer", title=title, number=content.number, hash=content.sha256[:16]),
        "page": text("page"),
        "nothing": text("nothing"),
        "head": [{"label": text(f"head.{key}"), "value": value} for key, value in content.head.lines.items()],
        "sections": [_section(each, content.answers, language, text) for each in form.sections],
        "signing": {"title": text("signing.title"), "text": text("signing.text")},
    }


def _section(section: FormSection, answers: Answers, language: Language, text: Text) -> dict[str, Any]:
    parts = [_part(field, answers.get(field.key), language, text) for field in section.fields]
    return {"title": section.title.to(language), "parts": parts}


def _part(field: FormField, value: Any, language: Language, text: Text) -> dict[str, Any]:
    label = field.label.to(language)
    if field.kind is not FieldKind.ROWS:
        written = _written(field, value, language) if value is not None else text("nothing")
        return {"kind": "pair", "label": label, "value": written}
    return {
        "kind": "table",
        "label": label,
        "columns": [column.label.to(language) for column in field.columns],
        "widths": [_WIDTHS.get(column.kind, 2) for column in field.columns],
        "rows": [_row(field, row, language) for row in value or []],
    }


def _row(field: FormField, row: Mapping[str, Any], language: Language) -> list[str]:
    return [
        _written(column, row[column.key], language) if column.key in row else "–" for column in field.columns
    ]


def _written(field: FormField, value: Any, language: Language) -> str:
    """An answer as it is read on paper."""
    if field.kind is FieldKind.CHOICE:
        choice = field.choice(value)
        return choice.label.to(language) if choice else str(value)
    if field.kind is FieldKind.DATE:
        return dutch_day(date.fromisoformat(value))
    if field.kind is FieldKind.DATES:
        return ", ".join(dutch_day(date.fromisoformat(each)) for each in value)
    return str(value)
