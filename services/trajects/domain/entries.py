"""What was entered in a dossier, when and by whom: rows that are added and never changed.

The current facts stand in the traject; an entry keeps what was said at the time, so that a later one can replace it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry says."""

    SICK_REPORT = "sick-report"
    RELAPSE = "relapse"
    PERCENTAGE = "percentage"
    RECOVERY = "recovery"
    PREGNANCY = "pregnancy"
    BIRTH = "birth"
    TASK_DONE = "task-done"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that somebody entered.

    Attributes:
        recorded_at: the instant, UTC.
        recorded_by: the account.
        day: the day that it is about: first sick day, day of the change, first day not ill, due date, day of birth.
        percent: how far ill; None where that says nothing.
        task: the key of the task that was done.
        reason: why, where one departs from what stood.
        replaces: the entry that it takes the place of.
    """

    id: str
    traject_id: str
    kind: EntryKind
    recorded_at: datetime
    recorded_by: str
    day: date
    percent: int | None = None
    task: str | None = None
    reason: str = ""
    replaces: str | None = None
