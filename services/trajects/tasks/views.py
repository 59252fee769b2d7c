"""Tasks as they are shown, in the caller's language."""

from datetime import date

from services.trajects import wording
from services.trajects.domain.calendars import state_on
from services.trajects.domain.case import Case, Traject
from services.trajects.domain.task import Task
from services.trajects.tasks.rows import ListedTask
from services.trajects.tasks.schemas import TaskAnswer, TaskRowAnswer
from services.trajects.viewer import Viewer, named_user
from shared.texts import Language


def task_row(listed: ListedTask, today: date, language: Language) -> TaskRowAnswer:
    """A task in somebody's list."""
    row, case = listed.row, listed.case
    return TaskRowAnswer(
        key=row.key,
        traject_id=row.traject_id,
        dossier_id=case.dossier_id,
        employee_name=case.employee_name,
        employer_name=case.employer_name,
        title=wording.task_title(case.protocol, row.key, language),
        start=row.start,
        due=row.due,
        role=row.role,
        role_name=wording.role_name(row.role, language),
        state=state_on(row, today),
        week=(row.due - case.since).days // 7 + 1,
        version=row.version,
    )


def task_answer(case: Case, traject: Traject, task: Task, viewer: Viewer) -> TaskAnswer:
    """A task of the plan with what is known of its row."""
    row = case.file.row(traject.id, task.key)
    done = row.done if row else None
    language = viewer.language
    return TaskAnswer(
        key=task.key,
        traject_id=traject.id,
        title=wording.title(task.template, language),
        start=task.start,
        due=task.due,
        role=task.role,
        role_name=wording.role_name(task.role, language),
        executor=named_user(case.users, row.executor_user_id if row else None),
        state=task.state,
        done_on=task.done_on,
        done_by=named_user(case.users, done.by if done else None),
        flags=task.flags,
        mandatory="law" if task.template.is_law else "practice",
        article=task.template.article,
        why=wording.why(task.template, task.flags, language, task.ground),
        note=done.note if done else None,
        version=row.version if row else 0,
        allowed_actions=("complete",) if (traject.id, task.key) in viewer.completable else (),
    )
