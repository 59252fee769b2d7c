"""Shapes of dossiers, with their trajects and plans."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from services.trajects.domain.task import TaskState
from services.trajects.shapes import LeaveAnswer, NamedUser, ProtocolAnswer
from services.trajects.tasks.schemas import TaskAnswer
from shared.http.schema import Answer, Resource


class MilestoneAnswer(Answer):
    """A statutory date of a traject."""

    key: str
    title: str
    start: date | None = Field(alias="from")
    due: date | None = Field(alias="to")
    state: TaskState
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


class DossierEmployee(Answer):
    """Whose dossier it is."""

    id: str
    display_name: str
    birth_date: date
    personnel_number: str | None
    email: str | None
    phone: str | None


class DossierEmployer(Answer):
    """At which employer."""

    id: str
    name: str
    office_name: str | None
    classifications: tuple[str, ...]


class DossierEmployment(Answer):
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
    by: NamedUser | None
    sentence: str


class DossierAnswer(Resource):
    """A dossier with all its trajects."""

    id: str
    version: int
    employee: DossierEmployee
    employer: DossierEmployer
    employments: tuple[DossierEmployment, ...]
    case_manager: NamedUser | None
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
