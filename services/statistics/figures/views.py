"""Figures as JSON and as a table: rounded half up, each with the exact fraction beside it."""

from fractions import Fraction
from typing import Any

from services.statistics.domain.rounding import half_up
from services.statistics.figures.rules import DurationClass, Figures
from shared.texts import Language, sentence

_PLACES = 2
_PLACES_OF_HEADS = 4
_HUNDRED = 100


def as_json(found: Figures, language: Language) -> dict[str, Any]:
    """The answer of the command."""
    return {
        "percentage": _percentage(found.percentage),
        "percentage_including_pregnancy": _percentage(found.percentage_including_pregnancy),
        "sick_days": _number(found.sick_days),
        "available_days": _number(found.available_days),
        "notifications": found.notifications,
        "frequency": _number(found.frequency),
        "mean_heads": _number(found.mean_heads, _PLACES_OF_HEADS),
        "ended": found.ended,
        "mean_duration": None if found.mean_duration is None else _number(found.mean_duration),
        "zero_absence": _percentage(found.zero_absence),
        "classes": [
            {"from": each.first, "to": each.last, "percentage": _percentage(each.percentage)}
            for each in found.classes
        ],
        "warnings": [
            {"code": code, "sentence": sentence(language, "figures", code, {})} for code in found.warnings
        ],
    }


def as_table(found: Figures, language: Language) -> str:
    """The figures to read, one on a line."""
    duration = "–" if found.mean_duration is None else half_up(found.mean_duration)
    rows = [
        ("percentage", f"{half_up(found.percentage * _HUNDRED)}%"),
        ("percentage_including_pregnancy", f"{half_up(found.percentage_including_pregnancy * _HUNDRED)}%"),
        ("sick_days", half_up(found.sick_days)),
        ("available_days", half_up(found.available_days)),
        ("notifications", str(found.notifications)),
        ("frequency", half_up(found.frequency)),
        ("mean_heads", half_up(found.mean_heads, _PLACES_OF_HEADS)),
        ("ended", str(found.ended)),
        ("mean_duration", duration),
        ("zero_absence", f"{half_up(found.zero_absence * _HUNDRED)}%"),
    ]
    lines = [(sentence(language, "figures", key, {}), text) for key, text in rows]
    lines += [
        (_class_name(each, language), f"{half_up(each.percentage * _HUNDRED)}%") for each in found.classes
    ]
    if language == "nl":
        lines = [(name, text.replace(".", ",")) for name, text in lines]
    warnings = [f"! {sentence(language, 'figures', code, {})}" for code in found.warnings]
    return "\n".join([*(f"{name:<44}{text:>12}" for name, text in lines), *warnings, ""])


def _class_name(each: DurationClass, language: Language) -> str:
    if each.last is None:
        return sentence(language, "figures", "open_class", {"first": each.first})
    return sentence(language, "figures", "class", {"first": each.first, "last": each.last})


def _percentage(ratio: Fraction) -> dict[str, str]:
    """Shown in percent; exact as the ratio itself."""
    return {"shown": half_up(ratio * _HUNDRED), "exact": str(ratio)}


def _number(number: Fraction, places: int = _PLACES) -> dict[str, str]:
    return {"shown": half_up(number, places), "exact": str(number)}
