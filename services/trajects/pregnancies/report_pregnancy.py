"""A pregnancy is reported, and its birth: a traject of its own, whose leave ends an absence that runs."""

from dataclasses import dataclass
from datetime import date

from services.trajects.domain.calendars import plan_of
from services.trajects.domain.case import CaseFile, Traject, near
from services.trajects.domain.changes import CaseChange, change_of
from services.trajects.domain.entries import Entry, EntryKind
from services.trajects.domain.settling import settled
from services.trajects.pregnancies.rules import Expected, PregnancyReport, born, reported
from services.trajects.saving import save
from services.trajects.sight import actor_of, case_in_sight
from shared.aws.context import Context
from shared.kernel.errors import NotFound, StaleVersion

PROTOCOL = "pregnancy"
DONE_BY_REPORTING = ("pregnancy_register",)
DONE_BY_BIRTH = ("birth_report",)


@dataclass(frozen=True, slots=True)
class Birth:
    """On which day the child of which pregnancy was born; `version` is that of the traject as the caller saw it."""

    traject_id: str
    version: int
    born_on: date


def preview_pregnancy(context: Context, dossier_id: str, asked: PregnancyReport) -> Expected:
    """What it would start; nothing is written.

    Raises:
        As `report_pregnancy`.
    """
    case = case_in_sight(context, dossier_id)
    plan = plan_of(case.file, context.today)
    file = settled(case.file, plan)
    pregnancy, employment = reported(file, plan.leaves.values(), asked, context.today)
    traject = Traject(
        id=context.unit.ids(),
        version=0,
        dossier_id=dossier_id,
        protocol=PROTOCOL,
        employment_id=employment.id,
        started_at=context.now,
        rows_until=near(context.today),
        pregnancy=pregnancy,
    )
    entry = _entry(context, traject.id, EntryKind.PREGNANCY, asked.due_date)
    after = _settled(context, file.with_traject(traject))
    change = change_of(case, after, actor_of(context), {traject.id: DONE_BY_REPORTING}, (entry,))
    return _expected(change, traject.id)


def report_pregnancy(context: Context, dossier_id: str, asked: PregnancyReport) -> Expected:
    """A pregnancy traject with its plan and leave.

    Raises:
        NotFound: the dossier is absent or out of sight.
        Conflict: a pregnancy runs already, or no employment runs.
        Refused: due date or start of leave cannot be.
    """
    found = preview_pregnancy(context, dossier_id, asked)
    save(context, found.change)
    return found


def preview_birth(context: Context, dossier_id: str, asked: Birth) -> Expected:
    """What it would change; nothing is written.

    Raises:
        As `record_birth`.
    """
    case = case_in_sight(context, dossier_id)
    stored = case.file.traject(asked.traject_id)
    if stored is None or stored.pregnancy is None:
        raise NotFound
    if stored.version != asked.version:
        raise StaleVersion
    file = _settled(context, case.file)
    traject = born(file, stored, asked.born_on, context.today)
    entry = _entry(context, traject.id, EntryKind.BIRTH, asked.born_on)
    after = _settled(context, file.with_traject(traject))
    change = change_of(case, after, actor_of(context), {traject.id: DONE_BY_BIRTH}, (entry,))
    return _expected(change, traject.id)


def record_birth(context: Context, dossier_id: str, asked: Birth) -> Expected:
    """The birth of a pregnancy; its leave and tasks are worked out again.

    Raises:
        NotFound: dossier or pregnancy is absent or out of sight.
        StaleVersion: changed since.
        Conflict: the pregnancy ended, or its birth is known.
        Refused: the day cannot be.
    """
    found = preview_birth(context, dossier_id, asked)
    save(context, found.change)
    return found


def _settled(context: Context, file: CaseFile) -> CaseFile:
    return settled(file, plan_of(file, context.today))


def _expected(change: CaseChange, traject_id: str) -> Expected:
    found = change.of(traject_id)
    leave = found.calendar.leave
    assert leave is not None, "a pregnancy has its leave"
    ends_absence = any(each.calendar.over_from == leave.start for each in change.trajects)
    return Expected(change, found, leave, ends_absence)


def _entry(context: Context, traject_id: str, kind: EntryKind, day: date) -> Entry:
    return Entry(
        id=context.unit.ids(),
        traject_id=traject_id,
        kind=kind,
        recorded_at=context.now,
        recorded_by=context.principal.user_id,
        day=day,
    )
