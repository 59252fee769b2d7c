"""From the domain to answers, in the caller's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services.trajects.domain.case_file import Case, Dossier, Spell, Traject
from services.trajects.domain.planned import (
    WAITING,
    Calendar,
    PlannedTask,
    state_on,
    task_title,
    title_of,
)
from services.trajects.domain.reasons import role_name
from services.trajects.schemas.answers import (
    DossierAnswer,
    DossierRowAnswer,
    EmployeeAnswer,
    EmployerAnswer,
    EmploymentAnswer,
    FirstDueAnswer,
    HistoryAnswer,
    MilestoneAnswer,
    PercentageAnswer,
    PersonAnswer,
    PreviewAnswer,
    ProtocolAnswer,
    TaskAnswer,
    TaskRowAnswer,
    TrajectAnswer,
)
from services.trajects.store import ListedTask, OpenAbsence
from shared.texts import Language, sentence

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
    """Who looks at a case, when, in which language, and which tasks are theirs to complete."""

    today: date
    language: Language
    completable: frozenset[tuple[str, str]]
    may_report: bool


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
        week=(row.due - names.first_sick_day).days // 7 + 1,
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


def preview(key: str, plan: tuple[PlannedTask, ...], language: Language) -> PreviewAnswer:
    """What a sick report would start."""
    waiting = [task for task in plan if task.state in WAITING and task.due]
    first = min(waiting, key=lambda task: task.due or date.max, default=None)
    return PreviewAnswer(
        protocol=protocol(key, language),
        task_count=len(plan),
        first_due=FirstDueAnswer(title=first.title(language), due=first.due) if first and first.due else None,
    )


def dossier(case: Case, calendars: Mapping[str, Calendar], onlooker: Onlooker) -> DossierAnswer:
    """A dossier with all its trajects, the newest first."""
    file, spell = case.file, case.file.open_spell
    trajects = sorted(file.trajects, key=lambda each: each.started_at, reverse=True)
    actions = ("report-sick",) if onlooker.may_report and spell is None else ()
    return DossierAnswer(
        id=file.dossier.id,
        version=file.dossier.version,
        employee=_employee(file.dossier),
        employer=_employer(case),
        employments=_employments(file.dossier),
        case_manager=_person(case, case.employer.case_manager_id),
        status="sick" if spell else "recovered" if trajects else "none",
        percentage=spell.percent if spell else None,
        day_of_absence=(onlooker.today - spell.first_sick_day).days + 1 if spell else None,
        trajects=tuple(_traject(case, each, calendars[each.id], onlooker) for each in trajects),
        history=_history(case, onlooker.language),
        allowed_actions=actions,
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


def _traject(case: Case, traject: Traject, calendar: Calendar, onlooker: Onlooker) -> TrajectAnswer:
    tasks = tuple(task(case, traject, each, onlooker) for each in calendar.tasks)
    steps = [step for spell in traject.spells for step in spell.percentages]
    return TrajectAnswer(
        id=traject.id,
        version=traject.version,
        protocol=protocol(traject.protocol, onlooker.language),
        first_sick_day=traject.first_sick_day,
        classification=traject.spells[-1].classification,
        end=traject.end,
        end_reason=traject.end_reason,
        last_wage_day=calendar.last_wage_day,
        first_wia_day=calendar.first_wia_day,
        percentages=tuple(PercentageAnswer(start=each.start, percent=each.percent) for each in steps),
        milestones=tuple(_milestone(each) for each in tasks if each.key in MILESTONES),
        tasks=tasks,
    )


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


def _history(case: Case, language: Language) -> tuple[HistoryAnswer, ...]:
    spells = [spell for traject in case.file.trajects for spell in traject.spells]
    reports = [_reported(case, spell, language) for spell in spells]
    return tuple(sorted(reports, key=lambda each: each.at, reverse=True))


def _reported(case: Case, spell: Spell, language: Language) -> HistoryAnswer:
    data: dict[str, str | int] = {
        "day": f"{spell.first_sick_day:%d-%m-%Y}",
        "percent": spell.percentages[0].percent,
    }
    return HistoryAnswer(
        at=spell.reported_at,
        by=_person(case, spell.reported_by),
        sentence=sentence(language, "history", "reported-sick", data),
    )


def _person(case: Case, user_id: str | None) -> PersonAnswer | None:
    if user_id is None or user_id not in case.users:
        return None
    return PersonAnswer(id=user_id, display_name=case.users[user_id])
