"""A case: the dossier, its trajects with their spells, and the tasks that have a row.

The plan of tasks is not kept, it is derived; a row exists for a task that came near, or was done.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.trajects.domain.entries import Entry
from services.trajects.domain.facts import Done, EndReason, Facts, Override, Spell
from services.trajects.domain.pension import state_pension_day
from shared.kernel.copies import DossierCopy, EmployerCopy
from shared.kernel.errors import Conflict
from shared.kernel.leave import Pregnancy

NEAR_DAYS = 42
"""How many days ahead a task gets its row, and so its place in somebody's list."""


@dataclass(frozen=True, slots=True)
class LineManagers:
    """The copy of a department: who leads it."""

    id: str
    version: int
    line_manager_contact_id: str | None = None
    line_manager_user_id: str | None = None


@dataclass(frozen=True, slots=True)
class Traject:
    """A case over time under one protocol variation: of an absence with its spells, or of a pregnancy.

    Attributes:
        employment_id: the employment that it concerns now.
        started_at: the instant (UTC) at which it was opened.
        rows_until: tasks whose window opens up to this day have their row.
        end: its last day; an absence goes on after that when a new spell joins (rule R2).
    """

    id: str
    version: int
    dossier_id: str
    protocol: str
    employment_id: str
    started_at: datetime
    rows_until: date
    spells: tuple[Spell, ...] = ()
    pregnancy: Pregnancy | None = None
    end: date | None = None
    end_reason: EndReason | None = None

    @property
    def start(self) -> date:
        """The first sick day, or the day on which the pregnancy was told."""
        if self.pregnancy is None:
            return self.spells[0].first_sick_day
        assert self.pregnancy.reported_on is not None, "a pregnancy is told on a day"
        return self.pregnancy.reported_on

    @property
    def open_spell(self) -> Spell | None:
        """The spell without recovery, while the traject runs."""
        if self.end is not None:
            return None
        return next((each for each in self.spells if each.recovery is None), None)

    def with_last(self, spell: Spell) -> "Traject":
        """The traject with `spell` in place of its last."""
        return replace(self, spells=(*self.spells[:-1], spell))


class RowState(StrEnum):
    """What was decided about a task; planned, open and late are worked out on reading."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task that came near, or was done.

    Attributes:
        start, due: first and last day of its window.
        list_of: the account in whose list it stands; None: in nobody's.
    """

    traject_id: str
    key: str
    version: int
    start: date
    due: date
    role: str
    state: RowState = RowState.OPEN
    list_of: str | None = None
    executor_user_id: str | None = None
    executor_contact_id: str | None = None
    done: Done | None = None
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A dossier with everything that happened in it.

    Attributes:
        entries: what was entered, where it was read too.
    """

    dossier: DossierCopy
    trajects: tuple[Traject, ...]
    rows: tuple[TaskRow, ...]
    entries: tuple[Entry, ...] = ()

    @property
    def absences(self) -> tuple[Traject, ...]:
        """The trajects of illness."""
        return tuple(each for each in self.trajects if each.pregnancy is None)

    @property
    def pregnancies(self) -> tuple[Traject, ...]:
        """The trajects of pregnancy."""
        return tuple(each for each in self.trajects if each.pregnancy)

    @property
    def spells(self) -> tuple[Spell, ...]:
        """Every illness."""
        return tuple(spell for traject in self.absences for spell in traject.spells)

    @property
    def absence(self) -> Traject | None:
        """The absence that runs."""
        return next((each for each in self.absences if each.end is None), None)

    @property
    def expecting(self) -> Traject | None:
        """The pregnancy that runs, leave included."""
        return next((each for each in self.pregnancies if each.end is None), None)

    @property
    def open_spell(self) -> Spell | None:
        """The spell without recovery."""
        return self.absence.open_spell if self.absence else None

    def traject(self, traject_id: str) -> Traject | None:
        """A traject by its id."""
        return next((each for each in self.trajects if each.id == traject_id), None)

    def with_traject(self, traject: Traject) -> "CaseFile":
        """The file with `traject` in place of what stood under its id."""
        others = tuple(each for each in self.trajects if each.id != traject.id)
        return replace(self, trajects=(*others, traject))

    def row(self, traject_id: str, key: str) -> TaskRow | None:
        """The row of a task."""
        return next((each for each in self.rows if (each.traject_id, each.key) == (traject_id, key)), None)

    def rows_of(self, traject: Traject) -> tuple[TaskRow, ...]:
        """The rows of a traject's tasks."""
        return tuple(each for each in self.rows if each.traject_id == traject.id)

    def facts(self, today: date) -> Facts:
        """What the engine plans from: the facts of every traject, as they are stored."""
        rows = [(traject, row) for traject in self.absences for row in self.rows_of(traject)]
        birth = self.dossier.birth_date
        return Facts(
            today=today,
            employments=self.dossier.employments,
            spells=self.spells,
            pregnancies=tuple(each.pregnancy for each in self.pregnancies if each.pregnancy),
            done=tuple(in_chain(row.done, traject) for traject, row in rows if row.done),
            overrides=tuple(in_chain(row.override, traject) for traject, row in rows if row.override),
            aow_date=state_pension_day(birth) if birth else None,
        )


def in_chain[T: (Done, Override)](fact: T, traject: Traject) -> T:
    """A fact of a task, as one of the chain of its traject."""
    return replace(fact, spell_id=traject.spells[-1].id)


@dataclass(frozen=True, slots=True)
class Case:
    """A case in sight, with the copies that it needs. `users` are names by account id."""

    file: CaseFile
    employer: EmployerCopy
    departments: Mapping[str, LineManagers]
    users: Mapping[str, str]

    def with_row(self, row: TaskRow) -> "Case":
        """The case as it stands with `row` in place of what stood for its task."""
        others = tuple(
            each for each in self.file.rows if (each.traject_id, each.key) != (row.traject_id, row.key)
        )
        return replace(self, file=replace(self.file, rows=(*others, row)))


def near(today: date) -> date:
    """Up to which opening day a task has its row today."""
    return today + timedelta(days=NEAR_DAYS)


def already_open(spell: Spell) -> Conflict:
    """What to say of a second report while `spell` runs."""
    return Conflict("absence-already-open", since=spell.first_sick_day)
