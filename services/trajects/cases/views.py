"""A dossier as it is shown, in the caller's language."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Literal

from services.trajects.cases.history import history
from services.trajects.cases.rows import OpenAbsence
from services.trajects.cases.schemas import (
    DossierAnswer,
    DossierEmployee,
    DossierEmployer,
    DossierEmployment,
    DossierRowAnswer,
    MilestoneAnswer,
    PercentageAnswer,
    PregnancyAnswer,
    SpellAnswer,
    TrajectAnswer,
)
from services.trajects.change_views import leave_answer, protocol_answer
from services.trajects.domain.calendars import Calendar, CasePlan
from services.trajects.domain.case import Case, Traject
from services.trajects.domain.facts import Spell
from services.trajects.domain.settling import relapse_until
from services.trajects.tasks.schemas import TaskAnswer
from services.trajects.tasks.views import task_answer
from services.trajects.viewer import Viewer, named_user
from shared.kernel.copies import DossierCopy
from shared.kernel.leave import Leave, Pregnancy

_DAY = timedelta(days=1)

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


def dossier_row(dossier: DossierCopy, absence: OpenAbsence | None, today: date) -> DossierRowAnswer:
    """A dossier in a list."""
    employment = dossier.employment_on(today)
    return DossierRowAnswer(
        id=dossier.id,
        employee_id=dossier.employee_id,
        employee_name=dossier.employee_name,
        birth_year=dossier.day_of_birth.year,
        employer_id=dossier.employer_id,
        department_name=employment.department_name if employment else None,
        status="sick" if absence else "none",
        percentage=absence.percent if absence else None,
        first_sick_day=absence.first_sick_day if absence else None,
    )


def dossier(case: Case, plan: CasePlan, viewer: Viewer) -> DossierAnswer:
    """A dossier with all its trajects, the newest first."""
    file, spell = case.file, case.file.open_spell
    newest = sorted(file.trajects, key=lambda each: each.started_at, reverse=True)
    return DossierAnswer(
        id=file.dossier.id,
        version=file.dossier.version,
        employee=_employee(file.dossier),
        employer=_employer(case),
        employments=_employments(file.dossier),
        case_manager=named_user(case.users, case.employer.case_manager_id),
        status=_status(case, plan.leaves, viewer.today),
        percentage=spell.running.percent if spell else None,
        day_of_absence=(viewer.today - spell.first_sick_day).days + 1 if spell else None,
        trajects=tuple(
            _traject(case, each, plan.calendars[each.id], viewer) for each in newest if each.spells
        ),
        pregnancies=tuple(
            _pregnancy(case, each, each.pregnancy, plan.calendars[each.id], viewer)
            for each in newest
            if each.pregnancy
        ),
        history=history(case, viewer.language),
        allowed_actions=viewer.actions,
    )


def _status(
    case: Case, leaves: Mapping[str, Leave], today: date
) -> Literal["sick", "leave", "recovered", "none"]:
    if case.file.open_spell:
        return "sick"
    if any(each.start <= today <= each.end for each in leaves.values()):
        return "leave"
    spells = case.file.spells
    return "recovered" if spells and spells[-1].recovery else "none"


def _traject(case: Case, traject: Traject, calendar: Calendar, viewer: Viewer) -> TrajectAnswer:
    tasks = tuple(task_answer(case, traject, each, viewer) for each in calendar.tasks)
    return TrajectAnswer(
        id=traject.id,
        version=traject.version,
        protocol=protocol_answer(traject.protocol, viewer.language),
        first_sick_day=traject.start,
        classification=traject.spells[-1].classification,
        end=traject.end,
        end_reason=traject.end_reason,
        last_wage_day=calendar.last_wage_day,
        first_wia_day=calendar.first_wia_day,
        percentages=tuple(each for spell in traject.spells for each in _percentages(spell)),
        spells=tuple(_spell(each, viewer.today) for each in traject.spells),
        sick_days=calendar.sick_days,
        relapse_until=relapse_until(traject),
        milestones=tuple(_milestone(each) for each in tasks if each.key in MILESTONES),
        tasks=tasks,
    )


def _percentages(spell: Spell) -> Iterator[PercentageAnswer]:
    """The steps of a spell; its end is the step to 0."""
    for each in spell.changes:
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
    case: Case, traject: Traject, found: Pregnancy, calendar: Calendar, viewer: Viewer
) -> PregnancyAnswer:
    assert calendar.leave is not None, "a pregnancy has its leave"
    return PregnancyAnswer(
        id=traject.id,
        version=traject.version,
        protocol=protocol_answer(traject.protocol, viewer.language),
        due_date=found.due_date,
        multiple=found.children > 1,
        birth=found.birth,
        leave=leave_answer(calendar.leave),
        end=traject.end,
        tasks=tuple(task_answer(case, traject, each, viewer) for each in calendar.tasks),
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


def _employee(file: DossierCopy) -> DossierEmployee:
    return DossierEmployee(
        id=file.employee_id,
        display_name=file.employee_name,
        birth_date=file.day_of_birth,
        personnel_number=file.personnel_number,
        email=file.email,
        phone=file.phone,
    )


def _employer(case: Case) -> DossierEmployer:
    employer = case.employer
    return DossierEmployer(
        id=employer.id,
        name=employer.name,
        office_name=employer.office_name,
        classifications=employer.classifications,
    )


def _employments(file: DossierCopy) -> tuple[DossierEmployment, ...]:
    return tuple(
        DossierEmployment(
            id=each.id,
            department_name=each.department_name,
            start=each.start,
            end=each.end,
            function=each.function,
            part_time_factor=each.part_time_factor,
        )
        for each in file.employments
    )
