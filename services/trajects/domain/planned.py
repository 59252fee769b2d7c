"""The plan of a traject as screens and lists need it: the engine's outcome with titles and reasons."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from services.trajects.domain.case_file import RowState, TaskRow, Traject

type Language = Literal["nl", "en"]
type State = Literal["planned", "open", "late", "done", "cancelled", "not_applicable"]


WAITING = frozenset({"planned", "open", "late"})
"""States of a task that is still to be done."""


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task of the plan. `due` is the last day of its window; None: that day never comes."""

    key: str
    title: Mapping[Language, str]
    start: date
    due: date | None
    role: str
    state: State
    done_on: date | None
    flags: tuple[str, ...]
    mandatory: Literal["law", "practice"]
    article: str
    why: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The whole plan of one traject."""

    tasks: tuple[PlannedTask, ...]
    last_wage_day: date | None
    first_wia_day: date | None


@cache
def _protocol(key: str) -> dict[str, Any]:
    path = Path(__file__).parent / "protocols" / f"{key}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def calendar_of(traject: Traject, rows: Iterable[TaskRow], today: date) -> Calendar:
    """The plan of a traject with what was done."""
    known = {row.key: row for row in rows if row.traject_id == traject.id}
    tasks = tuple(
        _task(raw, traject.first_sick_day, known.get(raw["key"]), today)
        for raw in _protocol(traject.protocol)["tasks"]
    )
    return Calendar(
        tasks, traject.first_sick_day + timedelta(days=727), traject.first_sick_day + timedelta(days=728)
    )


def protocol_of(classification: str) -> str:
    """The protocol variation of a sick report by its classification."""
    del classification
    return "absence_standard"


def title_of(protocol: str, language: Language) -> str:
    """A protocol variation's name."""
    return str(_protocol(protocol)["protocol"][language])


def task_title(protocol: str, key: str, language: Language) -> str:
    """A task's title."""
    return next(str(raw[language]) for raw in _protocol(protocol)["tasks"] if raw["key"] == key)


def role_name(role: str, language: Language) -> str:
    """A role in words."""
    del language
    return role


def state_on(row: TaskRow, today: date) -> Literal["planned", "open", "late"]:
    """The state of an open row, worked out on reading."""
    return "late" if today > row.due else "open" if today >= row.start else "planned"


def _task(raw: Mapping[str, Any], first: date, row: TaskRow | None, today: date) -> PlannedTask:
    start, due = first + timedelta(days=raw["from"]), first + timedelta(days=raw["to"])
    is_done = row is not None and row.state is RowState.DONE
    state: State = "done" if is_done else "late" if today > due else "open" if today >= start else "planned"
    why = {"nl": f"dag {raw['from']} tot en met {raw['to']}", "en": f"day {raw['from']} to {raw['to']}"}
    return PlannedTask(
        key=raw["key"],
        title={"nl": raw["nl"], "en": raw["en"]},
        start=start,
        due=due,
        role=raw["role"],
        state=state,
        done_on=row.done_on if row else None,
        flags=(),
        mandatory=raw["mandatory"],
        article=raw["article"],
        why={"nl": why["nl"], "en": why["en"]},
    )
