"""Why a task stands on its day, in a sentence with rule and article; made only when asked."""

from services.trajects.domain.protocol import Template
from services.trajects.domain.uwv_reports import UwvReport
from shared.texts import Language, sentence

_WEEK = 7


def why(template: Template, flags: tuple[str, ...], language: Language, ground: str = "") -> str:
    """The reason of a task's window; `ground` is what moved it away from the row's own days."""
    data: dict[str, str | int] = {
        "first": template.start,
        "last": template.end,
        "week_first": template.start // _WEEK + 1,
        "week_last": template.end // _WEEK + 1,
        "days_after_end": template.after_end,
        "article": template.article,
    }
    reason = sentence(language, "why", ground or template.anchor, data)
    return f"{reason} {sentence(language, 'why', 'overridden', {})}" if "overridden" in flags else reason


def why_report(report: UwvReport, language: Language) -> str:
    """The ground of a report to UWV."""
    return sentence(language, "uwv", report.ground, {})


def role_name(role: str, language: Language) -> str:
    """Who executes a task, in words: "Leidinggevende en werknemer"."""
    joined = role
    for sign, word in (("+", "and"), ("/", "or")):
        joined = joined.replace(sign, f" {sentence(language, 'roles', word, {})} ")
    words = [sentence(language, "roles", part, {}, default=part) for part in joined.split()]
    return words[0] + "".join(
        f" {word if word.isupper() else word[0].lower() + word[1:]}" for word in words[1:]
    )
