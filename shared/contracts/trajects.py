"""What trajects tells. No event names an illness or its cause."""

from datetime import date
from typing import ClassVar, Literal

from shared.contracts.envelope import EventData, FactData


class SickReported(EventData):
    """An employee was reported sick; a traject started, or went on when spells join."""

    name: ClassVar[str] = "SickReported"

    dossier_id: str
    traject_id: str
    employee_id: str
    employer_id: str
    first_sick_day: date
    protocol: str


class PercentageFact(FactData):
    """From which day somebody was how far ill."""

    start: date
    percent: int


class SpellFact(FactData):
    """One illness: from its first sick day to its first day not ill."""

    spell_id: str
    employment_id: str
    first_sick_day: date
    recovery: date | None
    percentages: tuple[PercentageFact, ...]


class TrajectChanged(EventData):
    """A traject as it now is: its spells, its leave, its end. The highest version holds."""

    name: ClassVar[str] = "TrajectChanged"

    traject_id: str
    aggregate_version: int
    dossier_id: str
    employee_id: str
    employer_id: str
    protocol: str
    start: date
    end: date | None
    end_reason: str | None
    spells: tuple[SpellFact, ...]
    leave_start: date | None
    leave_end: date | None


class TaskFact(FactData):
    """A task that stands in somebody's list."""

    key: str
    due: date
    role: str
    executor_user_id: str | None
    executor_contact_id: str | None


class TasksReplanned(EventData):
    """What a change made of the near tasks of a traject. One event, a list; `added` holds reopened ones too."""

    name: ClassVar[str] = "TasksReplanned"

    dossier_id: str
    traject_id: str
    employer_id: str
    added: tuple[TaskFact, ...]
    moved: tuple[TaskFact, ...] = ()
    cancelled: tuple[str, ...]


class TaskDone(EventData):
    """A task was completed."""

    name: ClassVar[str] = "TaskDone"

    dossier_id: str
    traject_id: str
    key: str
    done_on: date
    how: Literal["by_hand", "by_system"]
