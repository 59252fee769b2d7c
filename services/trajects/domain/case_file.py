"""What trajects keeps of a case: the dossier, its trajects with their spells, and the tasks that have a row.

The plan of tasks is not kept, it is derived; a row exists for a task that came near, or was done.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from shared.kernel.errors import Conflict, FieldError, Refused

NEAR_DAYS = 42
"""How many days ahead a task gets its row, and so its place in somebody's list."""


@dataclass(frozen=True, slots=True)
class Employment:
    """The copy of one employment. `end` is its last day."""

    id: str
    department_id: str
    department_name: str
    department_path: tuple[str, ...]
    start: date
    end: date | None
    part_time_factor: str
    working_days: tuple[int, ...]
    function: str | None

    def runs_on(self, day: date) -> bool:
        """Whether it runs on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The file of one employee at one employer (rule R16). The copy of what organisation tells."""

    id: str
    version: int
    employee_id: str
    employer_id: str
    employee_name: str
    birth_date: date
    personnel_number: str | None
    email: str | None
    phone: str | None
    employments: tuple[Employment, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """The nodes below the office that give sight of it."""
        departments = (node for each in self.employments for node in each.department_path)
        return tuple(dict.fromkeys((self.employer_id, *departments, self.employee_id)))

    def employment_on(self, day: date) -> Employment | None:
        """The employment that runs on a day; the latest begun of several."""
        running = [each for each in self.employments if each.runs_on(day)]
        return max(running, key=lambda each: each.start, default=None)


@dataclass(frozen=True, slots=True)
class EmployerCopy:
    """The copy of an employer: where it stands, what it offers, who manages its cases."""

    id: str
    version: int
    name: str
    office_id: str | None
    office_name: str | None
    is_published: bool
    classifications: tuple[str, ...]
    case_manager_id: str | None


@dataclass(frozen=True, slots=True)
class DepartmentCopy:
    """The copy of a department: who leads it."""

    id: str
    version: int
    line_manager_contact_id: str | None
    line_manager_user_id: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """Who entered something, and when (UTC)."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Percentage:
    """From when somebody was how far ill: 1 to 100 percent of the contract hours."""

    start: date
    percent: int
    entered: Entry


@dataclass(frozen=True, slots=True)
class Spell:
    """One illness from its first sick day; `recovery` is the first day not ill, `end_reason` why (rule R17).

    Attributes:
        percentages: in order of entry; a later one never starts earlier.
        ended: who entered the recovery; None where leave ended it.
    """

    id: str
    employment_id: str
    reported_at: datetime
    reported_by: str
    first_sick_day: date
    classification: str
    percentages: tuple[Percentage, ...]
    recovery: date | None = None
    end_reason: str | None = None
    ended: Entry | None = None

    @property
    def running(self) -> Percentage:
        """The percentage that holds now."""
        return self.percentages[-1]

    @property
    def steps(self) -> tuple[Percentage, ...]:
        """One percentage a day: of several entered for one day the last stands (rule R5)."""
        return tuple({each.start: each for each in self.percentages}.values())


@dataclass(frozen=True, slots=True)
class Pregnancy:
    """A pregnancy as told; its leave is worked out. `leave_start` is the chosen start of leave."""

    employment_id: str
    due_date: date
    leave_start: date
    is_multiple: bool
    told_on: date
    told: Entry
    birth: date | None = None
    birth_told: Entry | None = None


@dataclass(frozen=True, slots=True)
class Traject:
    """A case over time under one protocol variation: of an absence with its spells, or of a pregnancy.

    Attributes:
        rows_until: tasks whose window opens up to this day have their row.
        end: its last day; an absence goes on after that when a new spell joins (rule R2).
    """

    id: str
    version: int
    dossier_id: str
    protocol: str
    spells: tuple[Spell, ...]
    started_at: datetime
    rows_until: date
    end: date | None = None
    end_reason: str | None = None
    pregnancy: Pregnancy | None = None

    @property
    def start(self) -> date:
        """The first sick day, or the day on which the pregnancy was told."""
        return self.pregnancy.told_on if self.pregnancy else self.spells[0].first_sick_day

    @property
    def employment_id(self) -> str:
        """The employment that it concerns now."""
        return self.pregnancy.employment_id if self.pregnancy else self.spells[-1].employment_id

    @property
    def open_spell(self) -> Spell | None:
        """The spell without recovery."""
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
    """A task that came near, or was done. `list_of` is whose list it stands in."""

    traject_id: str
    key: str
    version: int
    start: date
    due: date
    role: str
    state: RowState
    list_of: str | None
    executor_user_id: str | None
    executor_contact_id: str | None
    done_on: date | None = None
    done_by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A dossier with everything that happened in it."""

    dossier: Dossier
    trajects: tuple[Traject, ...]
    rows: tuple[TaskRow, ...]

    @property
    def absences(self) -> tuple[Traject, ...]:
        """The trajects of illness."""
        return tuple(each for each in self.trajects if each.pregnancy is None)

    @property
    def spells(self) -> tuple[Spell, ...]:
        """Every illness."""
        return tuple(spell for traject in self.trajects for spell in traject.spells)

    @property
    def absence(self) -> Traject | None:
        """The absence that runs."""
        return next((each for each in self.absences if each.end is None), None)

    @property
    def expecting(self) -> Traject | None:
        """The pregnancy that runs, leave included."""
        return next((each for each in self.trajects if each.pregnancy and each.end is None), None)

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


@dataclass(frozen=True, slots=True)
class Case:
    """A case in sight, with the copies that it needs. `users` are names by account id."""

    file: CaseFile
    employer: EmployerCopy
    departments: Mapping[str, DepartmentCopy]
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


def completed(row: TaskRow, *, on: date, by: str, note: str | None, today: date, since: date) -> TaskRow:
    """The task done on a day.

    Raises:
        Conflict: it is done or cancelled already.
        Refused: the day lies ahead, or before the start of the traject.
    """
    if row.state is not RowState.OPEN:
        raise Conflict("task-not-open")
    code = "done-in-future" if on > today else "done-before-start" if on < since else None
    if code:
        raise Refused("invalid", fields=(FieldError("/doneOn", code),))
    return replace(
        row,
        version=row.version + 1,
        state=RowState.DONE,
        list_of=None,
        done_on=on,
        done_by=by,
        note=note,
    )
