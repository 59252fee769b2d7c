"""Saving what an act made of a case: guards, trajects, rows, entries and events, staged for one transaction."""

from collections.abc import Iterator

from services.trajects.cases.rows import CaseRows
from services.trajects.domain.case import Case, TaskRow, Traject, already_open
from services.trajects.domain.changes import CaseChange, TrajectChange, next_night
from services.trajects.tasks.rows import TaskRows
from shared.aws.context import Context
from shared.contracts.trajects import (
    PercentageFact,
    SickReported,
    SpellFact,
    TaskDone,
    TaskFact,
    TasksReplanned,
    TrajectChanged,
)
from shared.kernel.copies import DossierCopy
from shared.kernel.errors import Conflict
from shared.kernel.leave import Leave


def save(context: Context, change: CaseChange) -> None:
    """Stages guards, trajects, rows, entries and events of a change."""
    rows, tasks = CaseRows(context.table), TaskRows(context.table)
    _save_guards(context, rows, change)
    for each in change.trajects:
        keep = rows.add_traject if each.traject.version == 1 else rows.save_traject
        keep(context.unit, each.traject, next_night(each, context.today))
        for row in each.rows:
            tasks.save(context.unit, row, change.case, each.traject)
        _tell(context, change.case, each)
    for entry in change.entries:
        rows.add_entry(context.unit, change.case.file.dossier.id, entry)


def _save_guards(context: Context, rows: CaseRows, change: CaseChange) -> None:
    """One absence and one pregnancy may run in a dossier: an item for each stands while one does."""
    before, after = change.case.file, change.after
    was, spell, absence = before.open_spell, after.open_spell, after.absence
    if spell and absence and was is None:
        rows.open_absence(context.unit, absence, spell, already_open(spell))
    elif spell and absence and was != spell:
        rows.show_absence(context.unit, absence, spell)
    elif was and spell is None:
        rows.close_absence(context.unit, before.dossier.id)
    if after.expecting and before.expecting is None:
        rows.open_pregnancy(context.unit, after.expecting, Conflict("pregnancy-already-open"))
    elif before.expecting and after.expecting is None:
        rows.close_pregnancy(context.unit, before.dossier.id)


def _tell(context: Context, case: Case, change: TrajectChange) -> None:
    dossier, traject = case.file.dossier, change.traject
    context.unit.record(traject_changed(dossier, traject, change.calendar.leave))
    for row in change.done:
        context.unit.record(
            TaskDone(
                dossier_id=dossier.id,
                traject_id=traject.id,
                key=row.key,
                done_on=row.done.on if row.done else context.today,
                how="by_system",
            )
        )
    if change.added or change.moved or change.cancelled:
        context.unit.record(
            TasksReplanned(
                dossier_id=dossier.id,
                traject_id=traject.id,
                employer_id=case.employer.id,
                added=tuple(_fact(row) for row in change.added),
                moved=tuple(_fact(row) for row in change.moved),
                cancelled=tuple(row.key for row in change.cancelled),
            )
        )


def sick_reported(dossier: DossierCopy, traject: Traject) -> SickReported:
    """Whose traject it is, and since when somebody is ill."""
    return SickReported(
        dossier_id=dossier.id,
        traject_id=traject.id,
        employee_id=dossier.employee_id,
        employer_id=dossier.employer_id,
        first_sick_day=traject.start,
        protocol=traject.protocol,
    )


def traject_changed(dossier: DossierCopy, traject: Traject, leave: Leave | None) -> TrajectChanged:
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
        end_reason=traject.end_reason.value if traject.end_reason else None,
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
            percentages=tuple(
                PercentageFact(start=each.start, percent=each.percent) for each in spell.changes
            ),
        )


def _fact(row: TaskRow) -> TaskFact:
    return TaskFact(
        key=row.key,
        due=row.due,
        role=row.role,
        executor_user_id=row.executor_user_id,
        executor_contact_id=row.executor_contact_id,
    )
