"""Routes of tasks: one's own list, and completing one."""

from services.trajects.domain.calendars import plan_of
from services.trajects.tasks import complete_task as acts
from services.trajects.tasks.rows import TaskRows
from services.trajects.tasks.schemas import CompletionRequest, TaskAnswer, TaskRowAnswer
from services.trajects.tasks.views import task_answer, task_row
from services.trajects.viewer import Viewer
from shared.http.call import Call
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.routes import Area
from shared.http.schema import Listing
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "GET",
    "/tasks",
    permission=Permission.TASK_READ,
    answer=Listing[TaskRowAnswer],
    query=("cursor", "limit"),
)
def list_my_tasks(call: Call[None]) -> Listing[TaskRowAnswer]:
    """List my open tasks by due day."""
    user_id = call.principal.user_id
    after = from_cursor(call.query.get("cursor"), user_id=user_id, query="tasks")
    limit = limit_of(call.query.get("limit"))
    found, last = TaskRows(call.unit.table).listed_for(user_id, limit=limit, after=after)
    call.log_access("R", "task.list", user_id)
    return Listing(
        items=tuple(task_row(each, call.today, call.language) for each in found),
        next=to_cursor(last, user_id=user_id, query="tasks"),
    )


@area.route(
    "POST",
    "/dossiers/{dossier_id}/trajects/{traject_id}/tasks/{task_key}/completion",
    permission=Permission.TASK_COMPLETE,
    body=CompletionRequest,
    answer=TaskAnswer,
    needs_version=True,
    problems=("task-not-open",),
)
def complete_task(call: Call[CompletionRequest]) -> TaskAnswer:
    """Complete a task."""
    asked = acts.Completion(
        traject_id=call.path["traject_id"],
        key=call.path["task_key"],
        version=call.version,
        done_on=call.body.done_on,
        note=call.body.note,
    )
    done = acts.complete_task(call.context, call.path["dossier_id"], asked)
    person = done.case.file.dossier.employee_id
    call.log_access("U", "task", f"{asked.traject_id}/{asked.key}", person=person)
    case = done.case.with_row(done.row)
    task = plan_of(case.file, call.today).calendars[done.traject.id].task(asked.key)
    assert task is not None, "a completed task stands in its plan"
    viewer = Viewer(call.today, call.language, frozenset(), ())
    return task_answer(case, done.traject, task, viewer)
