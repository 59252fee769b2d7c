"""What a new plan changes in what stands: add, move, cancel, reopen, keep. Done tasks never change silently."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.trajects.domain.task import Task


class Effect(StrEnum):
    """What happens to a task that stands, or is to stand."""

    ADD = "add"
    MOVE = "move"
    CANCEL = "cancel"
    REOPEN = "reopen"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task as it stands in the store."""

    key: str
    chain: int | None
    start: date | None
    due: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One change. `task` is what the plan says; None: the plan no longer knows it."""

    effect: Effect
    key: str
    chain: int | None
    task: Task | None
    before: KnownTask | None


_CLOSED = frozenset({"cancelled", "not_applicable"})
_OPEN = frozenset({"planned", "open", "late"})


def compare(planned: Iterable[Task], standing: Iterable[KnownTask]) -> tuple[Difference, ...]:
    """The differences in order of the plan, then what the plan no longer knows.

    A done task is kept whatever the plan says; only its window may be seen to have moved.
    """
    before: Mapping[tuple[str, int | None], KnownTask] = {(each.key, each.chain): each for each in standing}
    found = [_difference(task, before.get((task.key, task.chain))) for task in planned]
    known = {(each.key, each.chain) for each in found}
    gone = [
        Difference(
            Effect.KEEP if each.state in {"done", *_CLOSED} else Effect.CANCEL,
            each.key,
            each.chain,
            None,
            each,
        )
        for place, each in before.items()
        if place not in known
    ]
    return (*found, *gone)


def _difference(task: Task, before: KnownTask | None) -> Difference:
    return Difference(_effect(task, before), task.key, task.chain, task, before)


def _effect(task: Task, before: KnownTask | None) -> Effect:
    if before is None:
        return Effect.ADD
    if before.state == "done":
        return Effect.KEEP
    if task.state in _CLOSED:
        return Effect.KEEP if before.state in _CLOSED else Effect.CANCEL
    if before.state in _CLOSED and task.state in _OPEN:
        return Effect.REOPEN
    is_same = (task.start, task.due) == (before.start, before.due)
    return Effect.KEEP if is_same else Effect.MOVE
