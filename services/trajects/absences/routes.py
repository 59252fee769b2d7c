"""Routes of absences: sick report, percentage, recovery; each with a preview that writes nothing."""

from services.trajects.absences import change_percentage as acts
from services.trajects.absences import views
from services.trajects.absences.report_sick import preview as preview_report
from services.trajects.absences.report_sick import report_sick
from services.trajects.absences.rules import PercentageChange, SickReport
from services.trajects.absences.schemas import (
    PercentageRequest,
    PreviewAnswer,
    RecoveryRequest,
    SickReportAnswer,
    SickReportRequest,
)
from services.trajects.change_views import change_answer, change_preview
from services.trajects.shapes import ChangeAnswer, ChangePreviewAnswer
from shared.http.call import Call
from shared.http.routes import Area
from shared.kernel.permissions import Permission

area = Area()

_REPORT_PROBLEMS = ("absence-already-open", "reference-not-yet-available")
_PROBLEMS = ("no-running-absence", "no-partial-recovery")


@area.route(
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
    found = preview_report(call.context, call.path["dossier_id"], _report(call.body))
    return views.sick_preview(found, call.language)


@area.route(
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
    found = report_sick(call.context, call.path["dossier_id"], _report(call.body))
    person = found.change.case.file.dossier.employee_id
    call.log_access("C", "sick-report", found.absence.traject.id, person=person)
    return views.sick_report(found, call.language)


@area.route(
    "POST",
    "/dossiers/{dossier_id}/trajects/{traject_id}/recovery/preview",
    permission=Permission.ABSENCE_RECOVER,
    body=RecoveryRequest,
    answer=ChangePreviewAnswer,
    needs_version=True,
    writes=False,
    problems=_PROBLEMS,
)
def preview_recovery(call: Call[RecoveryRequest]) -> ChangePreviewAnswer:
    """See what a full recovery would end; nothing is written."""
    return _preview(call, 0)


@area.route(
    "POST",
    "/dossiers/{dossier_id}/trajects/{traject_id}/recovery",
    permission=Permission.ABSENCE_RECOVER,
    body=RecoveryRequest,
    answer=ChangeAnswer,
    needs_version=True,
    problems=_PROBLEMS,
)
def report_recovery(call: Call[RecoveryRequest]) -> ChangeAnswer:
    """Report a full recovery; the absence ends and its open tasks are cancelled."""
    return _change(call, 0)


@area.route(
    "POST",
    "/dossiers/{dossier_id}/trajects/{traject_id}/percentages/preview",
    permission=Permission.ABSENCE_RECOVER,
    body=PercentageRequest,
    answer=ChangePreviewAnswer,
    needs_version=True,
    writes=False,
    problems=_PROBLEMS,
)
def preview_percentage(call: Call[PercentageRequest]) -> ChangePreviewAnswer:
    """See what another percentage would change; nothing is written."""
    return _preview(call, call.body.percentage)


@area.route(
    "POST",
    "/dossiers/{dossier_id}/trajects/{traject_id}/percentages",
    permission=Permission.ABSENCE_RECOVER,
    body=PercentageRequest,
    answer=ChangeAnswer,
    needs_version=True,
    problems=_PROBLEMS,
)
def change_percentage(call: Call[PercentageRequest]) -> ChangeAnswer:
    """Report a higher or lower percentage of illness from a day on."""
    return _change(call, call.body.percentage)


def _preview(call: Call[PercentageRequest] | Call[RecoveryRequest], percent: int) -> ChangePreviewAnswer:
    found = acts.preview(call.context, call.path["dossier_id"], _percentage(call, percent))
    return change_preview(found.change, views.of_percentage(found, call.language))


def _change(call: Call[PercentageRequest] | Call[RecoveryRequest], percent: int) -> ChangeAnswer:
    found = acts.change_percentage(call.context, call.path["dossier_id"], _percentage(call, percent))
    _log(call, found)
    return change_answer(found.change, found.absence, views.of_percentage(found, call.language))


def _log(call: Call[PercentageRequest] | Call[RecoveryRequest], found: PercentageChange) -> None:
    traject, person = found.absence.traject, found.change.case.file.dossier.employee_id
    if traject.open_spell:
        call.log_access("U", "percentage", traject.id, person=person)
    else:
        call.log_access("U", "recovery", traject.id, person=person)


def _percentage(call: Call[PercentageRequest] | Call[RecoveryRequest], percent: int) -> acts.NewPercentage:
    return acts.NewPercentage(call.path["traject_id"], call.version, call.body.start, percent)


def _report(body: SickReportRequest) -> SickReport:
    return SickReport(
        first_sick_day=body.first_sick_day,
        percent=body.percentage,
        classification=body.classification,
        employment_id=body.employment_id,
        is_early_confirmed=body.confirmed_early,
    )
