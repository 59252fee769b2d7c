"""The engine's plan for one traject of the store, as lists and screens need it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from services.trajects.domain import reasons
from services.trajects.domain.case_file import RowState, TaskRow, Traject
from services.trajects.domain.case_file import Spell as StoredSpell
from services.trajects.domain.history import Done, Employment, EndReason, History, PercentageChange, Spell
from services.trajects.domain.planning import Task, plan
from services.trajects.domain.protocol import protocol
from shared.texts import Language

type State = Literal["planned", "open", "late", "done", "cancelled", "not_applicable"]

WAITING = frozenset({"planned", "open", "late"})
"""States of a task that is still to be done."""

_PROTOCOLS = {"PREGNANCY": "sickness_due_to_pregnancy", "ORGAN_DONATION": "organ_donation"}
_EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task of the plan. `due` is the last day of its window; None: that day never comes."""

    task: Task

    @property
    def key(self) -> str:
        """Unique in its traject."""
        return self.task.key

    @property
    def start(self) -> date | None:
        """The first day of its window."""
        return self.task.start

    @property
    def due(self) -> date | None:
        """The last day of its window."""
        return self.task.due

    @property
    def state(self) -> State:
        """Where it stands today."""
        state: State = self.task.state  # type: ignore[assignment]
        return state

    @property
    def role(self) -> str:
        """Who executes it: role keys, + together, / either."""
        return self.task.template.role

    @property
    def mandatory(self) -> Literal["law", "practice"]:
        """Whether law or custom asks for it."""
        return "law" if self.task.template.is_law else "practice"

    def title(self, language: Language) -> str:
        """Its title."""
        return self.task.template.nl if language == "nl" else self.task.template.en

    def why(self, language: Language) -> str:
        """Why it stands on its day."""
        return reasons.why(self.task.template, self.task.flags, language, self.task.ground)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The whole plan of one traject."""

    tasks: tuple[PlannedTask, ...]
    last_wage_day: date | None
    first_wia_day: date | None

    def task(self, key: str) -> PlannedTask | None:
        """A task by its key."""
        return next((each for each in self.tasks if each.key == key), None)


def calendar_of(traject: Traject, rows: Iterable[TaskRow], today: date) -> Calendar:
    """The plan of a traject with what was done."""
    history = History(
        today=today,
        employments=tuple(
            Employment(each, _EMPLOYER)
            for each in dict.fromkeys(spell.employment_id for spell in traject.spells)
        ),
        spells=tuple(_spell(n, each) for n, each in enumerate(traject.spells)),
        done=tuple(
            Done(row.key, row.done_on)
            for row in rows
            if row.traject_id == traject.id and row.state is RowState.DONE and row.done_on
        ),
    )
    found = plan(history)
    ending = found.endings[-1]
    tasks = tuple(PlannedTask(each) for each in found.tasks)
    return Calendar(tasks, ending.last_wage_day, ending.first_wia_day)


def protocol_of(classification: str) -> str:
    """The protocol variation of a sick report by its classification."""
    return _PROTOCOLS.get(classification, "absence_standard")


def title_of(variation: str, language: Language) -> str:
    """A protocol variation's name."""
    found = protocol(variation)
    return found.nl if language == "nl" else found.en


def task_title(variation: str, key: str, language: Language) -> str:
    """A task's title."""
    template = protocol(variation).task(key)
    return template.nl if language == "nl" else template.en


def state_on(row: TaskRow, today: date) -> Literal["planned", "open", "late"]:
    """The state of an open row, worked out on reading."""
    if today > row.due:
        return "late"
    return "open" if today >= row.start else "planned"


def _spell(index: int, stored: StoredSpell) -> Spell:
    return Spell(
        index=index,
        employment=stored.employment_id,
        first_sick_day=stored.first_sick_day,
        recovery=stored.recovery,
        end_reason=EndReason.RECOVERED if stored.recovery else None,
        classification=stored.classification,
        percentages=tuple(
            PercentageChange(each.start, each.percent, each.entered_at.isoformat())
            for each in stored.percentages
        ),
    )
