"""Completing a task: its row has a version of its own, so two people may finish two tasks at once."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from services.trajects.domain.case_file import Case, RowState, TaskRow, Traject, completed
from services.trajects.domain.planned import WAITING, calendars_of
from services.trajects.domain.rows import Executor, executor_of, row_of
from services.trajects.use_cases.doors import Doors, case_in_sight
from services.trajects.use_cases.staging import names_of
from shared.contracts.trajects import TaskDone
from shared.kernel.errors import Conflict, Forbidden, NotFound, StaleVersion
from shared.kernel.permissions import groups
from shared.kernel.principal import Principal


@dataclass(frozen=True, slots=True)
class Asked:
    """Which task was done, when."""

    traject_id: str
    key: str
    version: int
    done_on: date | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Done:
    """A completed task with its case."""

    case: Case
    traject: Traject
    row: TaskRow


def complete_task(doors: Doors, dossier_id: str, asked: Asked) -> Done:
    """A task done by hand; a task that is still far gets its row by this.

    Raises:
        NotFound: dossier, traject or task is absent or out of sight.
        Forbidden: the task is another role's work.
        StaleVersion, Conflict: changed since, or not open.
        Refused: the day cannot be.
    """
    case = case_in_sight(doors, dossier_id)
    traject = case.file.traject(asked.traject_id)
    if traject is None:
        raise NotFound
    row = case.file.row(traject.id, asked.key) or _new_row(doors, case, traject, asked.key)
    if not may_complete(doors.principal, executor_of(case, traject, row.role), row.role):
        raise Forbidden("no-permission")
    if row.version != asked.version:
        raise StaleVersion
    on = asked.done_on or doors.today
    done = completed(
        row,
        on=on,
        by=doors.principal.user_id,
        note=asked.note,
        today=doors.today,
        since=traject.start,
    )
    _save(doors, case, traject, done, how="by_hand")
    return Done(case, traject, done)


def complete_by_signing(doors: Doors, dossier_id: str, traject_id: str, key: str, on: date) -> None:
    """A task done by the last signature under its document; one that was done by hand stays as it is.

    Raises:
        NotFound, Conflict: dossier or traject is not (yet) here.
    """
    case = case_in_sight(doors, dossier_id)
    traject = case.file.traject(traject_id)
    if traject is None:
        raise NotFound
    row = case.file.row(traject.id, key) or _new_row(doors, case, traject, key)
    if row.state is not RowState.OPEN:
        return
    day = max(on, traject.start)
    done = completed(
        row, on=day, by=doors.principal.user_id, note=None, today=max(day, doors.today), since=day
    )
    _save(doors, case, traject, done, how="by_system")


def _save(
    doors: Doors, case: Case, traject: Traject, done: TaskRow, *, how: Literal["by_hand", "by_system"]
) -> None:
    save = doors.store.add_row if done.version == 1 else doors.store.save_row
    save(doors.unit, done, names_of(case, traject))
    doors.unit.record(
        TaskDone(
            dossier_id=case.file.dossier.id,
            traject_id=traject.id,
            key=done.key,
            done_on=done.done_on or doors.today,
            how=how,
        )
    )


def may_complete(principal: Principal, executor: Executor, role: str) -> bool:
    """Whether the task is the caller's: their own, or work of a role that their groups execute."""
    roles = {role for key in principal.groups if key in groups() for role in groups()[key].executes}
    return principal.user_id == executor.user_id or not roles.isdisjoint(re.split(r"[+/]", role))


def _new_row(doors: Doors, case: Case, traject: Traject, key: str) -> TaskRow:
    """A task without a row, at version 0: it exists only in the plan."""
    task = calendars_of(case.file, doors.today)[traject.id].task(key)
    if task is None:
        raise NotFound
    if task.state not in WAITING or task.start is None:
        raise Conflict("task-not-open")
    return row_of(task, case, traject, version=0)
