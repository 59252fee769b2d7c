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


class TaskFact(FactData):
    """A task that stands in somebody's list."""

    key: str
    due: date
    role: str
    executor_user_id: str | None
    executor_contact_id: str | None


class TasksReplanned(EventData):
    """The tasks of a traject that are near, after a change. One event, a list."""

    name: ClassVar[str] = "TasksReplanned"

    dossier_id: str
    traject_id: str
    employer_id: str
    added: tuple[TaskFact, ...]
    cancelled: tuple[str, ...]


class TaskDone(EventData):
    """A task was completed."""

    name: ClassVar[str] = "TaskDone"

    dossier_id: str
    traject_id: str
    key: str
    done_on: date
    how: Literal["by_hand", "by_system"]
