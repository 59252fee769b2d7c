"""Every user-facing sentence, in Dutch and English, from one place: `<language>/<file>.json`."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

type Language = Literal["nl", "en"]

LANGUAGES: tuple[Language, ...] = ("nl", "en")


@cache
def _texts(language: Language, file: str) -> Mapping[str, str]:
    path = Path(__file__).parent / language / f"{file}.json"
    if not path.exists():
        return {}
    texts: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return texts


def sentence(
    language: Language,
    file: str,
    key: str,
    data: Mapping[str, str | int | date],
    *,
    default: str | None = None,
) -> str:
    """The text `key` of `file` in `language`, its {places} filled from `data`, days as 31-12-2026.

    Raises:
        KeyError: there is no such text and no `default`.
    """
    texts = _texts(language, file)
    text = texts[key] if default is None else texts.get(key, default)
    return text.format(**{name: _written(value) for name, value in data.items()})


def _written(value: str | int | date) -> str | int:
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else value


def language_of(accept_language: str) -> Language:
    """Dutch, unless English comes first in an Accept-Language header (RFC 9110, 12.5.4)."""
    first = accept_language.split(",", maxsplit=1)[0].strip().lower()
    return "en" if first.startswith("en") else "nl"
