"""Protocols as data: one TOML file a variation, readable beside the law, checked whole when it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "law"

VARIATIONS = (
    "absence_standard",
    "zw_erd",
    "pregnancy",
    "sickness_due_to_pregnancy",
    "organ_donation",
    "vangnet_other",
)

ANCHORS = frozenset(
    [
        "chain",
        "last_wage_day",
        "recovery",
        "recovery_to_uwv",
        "frequent_absence",
        "employment_ending",
        "outcome",
        "done",
        "after_employment",
        "erd_report",
        "zw_payment",
        "pregnancy_entered",
        "chosen_leave_start",
        "leave_start",
        "birth",
        "hospital",
        "split",
        "leave_end",
        "vangnet_report",
        "percentage_change",
        "vangnet_recovery",
    ]
)
"""What a window can be counted from."""

_ROLES = frozenset({"LM", "CM", "OP", "EE", "AD", "UWV", "LZ", "system"})
_WITHOUT_WINDOW = frozenset({"vangnet_report"})
_KNOWN = frozenset(
    [
        "key",
        "nl",
        "en",
        "anchor",
        "from",
        "to",
        "role",
        "yields",
        "mandatory",
        "article",
        "completion",
        "trigger",
        "numbers",
        "every",
        "replaces",
        "needs_plan",
        "stops_at_aow",
        "wia",
        "after_end",
        "only_after_end",
        "replan_on_joined",
    ]
)


class ProtocolError(Exception):
    """A protocol file is wrong: file, key and reason."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(f"{file}: {key}: {reason}")


@dataclass(frozen=True, slots=True)
class Template:
    """A row of a protocol.

    Attributes:
        key: unique; of a repeated row with its number filled in.
        number: its place among the repetitions, else 0.
        start, end: first and last day of the window, counted from `anchor`; a repetition is moved already.
        shift: how far the repetition moved it.
        role: who executes it; + together, / either.
        is_law: mandatory by law; else practice.
        trigger: a task or outcome that calls for it.
        replaces: the row of the extended protocol whose done state it inherits.
        needs_plan: falls away where there never was a plan of action.
        stops_at_aow, is_wia: rows that end with the state pension age (rule R13).
        after_end: days after the end of employment that it may take at least.
        only_after_end: counts only where its window lies after the end of employment.
        replan_on_joined: a done task is planned again in a joined spell (vendor option; false everywhere).
    """

    key: str
    number: int
    nl: str
    en: str
    anchor: str
    start: int
    end: int
    shift: int
    role: str
    is_law: bool
    article: str
    yields: str
    completion: str
    trigger: str
    replaces: str
    needs_plan: bool
    stops_at_aow: bool
    is_wia: bool
    after_end: int
    only_after_end: bool
    replan_on_joined: bool


@dataclass(frozen=True, slots=True)
class Protocol:
    """A variation with its rows in order."""

    key: str
    nl: str
    en: str
    tasks: tuple[Template, ...]

    def task(self, key: str) -> Template:
        """A row by its key."""
        return next(each for each in self.tasks if each.key == key)


@cache
def protocol(key: str) -> Protocol:
    """A variation of this environment.

    Raises:
        ProtocolError: its file is wrong.
    """
    return read_protocol(FOLDER / f"{key}.toml")


def read_protocol(path: Path) -> Protocol:
    """A variation from its file, with the rows of the one that it extends.

    Raises:
        ProtocolError: unknown fields, anchors or roles, a window that ends before it starts, a key twice.
    """
    import tomllib  # noqa: PLC0415 - once a protocol, and not at the start of every function

    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ProtocolError(path.name, "-", str(error)) from None
    own = [template for row in raw.get("tasks", []) for template in _templates(path.name, row)]
    rows = (*_extended(path, raw), *own)
    keys = [each.key for each in rows]
    for key in keys:
        if keys.count(key) > 1:
            raise ProtocolError(path.name, key, "stands twice")
    return Protocol(raw["key"], raw["nl"], raw["en"], rows)


def _extended(path: Path, raw: Mapping[str, Any]) -> tuple[Template, ...]:
    if "extends" not in raw:
        return ()
    base = read_protocol(path.parent / f"{raw['extends']}.toml").tasks
    if "from_row" in raw:
        first = next(n for n, each in enumerate(base) if each.key == raw["from_row"])
        base = base[first:]
    gone = {*raw.get("without", []), *(row.get("replaces", "") for row in raw.get("tasks", []))}
    return tuple(each for each in base if each.key not in gone)


def _templates(file: str, row: Mapping[str, Any]) -> list[Template]:
    key = str(row.get("key", "?"))
    for reason in _faults(row):
        raise ProtocolError(file, key, reason)
    numbers = row.get("numbers", [0])
    return [_template(row, number) for number in numbers]


def _faults(row: Mapping[str, Any]) -> list[str]:
    faults = [f"{name} is unknown" for name in row if name not in _KNOWN]
    faults += [
        f"{name} is missing" for name in ("key", "nl", "en", "anchor", "role", "article") if not row.get(name)
    ]
    if faults:
        return faults
    if row["anchor"] not in ANCHORS:
        faults.append(f"anchor {row['anchor']} is unknown")
    if row.get("mandatory") not in {"law", "practice"}:
        faults.append("mandatory is law or practice")
    if not set(row["role"].replace("/", "+").split("+")) <= _ROLES:
        faults.append(f"role {row['role']} is unknown")
    if row["anchor"] not in _WITHOUT_WINDOW and not row.get("from", 1) <= row.get("to", 0):
        faults.append("the window ends before it starts")
    return faults


def _template(row: Mapping[str, Any], number: int) -> Template:
    shift = number * row.get("every", 0)
    filled = {
        name: row[name].replace("{n}", str(number)).replace("{k}", str(number))
        for name in ("key", "nl", "en")
    }
    trigger = row.get("trigger", {})
    return Template(
        **filled,
        number=number,
        anchor=row["anchor"],
        start=row.get("from", 0) + shift,
        end=row.get("to", 0) + shift,
        shift=shift,
        role=row["role"],
        is_law=row["mandatory"] == "law",
        article=row["article"],
        yields=row.get("yields", ""),
        completion=row.get("completion", ""),
        trigger=trigger.get("task") or trigger.get("outcome", ""),
        replaces=row.get("replaces", ""),
        needs_plan=row.get("needs_plan", False),
        stops_at_aow=row.get("stops_at_aow", False),
        is_wia=row.get("wia", False),
        after_end=row.get("after_end", 0),
        only_after_end=row.get("only_after_end", False),
        replan_on_joined=row.get("replan_on_joined", False),
    )
