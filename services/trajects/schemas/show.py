"""From the domain to answers, in the caller's language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from services.trajects.domain.absence import relapse_until
from services.trajects.domain.case_file import Case, Dossier, Entry, Pregnancy, Spell, Traject
from services.trajects.domain.comparing import Change as Kind
from services.trajects.domain.leave import Leave
from services.trajects.domain.planned import (
    WAITING,
    Calendar,
    PlannedTask,
    state_on,
    task_title,
    title_of,
)
from services.trajects.domain.reasons import role_name
from services.trajects.domain.replanning import Change, Expected, Recovered, Reported, Step
from services.trajects.schemas.answers import (
    ChangeAnswer,
    ChangePreviewAnswer,
    DossierAnswer,
    DossierRowAnswer,
    EmployeeAnswer,
    EmployerAnswer,
    EmploymentAnswer,
    FirstDueAnswer,
    HistoryAnswer,
    LeaveAnswer,
    MilestoneAnswer,
    PercentageAnswer,
    PersonAnswer,
    PregnancyAnswer,
    PreviewAnswer,
    ProtocolAnswer,
    SickReportAnswer,
    SpellAnswer,
    TaskAnswer,
    TaskRowAnswer,
    TrajectAnswer,
)
from services.trajects.store import ListedTask, OpenAbsence
from shared.texts import Language, sentence

_DAY = timedelta(days=1)

type _Data = dict[str, str | int]

MILESTONES = (
    "problem_analysis",
    "plan_of_action",
    "uwv_42_week_report",
    "first_year_evaluation",
    "uwv_wia_letter",
    "final_evaluation",
    "wia_application",
    "end_of_waiting_period",
)


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Who looks at a case, when, in which language, and and what they may do there: tasks and reports."""

    today: date
    language: Language
    completable: frozenset[tuple[str, str]]
    actions: tuple[str, ...]


def task_row(listed: ListedTask, today: date, language: Language) -> TaskRowAnswer:
    """A task in somebody's list."""
    row, names = listed.row, listed.names
    return TaskRowAnswer(
        key=row.key,
        traject_id=row.traject_id,
        dossier_id=names.dossier_id,
        employee_name=names.employee_name,
        employer_name=names.employer_name,
        title=task_title(names.protocol, row.key, language),
        start=row.start,
        due=row.due,
        role=row.role,
        role_name=role_name(row.role, language),
        state=state_on(row, today),
        week=(row.due - names.since).days // 7 + 1,
        version=row.version,
    )


def dossier_row(dossier: Dossier, absence: OpenAbsence | None, today: date) -> DossierRowAnswer:
    """A dossier in a list."""
    employment = dossier.employment_on(today)
    return DossierRowAnswer(
        id=dossier.id,
        employee_id=dossier.employee_id,
        employee_name=dossier.employee_name,
        birth_year=dossier.birth_date.year,
        employer_id=dossier.employer_id,
        department_name=employment.department_name if employment else None,
        status="sick" if absence else "none",
        percentage=absence.percent if absence else None,
        first_sick_day=absence.first_sick_day if absence else None,
    )


def protocol(key: str, language: Language) -> ProtocolAnswer:
    """A protocol variation by name."""
    return ProtocolAnswer(key=key, title=title_of(key, language))


def sick_preview(found: Reported, language: Language) -> PreviewAnswer:
    """What a sick report would start."""
    tasks, traject = found.step.calendar.tasks, found.step.traject
    waiting = [task for task in tasks if task.state in WAITING and task.due]
    first = min(waiting, key=lambda task: task.due or date.max, default=None)
    return PreviewAnswer(
        protocol=protocol(traject.protocol, language),
        task_count=len(tasks),
        first_due=FirstDueAnswer(title=first.title(language), due=first.due) if first and first.due else None,
        continues_since=_continues(found),
        sentence=_of_report(found, language),
    )


def sick_report(found: Reported, language: Language) -> SickReportAnswer:
    """What a sick report started."""
    traject = found.step.traject
    return SickReportAnswer(
        dossier_id=traject.dossier_id,
        traject_id=traject.id,
        protocol=protocol(traject.protocol, language),
        task_count=len(found.step.calendar.tasks),
        near_task_count=len(found.step.added),
        continues_since=_continues(found),
        sentence=_of_report(found, language),
    )


def recovery_preview(found: Recovered, language: Language) -> ChangePreviewAnswer:
    """What a recovery or another percentage would change."""
    return _change_preview(found.change, _of_recovery(found, language), None)


def recovery(found: Recovered, language: Language) -> ChangeAnswer:
    """What a recovery or another percentage changed."""
    return _change(found.change, found.step, _of_recovery(found, language), None)


def pregnancy_preview(found: Expected, language: Language) -> ChangePreviewAnswer:
    """What a pregnancy or birth would change."""
    return _change_preview(found.change, _of_leave(found, language), _leave(found.leave))


def pregnancy(found: Expected, language: Language) -> ChangeAnswer:
    """What a pregnancy or birth changed."""
    return _change(found.change, found.step, _of_leave(found, language), _leave(found.leave))


def dossier(case: Case, calendars: Mapping[str, Calendar], onlooker: Onlooker) -> DossierAnswer:
    """A dossier with all its trajects, the newest first."""
    file, spell = case.file, case.file.open_spell
    newest = sorted(file.trajects, key=lambda each: each.started_at, reverse=True)
    return DossierAnswer(
        id=file.dossier.id,
        version=file.dossier.version,
        employee=_employee(file.dossier),
        employer=_employer(case),
        employments=_employments(file.dossier),
        case_manager=_person(case, case.employer.case_manager_id),
        status=_status(case, calendars, onlooker.today),
        percentage=spell.running.percent if spell else None,
        day_of_absence=(onlooker.today - spell.first_sick_day).days + 1 if spell else None,
        trajects=tuple(_traject(case, each, calendars[each.id], onlooker) for each in newest if each.spells),
        pregnancies=tuple(
            _pregnancy(case, each, each.pregnancy, calendars[each.id], onlooker)
            for each in newest
            if each.pregnancy
        ),
        history=tuple(sorted(_history(case, onlooker.language), key=lambda each: each.at, reverse=True)),
        allowed_actions=onlooker.actions,
    )


def task(case: Case, traject: Traject, planned: PlannedTask, onlooker: Onlooker) -> TaskAnswer:
    """A task of the plan with what is known of its row."""
    row = case.file.row(traject.id, planned.key)
    language = onlooker.language
    is_completable = (traject.id, planned.key) in onlooker.completable
    return TaskAnswer(
        key=planned.key,
        traject_id=traject.id,
        title=planned.title(language),
        start=planned.start,
        due=planned.due,
        role=planned.role,
        role_name=role_name(planned.role, language),
        executor=_person(case, row.executor_user_id if row else None),
        state=planned.state,
        done_on=planned.task.done_on,
        done_by=_person(case, row.done_by if row else None),
        flags=planned.task.flags,
        mandatory=planned.mandatory,
        article=planned.task.template.article,
        why=planned.why(language),
        note=row.note if row else None,
        version=row.version if row else 0,
        allowed_actions=("complete",) if is_completable else (),
    )


def _status(
    case: Case, calendars: Mapping[str, Calendar], today: date
) -> Literal["sick", "leave", "recovered", "none"]:
    if case.file.open_spell:
        return "sick"
    leaves = (each.leave for each in calendars.values() if each.leave)
    if any(each.start <= today <= each.end for each in leaves):
        return "leave"
    return "recovered" if case.file.spells else "none"


def _traject(case: Case, traject: Traject, calendar: Calendar, onlooker: Onlooker) -> TrajectAnswer:
    tasks = tuple(task(case, traject, each, onlooker) for each in calendar.tasks)
    return TrajectAnswer(
        id=traject.id,
        version=traject.version,
        protocol=protocol(traject.protocol, onlooker.language),
        first_sick_day=traject.start,
        classification=traject.spells[-1].classification,
        end=traject.end,
        end_reason=traject.end_reason,
        last_wage_day=calendar.last_wage_day,
        first_wia_day=calendar.first_wia_day,
        percentages=tuple(each for spell in traject.spells for each in _percentages(spell)),
        spells=tuple(_spell(each, onlooker.today) for each in traject.spells),
        sick_days=calendar.sick_days,
        relapse_until=relapse_until(traject),
        milestones=tuple(_milestone(each) for each in tasks if each.key in MILESTONES),
        tasks=tasks,
    )


def _percentages(spell: Spell) -> Iterator[PercentageAnswer]:
    """The steps of a spell; its end is the step to 0."""
    for each in spell.steps:
        if each.start != spell.recovery:
            yield PercentageAnswer(start=each.start, percent=each.percent)
    if spell.recovery:
        yield PercentageAnswer(start=spell.recovery, percent=0)


def _spell(spell: Spell, today: date) -> SpellAnswer:
    until = spell.recovery or today + _DAY
    return SpellAnswer(
        first_sick_day=spell.first_sick_day,
        end=spell.recovery - _DAY if spell.recovery else None,
        end_reason=spell.end_reason,
        days=(until - spell.first_sick_day).days,
    )


def _pregnancy(
    case: Case, traject: Traject, found: Pregnancy, calendar: Calendar, onlooker: Onlooker
) -> PregnancyAnswer:
    assert calendar.leave is not None, "a pregnancy has its leave"
    return PregnancyAnswer(
        id=traject.id,
        version=traject.version,
        protocol=protocol(traject.protocol, onlooker.language),
        due_date=found.due_date,
        multiple=found.is_multiple,
        birth=found.birth,
        leave=_leave(calendar.leave),
        end=traject.end,
        tasks=tuple(task(case, traject, each, onlooker) for each in calendar.tasks),
    )


def _leave(leave: Leave) -> LeaveAnswer:
    return LeaveAnswer(
        start=leave.start,
        end=leave.end,
        earliest_start=leave.start_window[0],
        latest_start=leave.start_window[1],
        days_after_birth=leave.days_after_birth,
        apply_from=leave.apply[0],
        apply_to=leave.apply[1],
    )


def _change_preview(change: Change, said: str, leave: LeaveAnswer | None) -> ChangePreviewAnswer:
    return ChangePreviewAnswer(
        sentence=said,
        added=change.count(Kind.ADD),
        moved=change.count(Kind.MOVE),
        cancelled=change.count(Kind.CANCEL),
        leave=leave,
    )


def _change(change: Change, step: Step, said: str, leave: LeaveAnswer | None) -> ChangeAnswer:
    return ChangeAnswer(
        **_change_preview(change, said, leave).model_dump(by_alias=False),
        dossier_id=step.traject.dossier_id,
        traject_id=step.traject.id,
        version=step.traject.version,
    )


def _continues(found: Reported) -> date | None:
    return None if found.gap is None else found.step.traject.start


def _of_report(found: Reported, language: Language) -> str:
    """What a sick report means for the case, in words."""
    traject, sick_days = found.step.traject, found.step.calendar.sick_days
    if found.gap is None:
        started: _Data = {"protocol": title_of(traject.protocol, language)}
        return sentence(language, "course", "starts", started)
    data: _Data = {"day": _day(traject.start), "gap": found.gap, "sick_days": sick_days}
    return sentence(language, "course", "continues", data)


def _of_recovery(found: Recovered, language: Language) -> str:
    traject, sick_days = found.step.traject, found.step.calendar.sick_days
    spell, until = traject.spells[-1], relapse_until(traject)
    if until and spell.recovery:
        ended: _Data = {"day": _day(spell.recovery), "sick_days": sick_days, "until": _day(until)}
        return sentence(language, "course", "recovered", ended)
    step = spell.running
    data: _Data = {"day": _day(step.start), "percent": step.percent, "first": _day(traject.start)}
    return sentence(language, "course", "percentage", data)


def _of_leave(found: Expected, language: Language) -> str:
    leave = {"start": _day(found.leave.start), "end": _day(found.leave.end)}
    said = sentence(language, "course", "leave", leave)
    return f"{said} {sentence(language, 'course', 'ends-absence', leave)}" if found.ends_absence else said


def _milestone(shown: TaskAnswer) -> MilestoneAnswer:
    return MilestoneAnswer(
        key=shown.key,
        title=shown.title,
        start=shown.start,
        due=shown.due,
        state=shown.state,
        article=shown.article,
    )


def _employee(file: Dossier) -> EmployeeAnswer:
    return EmployeeAnswer(
        id=file.employee_id,
        display_name=file.employee_name,
        birth_date=file.birth_date,
        personnel_number=file.personnel_number,
        email=file.email,
        phone=file.phone,
    )


def _employer(case: Case) -> EmployerAnswer:
    employer = case.employer
    return EmployerAnswer(
        id=employer.id,
        name=employer.name,
        office_name=employer.office_name,
        classifications=employer.classifications,
    )


def _employments(file: Dossier) -> tuple[EmploymentAnswer, ...]:
    return tuple(
        EmploymentAnswer(
            id=each.id,
            department_name=each.department_name,
            start=each.start,
            end=each.end,
            function=each.function,
            part_time_factor=each.part_time_factor,
        )
        for each in file.employments
    )


def _history(case: Case, language: Language) -> Iterator[HistoryAnswer]:
    def told(entry: Entry, code: str, data: Mapping[str, str | int]) -> HistoryAnswer:
        said = sentence(language, "history", code, data)
        return HistoryAnswer(at=entry.at, by=_person(case, entry.by), sentence=said)

    for traject in case.file.trajects:
        for number, spell in enumerate(traject.spells):
            code = "reported-sick-again" if number else "reported-sick"
            first, *later = spell.percentages
            yield told(first.entered, code, {"day": _day(spell.first_sick_day), "percent": first.percent})
            for step in later:
                data: _Data = {"day": _day(step.start), "percent": step.percent}
                yield told(step.entered, "percentage-changed", data)
            if spell.ended and spell.recovery:
                yield told(spell.ended, "recovered", {"day": _day(spell.recovery)})
        if traject.pregnancy:
            due = {"day": _day(traject.pregnancy.due_date)}
            yield told(traject.pregnancy.told, "pregnancy-told", due)
        if traject.pregnancy and traject.pregnancy.birth and traject.pregnancy.birth_told:
            birth = {"day": _day(traject.pregnancy.birth)}
            yield told(traject.pregnancy.birth_told, "birth-told", birth)


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _person(case: Case, user_id: str | None) -> PersonAnswer | None:
    if user_id is None or user_id not in case.users:
        return None
    return PersonAnswer(id=user_id, display_name=case.users[user_id])
