"""A sick report: load, check scope, decide, save. Two reads and one transaction."""

from dataclasses import dataclass, replace

from services.trajects.domain.case_file import (
    Case,
    Dossier,
    Percentage,
    RowState,
    SickReport,
    Spell,
    TaskRow,
    Traject,
    accepted_employment,
    near,
)
from services.trajects.domain.planned import PlannedTask, calendar_of, protocol_of
from services.trajects.store import Names
from services.trajects.use_cases.doors import Doors, case_in_sight
from services.trajects.use_cases.rows import next_night, row_of, rows_to_add
from shared.aws.transaction import Unit
from shared.contracts.trajects import SickReported, TaskDone, TaskFact, TasksReplanned

DONE_BY_REPORTING = ("register_sick_report", "notify_arbo")
"""Tasks that are done by the report itself, entered here (protocol remarks of section 2.1)."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What a sick report started."""

    traject: Traject
    tasks: tuple[PlannedTask, ...]
    near_rows: tuple[TaskRow, ...]
    employee_id: str


def preview(doors: Doors, dossier_id: str, asked: SickReport) -> tuple[str, tuple[PlannedTask, ...]]:
    """Protocol and plan that a report would start; nothing is written.

    Raises:
        As `report_sick`.
    """
    case = case_in_sight(doors, dossier_id)
    traject = _traject(doors, case, asked)
    return traject.protocol, calendar_of(traject, (), doors.today).tasks


def report_sick(doors: Doors, dossier_id: str, asked: SickReport) -> Reported:
    """A new traject with its plan; near tasks get their row.

    Raises:
        NotFound: the dossier is absent or out of sight.
        Conflict: an absence is open already.
        Refused: first sick day, classification or employment cannot be (rule R1).
    """
    case = case_in_sight(doors, dossier_id)
    traject = _traject(doors, case, asked)
    plan = calendar_of(traject, (), doors.today).tasks
    names = names_of(case, traject)
    done = tuple(
        _done_by_reporting(doors, case, traject, task) for task in plan if task.key in DONE_BY_REPORTING
    )
    added = rows_to_add(plan, case, traject, known={row.key for row in done})
    doors.store.add_traject(doors.unit, traject, next_night(plan, traject))
    for row in (*done, *added):
        doors.store.add_row(doors.unit, row, names)
    _tell(doors, case, traject, done, added)
    return Reported(traject, plan, added, case.file.dossier.employee_id)


def names_of(case: Case, traject: Traject) -> Names:
    """What a task list shows of a case."""
    dossier = case.file.dossier
    return Names(
        dossier.id, dossier.employee_name, case.employer.name, traject.first_sick_day, traject.protocol
    )


def _traject(doors: Doors, case: Case, asked: SickReport) -> Traject:
    employment = accepted_employment(case.file, case.employer, asked, doors.today)
    spell = Spell(
        id=doors.unit.ids(),
        employment_id=employment.id,
        reported_at=doors.now,
        reported_by=doors.principal.user_id,
        first_sick_day=asked.first_sick_day,
        classification=asked.classification,
        percentages=(Percentage(asked.first_sick_day, asked.percent, doors.now),),
    )
    return Traject(
        id=doors.unit.ids(),
        version=1,
        dossier_id=case.file.dossier.id,
        protocol=protocol_of(asked.classification),
        spells=(spell,),
        started_at=doors.now,
        rows_until=near(doors.today),
    )


def _done_by_reporting(doors: Doors, case: Case, traject: Traject, task: PlannedTask) -> TaskRow:
    return replace(
        row_of(task, case, traject),
        state=RowState.DONE,
        list_of=None,
        done_on=doors.today,
        done_by=doors.principal.user_id,
    )


def _tell(
    doors: Doors, case: Case, traject: Traject, done: tuple[TaskRow, ...], added: tuple[TaskRow, ...]
) -> None:
    dossier = case.file.dossier
    tell_sick_reported(doors.unit, dossier, traject)
    for row in done:
        doors.unit.record(
            TaskDone(
                dossier_id=dossier.id,
                traject_id=traject.id,
                key=row.key,
                done_on=row.done_on or doors.today,
                how="by_system",
            )
        )
    doors.unit.record(replanned(case, traject, added))


def tell_sick_reported(unit: Unit, dossier: Dossier, traject: Traject) -> None:
    """Stages whose traject it is, and since when somebody is ill."""
    unit.record(
        SickReported(
            dossier_id=dossier.id,
            traject_id=traject.id,
            employee_id=dossier.employee_id,
            employer_id=dossier.employer_id,
            first_sick_day=traject.first_sick_day,
            protocol=traject.protocol,
        )
    )


def replanned(case: Case, traject: Traject, added: tuple[TaskRow, ...]) -> TasksReplanned:
    """The event that tells which tasks came near."""
    return TasksReplanned(
        dossier_id=case.file.dossier.id,
        traject_id=traject.id,
        employer_id=case.employer.id,
        added=tuple(
            TaskFact(
                key=row.key,
                due=row.due,
                role=row.role,
                executor_user_id=row.executor_user_id,
                executor_contact_id=row.executor_contact_id,
            )
            for row in added
        ),
        cancelled=(),
    )
