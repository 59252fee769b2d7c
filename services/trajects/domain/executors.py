"""Who executes a task: in whose list its row stands, and who may complete it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from services.trajects.domain.calendars import WAITING, Calendar
from services.trajects.domain.case import Case, TaskRow, Traject
from services.trajects.domain.task import Task
from shared.kernel.permissions import Permission, groups
from shared.kernel.principal import Principal

LINE_MANAGER = "LM"


@dataclass(frozen=True, slots=True)
class Executor:
    """Who executes a task, and in whose list it stands: the case manager's where nobody has an account."""

    user_id: str | None
    contact_id: str | None
    list_of: str | None


def executor_of(case: Case, traject: Traject, role: str) -> Executor:
    """The executor of a role in a case: the department's line manager, or the employer's case manager."""
    manager = case.employer.case_manager_id
    if role.split("+", maxsplit=1)[0] != LINE_MANAGER:
        return Executor(manager if role.startswith("CM") else None, None, manager)
    employment = case.file.dossier.employment(traject.employment_id)
    department = case.departments.get(employment.department_id) if employment else None
    if department is None:
        return Executor(None, None, manager)
    user_id = department.line_manager_user_id
    return Executor(user_id, department.line_manager_contact_id, user_id or manager)


def row_of(task: Task, case: Case, traject: Traject, *, version: int = 1) -> TaskRow:
    """The open row of a task with a window."""
    assert task.start is not None, "a row stands for a window"
    executor = executor_of(case, traject, task.role)
    return TaskRow(
        traject_id=traject.id,
        key=task.key,
        version=version,
        start=task.start,
        due=task.due or task.start,
        role=task.role,
        list_of=executor.list_of,
        executor_user_id=executor.user_id,
        executor_contact_id=executor.contact_id,
    )


def may_complete(principal: Principal, executor: Executor, role: str) -> bool:
    """Whether the task is the caller's: their own, or work of a role that their groups execute."""
    return principal.user_id == executor.user_id or not _executed(principal.groups).isdisjoint(_roles(role))


@cache
def _executed(keys: tuple[str, ...]) -> frozenset[str]:
    """The task roles whose work members of these groups do."""
    return frozenset(role for key in keys if key in groups() for role in groups()[key].executes)


@cache
def _roles(role: str) -> frozenset[str]:
    return frozenset(re.split(r"[+/]", role))


def completable(
    principal: Principal, case: Case, calendars: Mapping[str, Calendar]
) -> frozenset[tuple[str, str]]:
    """The tasks that the caller may complete: traject and key."""
    if not principal.may(Permission.TASK_COMPLETE):
        return frozenset()
    return frozenset(
        (traject.id, task.key)
        for traject in case.file.trajects
        for task in calendars[traject.id].tasks
        if task.state in WAITING and may_complete(principal, executor_of(case, traject, task.role), task.role)
    )
