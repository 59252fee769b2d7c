"""Trajects' routes: tasks, dossiers, and what is reported in them."""

from functools import cache
from typing import TYPE_CHECKING, Any

from services.trajects.schemas.answers import (
    ChangeAnswer,
    ChangePreviewAnswer,
    DossierAnswer,
    DossierRowAnswer,
    PreviewAnswer,
    SickReportAnswer,
    TaskAnswer,
    TaskRowAnswer,
)
from services.trajects.schemas.requests import (
    BirthRequest,
    CompletionRequest,
    PercentageRequest,
    PregnancyRequest,
    RecoveryRequest,
    SickReportRequest,
)
from services.trajects.store import Store
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.http.app import Api
from shared.http.call import Call
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.schema import Listing
from shared.kernel.errors import refused_field
from shared.kernel.lazily import lazily
from shared.kernel.permissions import Permission

with lazily():
    from services.trajects.domain import absence, maternity, planned
    from services.trajects.schemas import show as shown
    from services.trajects.use_cases import complete_task as completing
    from services.trajects.use_cases import doors, pregnancy, queries, recover, report_sick

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.trajects.domain.case_file import Case

api = Api("trajects")
handler = api.handler

_REPORT_PROBLEMS = ("absence-already-open", "reference-not-yet-available")
_RECOVERY_PROBLEMS = ("no-running-absence", "no-partial-recovery")
_PREGNANCY_PROBLEMS = ("pregnancy-already-open", "no-running-employment", "reference-not-yet-available")
_BIRTH_PROBLEMS = ("no-running-pregnancy", "birth-known")


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
    case = queries.read_case(_doors(call), call.path["dossier_id"])
    calendars = planned.calendars_of(case.file, call.today)
    call.log_access("R", "dossier", case.file.dossier.id, person=_person(case))
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
    """See what a sick report would start or continue; nothing is written."""
    found = report_sick.preview(_doors(call), call.path["dossier_id"], _asked(call.body))
    return shown.sick_preview(found, call.language)


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
    """Report an employee sick; a traject starts, or a relapse goes on with the one before."""
    found = report_sick.report_sick(_doors(call), call.path["dossier_id"], _asked(call.body))
    call.log_access("C", "sick-report", found.step.traject.id, person=_person(found.change.case))
    return shown.sick_report(found, call.language)


@api.route(
    "POST",
    "/dossiers/{dossier_id}/trajects/{traject_id}/recovery/preview",
    permission=Permission.ABSENCE_RECOVER,
    body=RecoveryRequest,
    answer=ChangePreviewAnswer,
    needs_version=True,
    writes=False,
    problems=_RECOVERY_PROBLEMS,
)
def preview_recovery(call: Call[RecoveryRequest]) -> ChangePreviewAnswer:
    """See what a full recovery would end; nothing is written."""
    found = recover.preview(_doors(call), call.path["dossier_id"], _percentage(call, 0))
    return shown.recovery_preview(found, call.language)


@api.route(
    "POST",
    "/dossiers/{dossier_id}/trajects/{traject_id}/recovery",
    permission=Permission.ABSENCE_RECOVER,
    body=RecoveryRequest,
    answer=ChangeAnswer,
    needs_version=True,
    problems=_RECOVERY_PROBLEMS,
)
def report_recovery(call: Call[RecoveryRequest]) -> ChangeAnswer:
    """Report a full recovery; the absence ends and its open tasks are cancelled."""
    return _change_percentage(call, 0)


@api.route(
    "POST",
    "/dossiers/{dossier_id}/trajects/{traject_id}/percentages/preview",
    permission=Permission.ABSENCE_RECOVER,
    body=PercentageRequest,
    answer=ChangePreviewAnswer,
    needs_version=True,
    writes=False,
    problems=_RECOVERY_PROBLEMS,
)
def preview_percentage(call: Call[PercentageRequest]) -> ChangePreviewAnswer:
    """See what another percentage would change; nothing is written."""
    found = recover.preview(_doors(call), call.path["dossier_id"], _percentage(call, call.body.percentage))
    return shown.recovery_preview(found, call.language)


@api.route(
    "POST",
    "/dossiers/{dossier_id}/trajects/{traject_id}/percentages",
    permission=Permission.ABSENCE_RECOVER,
    body=PercentageRequest,
    answer=ChangeAnswer,
    needs_version=True,
    problems=_RECOVERY_PROBLEMS,
)
def change_percentage(call: Call[PercentageRequest]) -> ChangeAnswer:
    """Report a higher or lower percentage of illness from a day on."""
    return _change_percentage(call, call.body.percentage)


@api.route(
    "POST",
    "/dossiers/{dossier_id}/pregnancies/preview",
    permission=Permission.PREGNANCY_REPORT,
    body=PregnancyRequest,
    answer=ChangePreviewAnswer,
    writes=False,
    problems=_PREGNANCY_PROBLEMS,
)
def preview_pregnancy(call: Call[PregnancyRequest]) -> ChangePreviewAnswer:
    """See the leave and plan that a pregnancy would start; nothing is written."""
    found = pregnancy.preview_pregnancy(_doors(call), call.path["dossier_id"], _expected(call.body))
    return shown.pregnancy_preview(found, call.language)


@api.route(
    "POST",
    "/dossiers/{dossier_id}/pregnancies",
    permission=Permission.PREGNANCY_REPORT,
    body=PregnancyRequest,
    answer=ChangeAnswer,
    status=201,
    problems=_PREGNANCY_PROBLEMS,
)
def report_pregnancy(call: Call[PregnancyRequest]) -> ChangeAnswer:
    """Report a pregnancy; its traject starts with leave and tasks."""
    found = pregnancy.report_pregnancy(_doors(call), call.path["dossier_id"], _expected(call.body))
    call.log_access("C", "pregnancy", found.step.traject.id, person=_person(found.change.case))
    return shown.pregnancy(found, call.language)


@api.route(
    "POST",
    "/dossiers/{dossier_id}/pregnancies/{traject_id}/birth/preview",
    permission=Permission.PREGNANCY_REPORT,
    body=BirthRequest,
    answer=ChangePreviewAnswer,
    needs_version=True,
    writes=False,
    problems=_BIRTH_PROBLEMS,
)
def preview_birth(call: Call[BirthRequest]) -> ChangePreviewAnswer:
    """See the leave that follows from a birth; nothing is written."""
    found = pregnancy.preview_birth(_doors(call), call.path["dossier_id"], _birth(call))
    return shown.pregnancy_preview(found, call.language)


@api.route(
    "POST",
    "/dossiers/{dossier_id}/pregnancies/{traject_id}/birth",
    permission=Permission.PREGNANCY_REPORT,
    body=BirthRequest,
    answer=ChangeAnswer,
    needs_version=True,
    problems=_BIRTH_PROBLEMS,
)
def record_birth(call: Call[BirthRequest]) -> ChangeAnswer:
    """Record a birth; the leave is worked out again."""
    found = pregnancy.record_birth(_doors(call), call.path["dossier_id"], _birth(call))
    call.log_access("U", "birth", found.step.traject.id, person=_person(found.change.case))
    return shown.pregnancy(found, call.language)


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
    asked = completing.Asked(
        traject_id=call.path["traject_id"],
        key=call.path["task_key"],
        version=call.version,
        done_on=call.body.done_on,
        note=call.body.note,
    )
    done = completing.complete_task(_doors(call), call.path["dossier_id"], asked)
    call.log_access("U", "task", f"{asked.traject_id}/{asked.key}", person=_person(done.case))
    case = done.case.with_row(done.row)
    calendar = planned.calendars_of(case.file, call.today)[done.traject.id]
    task = calendar.task(asked.key)
    assert task is not None, "a completed task stands in its plan"
    return shown.task(case, done.traject, task, _onlooker(call, case, {}))


def _doors(call: Call[Any]) -> "doors.Doors":
    return doors.Doors(store(), call.unit, call.principal, call.now)


def _person(case: "Case") -> str:
    return case.file.dossier.employee_id


def _change_percentage(call: Call[Any], percent: int) -> ChangeAnswer:
    found = recover.change_percentage(_doors(call), call.path["dossier_id"], _percentage(call, percent))
    traject, person = found.step.traject, _person(found.change.case)
    if traject.open_spell:
        call.log_access("U", "percentage", traject.id, person=person)
    else:
        call.log_access("U", "recovery", traject.id, person=person)
    return shown.recovery(found, call.language)


def _percentage(call: Call[Any], percent: int) -> "recover.Asked":
    return recover.Asked(call.path["traject_id"], call.version, call.body.start, percent)


def _expected(body: PregnancyRequest) -> "maternity.PregnancyReport":
    return maternity.PregnancyReport(body.due_date, body.leave_start, body.multiple)


def _birth(call: Call[BirthRequest]) -> "pregnancy.Birth":
    return pregnancy.Birth(call.path["traject_id"], call.version, call.body.born_on)


def _onlooker(call: Call[Any], case: "Case", calendars: "Mapping[str, planned.Calendar]") -> "shown.Onlooker":
    return shown.Onlooker(
        today=call.today,
        language=call.language,
        completable=queries.completable(call.principal, case, calendars),
        actions=queries.allowed_actions(call.principal, case.file, call.today),
    )


def _asked(body: SickReportRequest) -> "absence.SickReport":
    return absence.SickReport(
        first_sick_day=body.first_sick_day,
        percent=body.percentage,
        classification=body.classification,
        employment_id=body.employment_id,
        is_early_confirmed=body.confirmed_early,
    )
