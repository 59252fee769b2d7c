"""The explained case as a calendar: a line a task in order of its last day, with the reason under it."""

from typing import Any

from services.trajects.wording import task_title
from shared.texts import Language

_MARKS = {"done": "●", "open": "◐", "late": "▲", "planned": "○", "cancelled": "×", "not_applicable": "–"}
_WORDS: dict[Language, dict[str, str]] = {
    "nl": {
        "done": "gedaan",
        "open": "open",
        "late": "te laat",
        "planned": "gepland",
        "cancelled": "vervallen",
        "not_applicable": "n.v.t.",
        "chain": "Verzuim bij {employer} vanaf {first_sick_day}; "
        "laatste loondag {last_wage_day}, eerste WIA-dag {first_wia_day}",
        "uwv": "Meldingen aan UWV",
        "leave": "Verlof van {start} tot en met {end} ({days_after_birth} dagen na de bevalling)",
        "unknown": "onbekend",
    },
    "en": {
        "done": "done",
        "open": "open",
        "late": "late",
        "planned": "planned",
        "cancelled": "cancelled",
        "not_applicable": "n/a",
        "chain": "Absence at {employer} from {first_sick_day}; "
        "last wage day {last_wage_day}, first WIA day {first_wia_day}",
        "uwv": "Reports to UWV",
        "leave": "Leave from {start} to {end} ({days_after_birth} days after the birth)",
        "unknown": "unknown",
    },
}


def as_calendar(found: dict[str, Any], language: Language) -> str:
    """The text that a lawyer reads beside the law."""
    words = _WORDS[language]
    lines: list[str] = []
    for n, chain in enumerate(found["chains"]):
        lines += [words["chain"].format(**{name: value or "–" for name, value in chain.items()}), ""]
        lines += _tasks(found, n, language)
    for leave in found["leaves"]:
        lines += [words["leave"].format(**leave), ""]
    lines += _tasks(found, None, language)
    if found["uwv_reports"]:
        lines += [
            words["uwv"],
            *(f"  {each['due']}  {each['kind']}: {each['why']}" for each in found["uwv_reports"]),
            "",
        ]
    return "\n".join([*lines, *found["notes"]]).rstrip() + "\n"


def _tasks(found: dict[str, Any], chain: int | None, language: Language) -> list[str]:
    own = [each for each in found["tasks"] if each["chain"] == chain]
    ordered = sorted(own, key=lambda each: (each["to"] or "9999", each["from"] or "9999"))
    return [line for each in ordered for line in _task(each, language)] + ([""] if own else [])


def _task(task: dict[str, Any], language: Language) -> list[str]:
    words = _WORDS[language]
    span = f"{task['from'] or '–':<10} .. {task['to'] or '–':<10}"
    state = f"{words[task['state']]}{' ' + task['done_on'] if task['done_on'] else ''}"
    head = f"  {_MARKS[task['state']]} {span}  {task_title('pregnancy', task['key'], language)} [{state}]"
    flags = f" ({', '.join(task['flags'])})" if task["flags"] else ""
    return [head + flags, f"      {task['why']}"]
