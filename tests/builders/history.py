"""Histories with valid defaults: days as ISO texts, one employment at employer P unless said otherwise."""

from dataclasses import replace
from datetime import date
from typing import Any

from services.trajects.domain.history import (
    Done,
    Employment,
    History,
    PercentageChange,
    Pregnancy,
    Spell,
    TherapeuticWork,
)
from services.trajects.domain.planning import Plan, Task, plan


def day(text: str) -> date:
    """A day from its ISO text."""
    return date.fromisoformat(text)


def maybe(text: str | None) -> date | None:
    """A day, or nothing."""
    return day(text) if text else None


def employment(identifier: str = "e", employer: str = "P", **facts: Any) -> Employment:
    """An employment; `start` and `end` as texts."""
    start, end = maybe(facts.pop("start", None)), maybe(facts.pop("end", None))
    return Employment(identifier, employer, start=start, end=end, **facts)


def spell(index: int, first: str, recovery: str | None = None, **facts: Any) -> Spell:
    """A spell of employment "e"; percentages as (day, percent), therapeutic work as (day, hours, of)."""
    changes = tuple(
        PercentageChange(day(start), percent, f"{n:03}")
        for n, (start, percent) in enumerate(facts.pop("percentages", ()))
    )
    works = tuple(TherapeuticWork(day(start), hours, of) for start, hours, of in facts.pop("therapeutic", ()))
    made = Spell(
        index,
        facts.pop("employment", "e"),
        day(first),
        recovery=maybe(recovery),
        percentages=changes,
        therapeutic=works,
    )
    return replace(made, **facts)


def pregnancy(due: str, start: str | None = None, birth: str | None = None, **facts: Any) -> Pregnancy:
    """A pregnancy; hospital as pairs of texts."""
    stays = tuple((day(first), day(last)) for first, last in facts.pop("hospital", ()))
    return Pregnancy(day(due), maybe(start), maybe(birth), hospital=stays, **facts)


def done(task: str, on: str, **facts: Any) -> Done:
    """A task that was done."""
    return Done(task, day(on), **facts)


def history(*spells: Spell, today: str = "2025-01-01", **facts: Any) -> History:
    """What is known on a day."""
    employments = facts.pop("employments", (employment(),))
    for name in ("aow_date", "deceased", "wia_application_filed"):
        if name in facts:
            facts[name] = day(facts[name])
    return History(today=day(today), employments=employments, spells=spells, **facts)


def planned(*spells: Spell, today: str = "2025-01-01", **facts: Any) -> Plan:
    """The plan of a history."""
    return plan(history(*spells, today=today, **facts))


def tasks_of(found: Plan, chain: int | None = 0) -> dict[str, Task]:
    """The tasks of one chain by key."""
    return {each.key: each for each in found.tasks if each.chain == chain}


def due(found: Plan, key: str, chain: int | None = 0) -> str | None:
    """The last day of a task's window."""
    value = tasks_of(found, chain)[key].due
    return value.isoformat() if value else None


def window(found: Plan, key: str, chain: int | None = 0) -> str:
    """A task's window as "from..to"."""
    task = tasks_of(found, chain)[key]
    return f"{task.start}..{task.due}"
