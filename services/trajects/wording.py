"""Titles and reasons in the caller's language: why a task stands on its day, who executes it."""

from functools import cache

from services.trajects.domain.planning import template_of
from services.trajects.domain.protocol import Template, protocol
from services.trajects.domain.uwv_reports import UwvReport
from shared.texts import Language, sentence

_WEEK = 7


def title(template: Template, language: Language) -> str:
    """A task's title."""
    return template.nl if language == "nl" else template.en


def task_title(variation: str, key: str, language: Language) -> str:
    """The title of a task of a protocol variation, or of the one under which it was done before; else its key."""
    own = next((each for each in protocol(variation).tasks if each.key == key), None)
    found = own or template_of(key)
    return title(found, language) if found else key


def protocol_title(variation: str, language: Language) -> str:
    """A protocol variation's name."""
    found = protocol(variation)
    return found.nl if language == "nl" else found.en


def why(template: Template, flags: tuple[str, ...], language: Language, ground: str = "") -> str:
    """The reason of a task's window; `ground` is what moved it away from the row's own days."""
    reason = _reason(
        language,
        ground or template.anchor,
        template.start,
        template.end,
        template.after_end,
        template.article,
    )
    return f"{reason} {sentence(language, 'why', 'overridden', {})}" if "overridden" in flags else reason


@cache
def _reason(  # noqa: PLR0917 - what a reason is made of, as its key
    language: Language, code: str, start: int, end: int, after_end: int, article: str
) -> str:
    """The sentence of a row; protocols have some hundred of them, and a dossier shows fifty at a time."""
    data: dict[str, str | int] = {
        "first": start,
        "last": end,
        "week_first": start // _WEEK + 1,
        "week_last": end // _WEEK + 1,
        "days_after_end": after_end,
        "article": article,
    }
    return sentence(language, "why", code, data)


def why_report(report: UwvReport, language: Language) -> str:
    """The ground of a report to UWV."""
    return sentence(language, "uwv", report.ground, {})


@cache
def role_name(role: str, language: Language) -> str:
    """Who executes a task, in words: "Leidinggevende en werknemer"."""
    joined = role
    for sign, word in (("+", "and"), ("/", "or")):
        joined = joined.replace(sign, f" {sentence(language, 'roles', word, {})} ")
    words = [sentence(language, "roles", part, {}, default=part) for part in joined.split()]
    return words[0] + "".join(
        f" {word if word.isupper() else word[0].lower() + word[1:]}" for word in words[1:]
    )
