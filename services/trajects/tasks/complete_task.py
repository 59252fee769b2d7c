"""Completing a task: its row has a version of its own, so two people may finish two tasks at once."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from services.trajects.cases.rows import CaseRows
from services.trajects.domain.calendars import WAITING, plan_of
from services.trajects.domain.case import Case, RowState, TaskRow, Traject
from services.trajects.domain.entries import Entry, EntryKind
from services.trajects.domain.executors import executor_of, may_complete, row_of
from services.trajects.domain.facts import Done
from services.trajects.sight import case_in_sight
from services.trajects.tasks.rows import TaskRows
from services.trajects.tasks.rules import completed
from shared.aws.context import Context
from shared.contracts.trajects import TaskDone
from shared.kernel.errors import Conflict, Forbidden, NotFound, StaleVersion


@dataclass(frozen=True, slots=True)
class Completion:
    """Which task was done, when; None: today."""

    traject_id: str
    key: str
    version: int
    done_on: date | None
    note: str | None


@dataclass(frozen=True, slots=True)
class CompletedTask:
    """A completed task with its case."""

    case: Case
    traject: Traject
    row: TaskRow


def complete_task(context: Context, dossier_id: str, asked: Completion) -> CompletedTask:
    """A task done by hand; a task that is still far gets its row by this.

    Raises:
        NotFound: dossier, traject or task is absent or out of sight.
        Forbidden: the task is another role's work.
        StaleVersion, Conflict: changed since, or not open.
        Refused: the day cannot be.
    """
    case, traject, row = _found(context, dossier_id, asked.traject_id, asked.key)
    if not may_complete(context.principal, executor_of(case, traject, row.role), row.role):
        raise Forbidden("no-permission")
    if row.version != asked.version:
        raise StaleVersion
    done = Done(asked.key, asked.done_on or context.today, by=context.principal.user_id, note=asked.note)
    following = completed(row, done, today=context.today, since=traject.start)
    _save(context, case, traject, following, how="by_hand")
    entry = Entry(
        id=context.unit.ids(),
        traject_id=traject.id,
        kind=EntryKind.TASK_DONE,
        recorded_at=context.now,
        recorded_by=context.principal.user_id,
        day=done.on,
        task=row.key,
    )
    CaseRows(context.table).add_entry(context.unit, dossier_id, entry)
    return CompletedTask(case, traject, following)


def complete_by_signing(context: Context, dossier_id: str, traject_id: str, key: str, on: date) -> None:
    """A task done by the last signature under its document; one that was done by hand stays as it is.

    Raises:
        NotFound, Conflict: dossier or traject is not (yet) here.
    """
    case, traject, row = _found(context, dossier_id, traject_id, key)
    if row.state is not RowState.OPEN:
        return
    day = max(on, traject.start)
    done = Done(key, day, by=context.principal.user_id)
    following = completed(row, done, today=max(day, context.today), since=day)
    _save(context, case, traject, following, how="by_system")


def _found(context: Context, dossier_id: str, traject_id: str, key: str) -> tuple[Case, Traject, TaskRow]:
    case = case_in_sight(context, dossier_id)
    traject = case.file.traject(traject_id)
    if traject is None:
        raise NotFound
    return case, traject, case.file.row(traject.id, key) or _new_row(context, case, traject, key)


def _save(
    context: Context, case: Case, traject: Traject, row: TaskRow, *, how: Literal["by_hand", "by_system"]
) -> None:
    TaskRows(context.table).save(context.unit, row, case, traject)
    context.unit.record(
        TaskDone(
            dossier_id=case.file.dossier.id,
            traject_id=traject.id,
            key=row.key,
            done_on=row.done.on if row.done else context.today,
            how=how,
        )
    )


def _new_row(context: Context, case: Case, traject: Traject, key: str) -> TaskRow:
    """A task without a row, at version 0: it exists only in the plan."""
    task = plan_of(case.file, context.today).calendars[traject.id].task(key)
    if task is None:
        raise NotFound
    if task.state not in WAITING or task.start is None:
        raise Conflict("task-not-open")
    return row_of(task, case, traject, version=0)
