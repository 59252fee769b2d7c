"""Shapes of trajects' answers."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from shared.http.schema import Answer, Resource

State = Literal["planned", "open", "late", "done", "cancelled", "not_applicable"]


class PersonAnswer(Answer):
    """Somebody with an account."""

    id: str
    display_name: str


class TaskAnswer(Resource):
    """A task of the plan. Version 0: derived, without a row yet."""

    key: str
    traject_id: str
    title: str
    start: date | None = Field(alias="from")
    due: date | None = Field(alias="to")
    role: str
    role_name: str
    executor: PersonAnswer | None
    state: State
    done_on: date | None
    done_by: PersonAnswer | None
    flags: tuple[str, ...]
    mandatory: Literal["law", "practice"]
    article: str
    why: str
    note: str | None
    version: int


class TaskRowAnswer(Answer):
    """A task in somebody's list."""

    key: str
    traject_id: str
    dossier_id: str
    employee_name: str
    employer_name: str
    title: str
    start: date = Field(alias="from")
    due: date = Field(alias="to")
    role: str
    role_name: str
    state: Literal["planned", "open", "late"]
    week: int
    version: int


class MilestoneAnswer(Answer):
    """A statutory date of a traject."""

    key: str
    title: str
    start: date | None = Field(alias="from")
    due: date | None = Field(alias="to")
    state: State
    article: str


class PercentageAnswer(Answer):
    """From when somebody was how far ill; 0 from the end of a spell on."""

    start: date = Field(alias="from")
    percent: int


class SpellAnswer(Answer):
    """One illness; `to` is its last day, `days` its days so far."""

    first_sick_day: date
    end: date | None = Field(alias="to")
    end_reason: str | None
    days: int


class LeaveAnswer(Answer):
    """Pregnancy and maternity leave as it stands; days are inclusive."""

    start: date = Field(alias="from")
    end: date = Field(alias="to")
    earliest_start: date
    latest_start: date
    days_after_birth: int
    apply_from: date
    apply_to: date


class ProtocolAnswer(Answer):
    """The protocol variation of a traject."""

    key: str
    title: str


class TrajectAnswer(Answer):
    """A case over time with its whole plan."""

    id: str
    version: int
    protocol: ProtocolAnswer
    first_sick_day: date
    classification: str
    end: date | None
    end_reason: str | None
    last_wage_day: date | None
    first_wia_day: date | None
    percentages: tuple[PercentageAnswer, ...]
    spells: tuple[SpellAnswer, ...]
    sick_days: int
    relapse_until: date | None
    milestones: tuple[MilestoneAnswer, ...]
    tasks: tuple[TaskAnswer, ...]


class PregnancyAnswer(Answer):
    """A pregnancy with its leave and its whole plan."""

    id: str
    version: int
    protocol: ProtocolAnswer
    due_date: date
    multiple: bool
    birth: date | None
    leave: LeaveAnswer
    end: date | None
    tasks: tuple[TaskAnswer, ...]


class EmployeeAnswer(Answer):
    """Whose dossier it is."""

    id: str
    display_name: str
    birth_date: date
    personnel_number: str | None
    email: str | None
    phone: str | None


class EmployerAnswer(Answer):
    """At which employer."""

    id: str
    name: str
    office_name: str | None
    classifications: tuple[str, ...]


class EmploymentAnswer(Answer):
    """An employment of the dossier."""

    id: str
    department_name: str
    start: date
    end: date | None
    function: str | None
    part_time_factor: str


class HistoryAnswer(Answer):
    """What happened, in a sentence."""

    at: datetime
    by: PersonAnswer | None
    sentence: str


class DossierAnswer(Resource):
    """A dossier with all its trajects."""

    id: str
    version: int
    employee: EmployeeAnswer
    employer: EmployerAnswer
    employments: tuple[EmploymentAnswer, ...]
    case_manager: PersonAnswer | None
    status: Literal["sick", "leave", "recovered", "none"]
    percentage: int | None
    day_of_absence: int | None
    trajects: tuple[TrajectAnswer, ...]
    pregnancies: tuple[PregnancyAnswer, ...]
    history: tuple[HistoryAnswer, ...]


class DossierRowAnswer(Answer):
    """A dossier in a list."""

    id: str
    employee_id: str
    employee_name: str
    birth_year: int
    employer_id: str
    department_name: str | None
    status: Literal["sick", "none"]
    percentage: int | None
    first_sick_day: date | None


class FirstDueAnswer(Answer):
    """The first deadline of a new plan."""

    title: str
    due: date = Field(alias="to")


class PreviewAnswer(Answer):
    """What a sick report would start or continue. `continues_since` is the first sick day of the case that goes on."""

    protocol: ProtocolAnswer
    task_count: int
    first_due: FirstDueAnswer | None
    continues_since: date | None
    sentence: str


class SickReportAnswer(Answer):
    """What a sick report started, or continued."""

    dossier_id: str
    traject_id: str
    protocol: ProtocolAnswer
    task_count: int
    near_task_count: int
    continues_since: date | None
    sentence: str


class ChangePreviewAnswer(Answer):
    """What an act would change, in a sentence and in numbers of tasks that stand in lists."""

    sentence: str
    added: int
    moved: int
    cancelled: int
    leave: LeaveAnswer | None


class ChangeAnswer(ChangePreviewAnswer):
    """What an act changed; `version` is that of the traject now."""

    dossier_id: str
    traject_id: str
    version: int
