"""What stands on paper: a version in words, in the order of its form. Pure data for the template."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from services.documents.domain.document import Content, Head
from services.documents.domain.form import Answers, Field, Form, Kind, Language

type Text = Callable[..., str]
"""Gives the sentence of a key of `shared/texts/*/documents.json`, filled."""

_WIDTHS = {Kind.TEXT: 3, Kind.PARAGRAPH: 4, Kind.CHOICE: 2, Kind.DATE: 2, Kind.NUMBER: 2}


def paper_of(content: Content, form: Form, language: Language, text: Text) -> dict[str, Any]:
    """A version as the template `document.typ` takes it."""
    return {
        "title": form.title.told(language),
        "language": language,
        "subtitle": text("subtitle", number=content.number, day=_day(content.made_at.date())),
        "footer": text(
            "footer", title=form.title.told(language), number=content.number, hash=content.sha256[:16]
        ),
        "page": text("page"),
        "nothing": text("nothing"),
        "head": [
            {"label": text(f"head.{key}"), "value": value} for key, value in head_lines(content.head).items()
        ],
        "sections": [
            {
                "title": section.title.told(language),
                "parts": [_part(field, content.answers, language, text) for field in section.fields],
            }
            for section in form.sections
        ],
        "signing": {"title": text("signing.title"), "text": text("signing.text")},
    }


def head_lines(head: Head) -> dict[str, str]:
    """The common head by key, empty ones left out."""
    told = {
        "employer": head.employer,
        "employee": head.employee,
        "birth_date": _day(head.birth_date),
        "personnel_number": head.personnel_number,
        "function": head.function,
        "hours": head.hours,
        "first_sick_day": _day(head.first_sick_day) if head.first_sick_day else None,
        "case_manager": head.case_manager,
    }
    return {key: value for key, value in told.items() if value}


def _part(field: Field, answers: Answers, language: Language, text: Text) -> dict[str, Any]:
    label = field.label.told(language)
    value = answers.get(field.key)
    if field.kind is not Kind.ROWS:
        told = _told(field, value, language) if value is not None else text("nothing")
        return {"kind": "pair", "label": label, "value": told}
    return {
        "kind": "table",
        "label": label,
        "columns": [column.label.told(language) for column in field.columns],
        "widths": [_WIDTHS.get(column.kind, 2) for column in field.columns],
        "rows": [_row(field, row, language) for row in value or []],
    }


def _row(field: Field, row: Mapping[str, Any], language: Language) -> list[str]:
    return [
        _told(column, row[column.key], language) if column.key in row else "–" for column in field.columns
    ]


def _told(field: Field, value: Any, language: Language) -> str:
    if field.kind is Kind.CHOICE:
        choice = field.choice(value)
        return choice.label.told(language) if choice else str(value)
    if field.kind is Kind.DATE:
        return _day(date.fromisoformat(value))
    if field.kind is Kind.DATES:
        return ", ".join(_day(date.fromisoformat(each)) for each in value)
    return str(value)


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"
