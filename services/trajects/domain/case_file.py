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

CONFIRM_AFTER_DAYS = 28
"""A first sick day further back than this asks for confirmation (rule R1)."""


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
class Percentage:
    """From when somebody was how far ill: 1 to 100 percent of the contract hours."""

    start: date
    percent: int
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class Spell:
    """One illness from its first sick day; `recovery` is the first day not ill."""

    id: str
    employment_id: str
    reported_at: datetime
    reported_by: str
    first_sick_day: date
    classification: str
    percentages: tuple[Percentage, ...]
    recovery: date | None = None

    @property
    def percent(self) -> int:
        """The percentage that holds now."""
        return self.percentages[-1].percent


@dataclass(frozen=True, slots=True)
class Traject:
    """A case over time under one protocol variation.

    Attributes:
        rows_until: tasks whose window opens up to this day have their row.
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

    @property
    def first_sick_day(self) -> date:
        """The first day of its first spell."""
        return self.spells[0].first_sick_day


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
    def running(self) -> Traject | None:
        """The traject that has not ended."""
        return next((each for each in self.trajects if each.end is None), None)

    @property
    def open_spell(self) -> Spell | None:
        """The spell without recovery."""
        spells = self.running.spells if self.running else ()
        return next((each for each in spells if each.recovery is None), None)

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


@dataclass(frozen=True, slots=True)
class SickReport:
    """A sick report as asked for."""

    first_sick_day: date
    percent: int
    classification: str
    employment_id: str | None
    is_early_confirmed: bool


def accepted_employment(case: CaseFile, employer: EmployerCopy, asked: SickReport, today: date) -> Employment:
    """The employment that a sick report concerns.

    Raises:
        Conflict: a spell is open.
        Refused: the first sick day, the classification or the employment cannot be (rule R1).
    """
    if case.open_spell:
        since = f"{case.open_spell.first_sick_day:%d-%m-%Y}"
        raise Conflict("absence-already-open", since=since)
    employment, fault = _employment_of(case.dossier, asked)
    faults = [each for each in (fault, *_faults(case, employer, asked, today)) if each]
    if faults or employment is None:
        raise Refused("invalid", fields=tuple(faults))
    return employment


def near(today: date) -> date:
    """Up to which opening day a task has its row today."""
    return today + timedelta(days=NEAR_DAYS)


def completed(row: TaskRow, *, on: date, by: str, note: str | None, today: date, since: date) -> TaskRow:
    """The task done on a day.

    Raises:
        Conflict: it is done or cancelled already.
        Refused: the day lies ahead, or before the first sick day.
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


_POINTER = "/firstSickDay"


def _employment_of(dossier: Dossier, asked: SickReport) -> tuple[Employment | None, FieldError | None]:
    if asked.employment_id:
        chosen = next((each for each in dossier.employments if each.id == asked.employment_id), None)
        return chosen, None if chosen else FieldError("/employmentId", "employment-unknown")
    running = dossier.employment_on(asked.first_sick_day)
    if running:
        return running, None
    is_early = all(asked.first_sick_day < each.start for each in dossier.employments)
    code = "first-sick-day-before-employment" if is_early else "first-sick-day-after-employment"
    return None, FieldError(_POINTER, code)


def _faults(
    case: CaseFile, employer: EmployerCopy, asked: SickReport, today: date
) -> tuple[FieldError | None, ...]:
    return (_day_fault(case, asked, today), _classification_fault(employer, asked))


def _day_fault(case: CaseFile, asked: SickReport, today: date) -> FieldError | None:
    if asked.first_sick_day > today:
        return FieldError(_POINTER, "first-sick-day-in-future")
    spells = [spell for traject in case.trajects for spell in traject.spells]
    if any(spell.recovery and asked.first_sick_day < spell.recovery for spell in spells):
        return FieldError(_POINTER, "first-sick-day-overlaps")
    is_far_back = (today - asked.first_sick_day).days > CONFIRM_AFTER_DAYS
    if is_far_back and not asked.is_early_confirmed:
        return FieldError(_POINTER, "first-sick-day-needs-confirmation", {"days": CONFIRM_AFTER_DAYS})
    return None


def _classification_fault(employer: EmployerCopy, asked: SickReport) -> FieldError | None:
    if asked.classification not in employer.classifications:
        return FieldError("/classification", "classification-not-offered")
    return None
