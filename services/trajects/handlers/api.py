"""Trajects' routes: tasks, dossiers, sick reports."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from services.trajects.domain.case_file import Case, SickReport
from services.trajects.domain.planned import Calendar
from services.trajects.schemas import show as shown
from services.trajects.schemas.answers import (
    DossierAnswer,
    DossierRowAnswer,
    PreviewAnswer,
    SickReportAnswer,
    TaskAnswer,
    TaskRowAnswer,
)
from services.trajects.schemas.requests import CompletionRequest, SickReportRequest
from services.trajects.schemas.show import Onlooker
from services.trajects.store import Store
from services.trajects.use_cases import complete_task as completing
from services.trajects.use_cases import queries, report_sick
from services.trajects.use_cases.doors import Doors
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.http.app import Api
from shared.http.call import Call
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.schema import Listing
from shared.kernel.errors import refused_field
from shared.kernel.permissions import Permission

api = Api("trajects")
handler = api.handler

_REPORT_PROBLEMS = ("absence-already-open", "reference-not-yet-available")


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@api.route(
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
    found, last = queries.my_tasks(_doors(call), limit=limit_of(call.query.get("limit")), after=after)
    call.log_access("R", "task.list", user_id)
    return Listing(
        items=tuple(shown.task_row(each, call.today, call.language) for each in found),
        next=to_cursor(last, user_id=user_id, query="tasks"),
    )


@api.route(
    "GET",
    "/dossiers",
    permission=Permission.DOSSIER_READ,
    answer=Listing[DossierRowAnswer],
    query=("employer", "cursor", "limit"),
)
def list_dossiers(call: Call[None]) -> Listing[DossierRowAnswer]:
    """List the dossiers of an employer, by name."""
    employer_id = call.query.get("employer")
    if not employer_id:
        raise refused_field("/employer", "required")
    user_id, query = call.principal.user_id, f"dossiers#{employer_id}"
    after = from_cursor(call.query.get("cursor"), user_id=user_id, query=query)
    limit = limit_of(call.query.get("limit"))
    found = queries.list_dossiers(_doors(call), employer_id, limit=limit, after=after)
    call.log_access("R", "dossier.list", employer_id)
    return Listing(
        items=tuple(
            shown.dossier_row(each, found.absences.get(each.id), call.today) for each in found.dossiers
        ),
        next=to_cursor(found.after, user_id=user_id, query=query),
    )


@api.route("GET", "/dossiers/{dossier_id}", permission=Permission.DOSSIER_READ, answer=DossierAnswer)
def read_dossier(call: Call[None]) -> DossierAnswer:
    """Read a dossier with the whole plan of its trajects."""
    doors = _doors(call)
    case = queries.read_case(doors, call.path["dossier_id"])
    calendars = queries.calendars(case, call.today)
    call.log_access("R", "dossier", case.file.dossier.id, person=case.file.dossier.employee_id)
    return shown.dossier(case, calendars, _onlooker(call, case, calendars))


@api.route(
    "POST",
    "/dossiers/{dossier_id}/sick-reports/preview",
    permission=Permission.ABSENCE_REPORT,
    body=SickReportRequest,
    answer=PreviewAnswer,
    writes=False,
    problems=_REPORT_PROBLEMS,
)
def preview_sick_report(call: Call[SickReportRequest]) -> PreviewAnswer:
    """See what a sick report would start; nothing is written."""
    protocol, plan = report_sick.preview(_doors(call), call.path["dossier_id"], _asked(call.body))
    return shown.preview(protocol, plan, call.language)


@api.route(
    "POST",
    "/dossiers/{dossier_id}/sick-reports",
    permission=Permission.ABSENCE_REPORT,
    body=SickReportRequest,
    answer=SickReportAnswer,
    status=201,
    problems=_REPORT_PROBLEMS,
)
def report(call: Call[SickReportRequest]) -> SickReportAnswer:
    """Report an employee sick; the traject and its tasks start."""
    dossier_id = call.path["dossier_id"]
    reported = report_sick.report_sick(_doors(call), dossier_id, _asked(call.body))
    call.log_access("C", "sick-report", reported.traject.id, person=reported.employee_id)
    return SickReportAnswer(
        dossier_id=dossier_id,
        traject_id=reported.traject.id,
        protocol=shown.protocol(reported.traject.protocol, call.language),
        task_count=len(reported.tasks),
        near_task_count=len(reported.near_rows),
    )


@api.route(
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
    doors = _doors(call)
    asked = completing.Asked(
        traject_id=call.path["traject_id"],
        key=call.path["task_key"],
        version=call.version,
        done_on=call.body.done_on,
        note=call.body.note,
    )
    done = completing.complete_task(doors, call.path["dossier_id"], asked)
    call.log_access("U", "task", f"{asked.traject_id}/{asked.key}", person=done.case.file.dossier.employee_id)
    case = done.case.with_row(done.row)
    calendar = queries.calendars(case, call.today)[done.traject.id]
    planned = calendar.task(asked.key)
    assert planned is not None, "a completed task stands in its plan"
    return shown.task(case, done.traject, planned, _onlooker(call, case, {}))


def _doors(call: Call[Any]) -> Doors:
    return Doors(store(), call.unit, call.principal, call.now)


def _onlooker(call: Call[Any], case: Case, calendars: Mapping[str, Calendar]) -> Onlooker:
    return Onlooker(
        today=call.today,
        language=call.language,
        completable=queries.completable(call.principal, case, calendars),
        may_report=call.principal.may(Permission.ABSENCE_REPORT),
    )


def _asked(body: SickReportRequest) -> SickReport:
    return SickReport(
        first_sick_day=body.first_sick_day,
        percent=body.percentage,
        classification=body.classification,
        employment_id=body.employment_id,
        is_early_confirmed=body.confirmed_early,
    )
