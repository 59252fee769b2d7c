"""Routes of pregnancies: the report and the birth; each with a preview that writes nothing."""

from services.trajects.change_views import change_answer, change_preview
from services.trajects.pregnancies import report_pregnancy as acts
from services.trajects.pregnancies import views
from services.trajects.pregnancies.rules import Expected, PregnancyReport
from services.trajects.pregnancies.schemas import BirthRequest, PregnancyRequest
from services.trajects.shapes import ChangeAnswer, ChangePreviewAnswer
from shared.http.call import Call
from shared.http.routes import Area
from shared.kernel.permissions import Permission
from shared.texts import Language

area = Area()

_PROBLEMS = ("pregnancy-already-open", "no-running-employment", "reference-not-yet-available")
_BIRTH_PROBLEMS = ("no-running-pregnancy", "birth-known")


@area.route(
    "POST",
    "/dossiers/{dossier_id}/pregnancies/preview",
    permission=Permission.PREGNANCY_REPORT,
    body=PregnancyRequest,
    answer=ChangePreviewAnswer,
    writes=False,
    problems=_PROBLEMS,
)
def preview_pregnancy(call: Call[PregnancyRequest]) -> ChangePreviewAnswer:
    """See the leave and plan that a pregnancy would start; nothing is written."""
    found = acts.preview_pregnancy(call.context, call.path["dossier_id"], _report(call.body))
    return _preview(found, call.language)


@area.route(
    "POST",
    "/dossiers/{dossier_id}/pregnancies",
    permission=Permission.PREGNANCY_REPORT,
    body=PregnancyRequest,
    answer=ChangeAnswer,
    status=201,
    problems=_PROBLEMS,
)
def report_pregnancy(call: Call[PregnancyRequest]) -> ChangeAnswer:
    """Report a pregnancy; its traject starts with leave and tasks."""
    found = acts.report_pregnancy(call.context, call.path["dossier_id"], _report(call.body))
    person = found.change.case.file.dossier.employee_id
    call.log_access("C", "pregnancy", found.pregnancy.traject.id, person=person)
    return _answer(found, call.language)


@area.route(
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
    found = acts.preview_birth(call.context, call.path["dossier_id"], _birth(call))
    return _preview(found, call.language)


@area.route(
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
    found = acts.record_birth(call.context, call.path["dossier_id"], _birth(call))
    person = found.change.case.file.dossier.employee_id
    call.log_access("U", "birth", found.pregnancy.traject.id, person=person)
    return _answer(found, call.language)


def _report(body: PregnancyRequest) -> PregnancyReport:
    return PregnancyReport(body.due_date, body.leave_start, children=2 if body.multiple else 1)


def _birth(call: Call[BirthRequest]) -> acts.Birth:
    return acts.Birth(call.path["traject_id"], call.version, call.body.born_on)


def _preview(found: Expected, language: Language) -> ChangePreviewAnswer:
    return change_preview(found.change, views.of_leave(found, language), found.leave)


def _answer(found: Expected, language: Language) -> ChangeAnswer:
    return change_answer(found.change, found.pregnancy, views.of_leave(found, language), found.leave)
