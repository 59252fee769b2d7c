"""What a changed case asks of its rows: worked out first, for a preview too, before anything is staged.

case as read ──► history changed ──► plan made again ──► rows compared ──► a step for each traject
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from services.trajects.domain.case_file import (
    NEAR_DAYS,
    Case,
    CaseFile,
    Entry,
    RowState,
    TaskRow,
    Traject,
    near,
)
from services.trajects.domain.comparing import Change as Kind
from services.trajects.domain.comparing import Difference, Standing, compare
from services.trajects.domain.leave import Leave
from services.trajects.domain.planned import WAITING, Calendar, PlannedTask, calendars_of
from services.trajects.domain.rows import row_of

_SYSTEM = "system"

type DoneNow = Mapping[str, Collection[str]]
"""Tasks that the act itself does: keys by traject."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it, at which instant, on which Amsterdam day."""

    entry: Entry
    today: date


@dataclass(frozen=True, slots=True)
class Step:
    """The next version of one traject, with the rows that change with it."""

    traject: Traject
    calendar: Calendar
    added: tuple[TaskRow, ...]
    moved: tuple[TaskRow, ...]
    cancelled: tuple[TaskRow, ...]
    done: tuple[TaskRow, ...]

    @property
    def rows(self) -> tuple[TaskRow, ...]:
        """Every row that changes."""
        return (*self.done, *self.added, *self.moved, *self.cancelled)


@dataclass(frozen=True, slots=True)
class Change:
    """What an act makes of a case: the case as read, its file as it is to be, and a step for each traject."""

    case: Case
    after: CaseFile
    steps: tuple[Step, ...]

    def step(self, traject_id: str) -> Step:
        """What changes in one traject."""
        return next(each for each in self.steps if each.traject.id == traject_id)

    def count(self, what: Kind) -> int:
        """How many rows are added, moved or cancelled."""
        parts = {Kind.ADD: "added", Kind.MOVE: "moved", Kind.CANCEL: "cancelled"}
        return sum(len(getattr(each, parts[what])) for each in self.steps)


@dataclass(frozen=True, slots=True)
class Reported:
    """What a sick report started, or continued: a relapse goes on with the traject that was (rule R2).

    Attributes:
        gap: the days between the two spells that count for nothing; None: a traject of its own.
    """

    change: Change
    step: Step
    gap: int | None


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a recovery or a change of percentage made of an absence."""

    change: Change
    step: Step


@dataclass(frozen=True, slots=True)
class Expected:
    """What a pregnancy or birth made of the case: its leave as it stands, and whether that ends a running absence."""

    change: Change
    step: Step
    leave: Leave
    ends_absence: bool


def change_of(case: Case, after: CaseFile, actor: Actor, done_now: DoneNow | None = None) -> Change:
    """What becomes of a case whose history is now `after`.

    Trajects that run or changed are planned anew, since spells and leave bear on each other.
    """
    calendars = calendars_of(after, actor.today)
    steps = []
    for traject in after.trajects:
        before = case.file.traject(traject.id)
        if traject.end is not None and traject == before:
            continue
        version = before.version + 1 if before else 1
        following = replace(traject, version=version, rows_until=near(actor.today))
        keys = (done_now or {}).get(traject.id, ())
        steps.append(_step(actor, replace(case, file=after), following, calendars[traject.id], keys))
    for step in steps:
        after = after.with_traject(step.traject)
    return Change(case, after, tuple(steps))


def next_night(step: Step, today: date) -> date | None:
    """The next day on which the night has work: a task comes near, the system acts, or leave begins; None: never."""
    waiting = [each for each in step.calendar.tasks if each.state in WAITING and each.start]
    starts = [each.start for each in waiting if each.start]
    days = [start - timedelta(days=NEAR_DAYS) for start in starts if start > step.traject.rows_until]
    days += [each.start for each in waiting if each.start and each.role == _SYSTEM]
    days += [step.calendar.leave_from] if step.calendar.leave_from else []
    return min((day for day in days if day > today), default=None)


def _step(actor: Actor, case: Case, traject: Traject, calendar: Calendar, done_now: Collection[str]) -> Step:
    rows = {each.key: each for each in case.file.rows if each.traject_id == traject.id}
    # a repeated task has one row: that of its latest window
    tasks = {each.key: each for each in calendar.tasks}
    found: dict[Kind, list[TaskRow]] = {kind: [] for kind in Kind}
    done = []
    for difference in _differences(tasks, rows):
        task, row = tasks.get(difference.key), rows.get(difference.key)
        day = _done_on(task, row, done_now, actor.today)
        if task and day:
            by = actor.entry.by if difference.key in done_now else None
            done.append(_as_done(row or row_of(task, case, traject, version=0), day, by))
            continue
        following = _following(difference.change, case, traject, task, row)
        if following:
            found[difference.change].append(following)
    return Step(
        traject,
        calendar,
        (*found[Kind.ADD], *found[Kind.REOPEN]),
        tuple(found[Kind.MOVE]),
        tuple(found[Kind.CANCEL]),
        tuple(done),
    )


def _differences(tasks: Mapping[str, PlannedTask], rows: Mapping[str, TaskRow]) -> tuple[Difference, ...]:
    number = next((each.task.chain for each in tasks.values()), None)
    standing = (Standing(each.key, number, each.start, each.due, each.state) for each in rows.values())
    return compare((each.task for each in tasks.values()), standing)


def _done_on(
    task: PlannedTask | None, row: TaskRow | None, done_now: Collection[str], today: date
) -> date | None:
    """The day on which a task is done by the act, or by the system on its day."""
    if task is None or task.start is None or (row is not None and row.state is RowState.DONE):
        return None
    if task.key in done_now:
        return today
    is_due = task.role == _SYSTEM and task.state in WAITING and task.start <= today
    return task.start if is_due else None


def _as_done(row: TaskRow, day: date, by: str | None) -> TaskRow:
    version = row.version + 1
    return replace(row, version=version, state=RowState.DONE, list_of=None, done_on=day, done_by=by)


def _following(
    kind: Kind, case: Case, traject: Traject, task: PlannedTask | None, row: TaskRow | None
) -> TaskRow | None:
    """The next version of a row; None when it stays as it is."""
    if kind is Kind.KEEP:
        return None
    if kind is Kind.CANCEL and row is not None:
        return replace(row, version=row.version + 1, state=RowState.CANCELLED, list_of=None)
    if task is None or task.start is None or task.state not in WAITING:
        return None
    if row is None:
        is_near = task.start <= traject.rows_until and task.role != _SYSTEM
        return row_of(task, case, traject) if is_near else None
    fresh = row_of(task, case, traject, version=row.version + 1)
    return fresh if kind is Kind.REOPEN or (fresh.start, fresh.due) != (row.start, row.due) else None
