"""The sentences of papers."""

from collections.abc import Callable
from typing import Final

from services.documents.domain.form import Language
from shared.texts import sentence

type Text = Callable[..., str]
"""Gives the sentence of a key of `shared/texts/*/documents.json`, filled."""

LANGUAGE: Final[Language] = "nl"
"""The statutory documents are in Dutch: they go to UWV and may come before a Dutch court."""


def texts(language: Language) -> Text:
    """The sentences of documents in a language."""
    return lambda key, **data: sentence(language, "documents", key, data)
