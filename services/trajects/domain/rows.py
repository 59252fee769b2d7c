"""The row of a task, and in whose list it stands."""

from dataclasses import dataclass

from services.trajects.domain.case_file import Case, RowState, TaskRow, Traject
from services.trajects.domain.planned import PlannedTask

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
    employments = case.file.dossier.employments
    employment = next((each for each in employments if each.id == traject.employment_id), None)
    department = case.departments.get(employment.department_id) if employment else None
    if department is None:
        return Executor(None, None, manager)
    user_id = department.line_manager_user_id
    return Executor(user_id, department.line_manager_contact_id, user_id or manager)


def row_of(task: PlannedTask, case: Case, traject: Traject, *, version: int = 1) -> TaskRow:
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
        state=RowState.OPEN,
        list_of=executor.list_of,
        executor_user_id=executor.user_id,
        executor_contact_id=executor.contact_id,
    )
