"""A pregnancy is told, and its birth: a traject of its own, whose leave ends an absence that runs."""

from dataclasses import dataclass
from datetime import date

from services.trajects.domain.absence import settled
from services.trajects.domain.case_file import Traject, near
from services.trajects.domain.maternity import PregnancyReport, born, told
from services.trajects.domain.replanning import Change, Expected, change_of
from services.trajects.use_cases.doors import Doors, case_in_sight
from services.trajects.use_cases.staging import stage
from shared.kernel.errors import NotFound, StaleVersion

PROTOCOL = "pregnancy"
DONE_BY_TELLING = ("pregnancy_register",)
DONE_BY_BIRTH = ("birth_report",)


@dataclass(frozen=True, slots=True)
class Birth:
    """On which day the child of which pregnancy was born; `version` is that of the traject as the caller saw it."""

    traject_id: str
    version: int
    born_on: date


def preview_pregnancy(doors: Doors, dossier_id: str, asked: PregnancyReport) -> Expected:
    """What it would start; nothing is written.

    Raises:
        As `report_pregnancy`.
    """
    case = case_in_sight(doors, dossier_id)
    file = settled(case.file, doors.today)
    pregnancy = told(file, asked, doors.actor.entry, doors.today)
    traject = Traject(
        id=doors.unit.ids(),
        version=0,
        dossier_id=dossier_id,
        protocol=PROTOCOL,
        spells=(),
        started_at=doors.now,
        rows_until=near(doors.today),
        pregnancy=pregnancy,
    )
    after = settled(file.with_traject(traject), doors.today)
    return _expected(change_of(case, after, doors.actor, {traject.id: DONE_BY_TELLING}), traject.id)


def report_pregnancy(doors: Doors, dossier_id: str, asked: PregnancyReport) -> Expected:
    """A pregnancy traject with its plan and leave.

    Raises:
        NotFound: the dossier is absent or out of sight.
        Conflict: a pregnancy runs already, or no employment runs.
        Refused: due date or start of leave cannot be.
    """
    found = preview_pregnancy(doors, dossier_id, asked)
    stage(doors, found.change)
    return found


def preview_birth(doors: Doors, dossier_id: str, asked: Birth) -> Expected:
    """What it would change; nothing is written.

    Raises:
        As `record_birth`.
    """
    case = case_in_sight(doors, dossier_id)
    stored = case.file.traject(asked.traject_id)
    if stored is None or stored.pregnancy is None:
        raise NotFound
    if stored.version != asked.version:
        raise StaleVersion
    file = settled(case.file, doors.today)
    traject = born(file, stored, asked.born_on, doors.actor.entry, doors.today)
    after = settled(file.with_traject(traject), doors.today)
    return _expected(change_of(case, after, doors.actor, {traject.id: DONE_BY_BIRTH}), traject.id)


def record_birth(doors: Doors, dossier_id: str, asked: Birth) -> Expected:
    """The birth of a pregnancy; its leave and tasks are worked out again.

    Raises:
        NotFound: dossier or pregnancy is absent or out of sight.
        StaleVersion: changed since.
        Conflict: the pregnancy ended, or its birth is known.
        Refused: the day cannot be.
    """
    found = preview_birth(doors, dossier_id, asked)
    stage(doors, found.change)
    return found


def _expected(change: Change, traject_id: str) -> Expected:
    step = change.step(traject_id)
    leave = step.calendar.leave
    assert leave is not None, "a pregnancy has its leave"
    ends_absence = any(each.calendar.leave_from == leave.start for each in change.steps)
    return Expected(change, step, leave, ends_absence)
