"""Staging what an act made of a case: guards, trajects, rows and events, in one transaction."""

from collections.abc import Iterator

from services.trajects.domain.absence import already_open
from services.trajects.domain.case_file import Case, Dossier, TaskRow, Traject
from services.trajects.domain.leave import Leave
from services.trajects.domain.replanning import Change, Step, next_night
from services.trajects.store import Names
from services.trajects.use_cases.doors import Doors
from shared.contracts.trajects import (
    PercentageFact,
    SpellFact,
    TaskDone,
    TaskFact,
    TasksReplanned,
    TrajectChanged,
)
from shared.kernel.errors import Conflict


def stage(doors: Doors, change: Change) -> None:
    """Stages guards, trajects, rows and events of a change."""
    _stage_guards(doors, change)
    for step in change.steps:
        save = doors.store.add_traject if step.traject.version == 1 else doors.store.save_traject
        save(doors.unit, step.traject, next_night(step, doors.today))
        names = names_of(change.case, step.traject)
        for row in step.rows:
            keep = doors.store.add_row if row.version == 1 else doors.store.save_row
            keep(doors.unit, row, names)
        _tell(doors, change.case, step)


def names_of(case: Case, traject: Traject) -> Names:
    """What a task list shows of a case."""
    dossier = case.file.dossier
    return Names(dossier.id, dossier.employee_name, case.employer.name, traject.start, traject.protocol)


def _stage_guards(doors: Doors, change: Change) -> None:
    """One absence and one pregnancy may run in a dossier: an item for each stands while one does."""
    before, after = change.case.file, change.after
    was, spell, absence = before.open_spell, after.open_spell, after.absence
    if spell and absence and was is None:
        doors.store.open_absence(doors.unit, absence, spell, already_open(spell))
    elif spell and absence and was != spell:
        doors.store.show_absence(doors.unit, absence, spell)
    elif was and spell is None:
        doors.store.close_absence(doors.unit, before.dossier.id)
    if after.expecting and before.expecting is None:
        doors.store.open_pregnancy(doors.unit, after.expecting, Conflict("pregnancy-already-open"))
    elif before.expecting and after.expecting is None:
        doors.store.close_pregnancy(doors.unit, before.dossier.id)


def _tell(doors: Doors, case: Case, step: Step) -> None:
    dossier, traject = case.file.dossier, step.traject
    doors.unit.record(traject_changed(dossier, traject, step.calendar.leave))
    for row in step.done:
        doors.unit.record(
            TaskDone(
                dossier_id=dossier.id,
                traject_id=traject.id,
                key=row.key,
                done_on=row.done_on or doors.today,
                how="by_system",
            )
        )
    if step.added or step.moved or step.cancelled:
        doors.unit.record(
            TasksReplanned(
                dossier_id=dossier.id,
                traject_id=traject.id,
                employer_id=case.employer.id,
                added=tuple(_fact(row) for row in step.added),
                moved=tuple(_fact(row) for row in step.moved),
                cancelled=tuple(row.key for row in step.cancelled),
            )
        )


def traject_changed(dossier: Dossier, traject: Traject, leave: Leave | None) -> TrajectChanged:
    """A traject as it now is, with the leave of its pregnancy."""
    return TrajectChanged(
        traject_id=traject.id,
        aggregate_version=traject.version,
        dossier_id=dossier.id,
        employee_id=dossier.employee_id,
        employer_id=dossier.employer_id,
        protocol=traject.protocol,
        start=traject.start,
        end=traject.end,
        end_reason=traject.end_reason,
        spells=tuple(_spell_facts(traject)),
        leave_start=leave.start if leave else None,
        leave_end=leave.end if leave else None,
    )


def _spell_facts(traject: Traject) -> Iterator[SpellFact]:
    for spell in traject.spells:
        yield SpellFact(
            spell_id=spell.id,
            employment_id=spell.employment_id,
            first_sick_day=spell.first_sick_day,
            recovery=spell.recovery,
            percentages=tuple(PercentageFact(start=each.start, percent=each.percent) for each in spell.steps),
        )


def _fact(row: TaskRow) -> TaskFact:
    return TaskFact(
        key=row.key,
        due=row.due,
        role=row.role,
        executor_user_id=row.executor_user_id,
        executor_contact_id=row.executor_contact_id,
    )
