"""Facts with valid defaults: days as ISO texts, one employment at employer P unless said otherwise."""

from dataclasses import replace
from datetime import date
from typing import Any

from services.trajects.domain.facts import Done, Facts, Percentage, SentReport, Spell, TherapeuticWork
from services.trajects.domain.planning import Plan, plan
from services.trajects.domain.task import Task
from shared.kernel.copies import Employment
from shared.kernel.leave import Pregnancy


class SelfInsured(Employment):
    """An employment at an employer that carries the ZW itself."""


def day(text: str) -> date:
    """A day from its ISO text."""
    return date.fromisoformat(text)


def maybe(text: str | None) -> date | None:
    """A day, or nothing."""
    return day(text) if text else None


def employment(identifier: str = "e", employer: str = "P", **facts: Any) -> Employment:
    """An employment; `start` and `end` as texts."""
    start, end = maybe(facts.pop("start", None)), maybe(facts.pop("end", None))
    kind = SelfInsured if facts.pop("zw_erd", False) else Employment
    return kind(identifier, employer, start=start, end=end, **facts)


def place(index: int | None) -> str | None:
    """The id of the spell at a place of a history."""
    return None if index is None else f"{index:06}"


def sent_report(index: int, kind: str, on: date) -> SentReport:
    """A report that UWV got of the spell at a place."""
    return SentReport(f"{index:06}", kind, on)


def spell(index: int, first: str, recovery: str | None = None, **facts: Any) -> Spell:
    """A spell of employment "e"; percentages as (day, percent), therapeutic work as (day, hours, of)."""
    changes = tuple(Percentage(day(start), percent) for start, percent in facts.pop("percentages", ()))
    works = tuple(TherapeuticWork(day(start), hours, of) for start, hours, of in facts.pop("therapeutic", ()))
    made = Spell(
        f"{index:06}",
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
    """A task that was done, in the chain of the spell at a place."""
    return Done(task, day(on), place(facts.pop("spell", None)), **facts)


def history(*spells: Spell, today: str = "2025-01-01", **facts: Any) -> Facts:
    """What is known on a day."""
    employments = facts.pop("employments", (employment(),))
    insurers = frozenset(each.employer_id for each in employments if isinstance(each, SelfInsured))
    for name in ("aow_date", "deceased", "wia_application_filed"):
        if name in facts:
            facts[name] = day(facts[name])
    return Facts(today=day(today), employments=employments, spells=spells, self_insurers=insurers, **facts)


def planned(*spells: Spell, today: str = "2025-01-01", **facts: Any) -> Plan:
    """The plan of what is known."""
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
