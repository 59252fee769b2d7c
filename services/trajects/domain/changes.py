"""What a changed case asks of its rows: worked out first, for a preview too, before anything is staged.

case as read ──► facts changed ──► plan made again ──► rows compared ──► a change for each traject
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from services.trajects.domain.calendars import WAITING, Calendar, plan_of
from services.trajects.domain.case import NEAR_DAYS, Case, CaseFile, RowState, TaskRow, Traject, near
from services.trajects.domain.differences import Difference, Effect, KnownTask, compare
from services.trajects.domain.entries import Entry
from services.trajects.domain.executors import row_of
from services.trajects.domain.facts import Done
from services.trajects.domain.task import Task

_SYSTEM = "system"

type DoneNow = Mapping[str, Collection[str]]
"""Tasks that the act itself does: keys by traject."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it, at which instant (UTC), on which Amsterdam day."""

    user_id: str
    now: datetime
    today: date


@dataclass(frozen=True, slots=True)
class TrajectChange:
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
class CaseChange:
    """What an act makes of a case.

    Attributes:
        case: as it was read.
        after: its file as it is to be.
        trajects: what changes in each traject.
        entries: what somebody entered by it.
    """

    case: Case
    after: CaseFile
    trajects: tuple[TrajectChange, ...]
    entries: tuple[Entry, ...] = ()

    def of(self, traject_id: str) -> TrajectChange:
        """What changes in one traject."""
        return next(each for each in self.trajects if each.traject.id == traject_id)

    @property
    def added(self) -> int:
        """How many tasks come into lists."""
        return sum(len(each.added) for each in self.trajects)

    @property
    def moved(self) -> int:
        """How many tasks in lists get other days."""
        return sum(len(each.moved) for each in self.trajects)

    @property
    def cancelled(self) -> int:
        """How many tasks leave their list undone."""
        return sum(len(each.cancelled) for each in self.trajects)


def change_of(
    case: Case,
    after: CaseFile,
    actor: Actor,
    done_now: DoneNow | None = None,
    entries: tuple[Entry, ...] = (),
) -> CaseChange:
    """What becomes of a case whose facts are now those of `after`.

    Trajects that run or changed are planned anew, since spells and leave bear on each other.
    """
    calendars = plan_of(after, actor.today).calendars
    changes = []
    for traject in after.trajects:
        before = case.file.traject(traject.id)
        if traject.end is not None and traject == before:
            continue
        version = before.version + 1 if before else 1
        following = replace(traject, version=version, rows_until=near(actor.today))
        keys = (done_now or {}).get(traject.id, ())
        changes.append(_change(actor, replace(case, file=after), following, calendars[traject.id], keys))
    for each in changes:
        after = after.with_traject(each.traject)
    return CaseChange(case, after, tuple(changes), entries)


def next_night(change: TrajectChange, today: date) -> date | None:
    """The next day on which the night has work: a task comes near, the system acts, or time ends it; None: never."""
    waiting = [each for each in change.calendar.tasks if each.state in WAITING and each.start]
    starts = [each.start for each in waiting if each.start]
    days = [start - timedelta(days=NEAR_DAYS) for start in starts if start > change.traject.rows_until]
    days += [each.start for each in waiting if each.start and each.role == _SYSTEM]
    days += [change.calendar.over_from] if change.calendar.over_from else []
    return min((day for day in days if day > today), default=None)


def _change(
    actor: Actor, case: Case, traject: Traject, calendar: Calendar, done_now: Collection[str]
) -> TrajectChange:
    rows = {each.key: each for each in case.file.rows_of(traject)}
    # a repeated task has one row: that of its latest window
    tasks = {each.key: each for each in calendar.tasks}
    found: dict[Effect, list[TaskRow]] = {effect: [] for effect in Effect}
    done = []
    for difference in _differences(tasks, rows):
        task, row = tasks.get(difference.key), rows.get(difference.key)
        day = _done_on(task, row, done_now, actor.today)
        if task and day:
            by = actor.user_id if difference.key in done_now else None
            done.append(as_done(row or row_of(task, case, traject, version=0), Done(task.key, day, by=by)))
            continue
        following = _following(difference.effect, case, traject, task, row)
        if following:
            found[difference.effect].append(following)
    return TrajectChange(
        traject,
        calendar,
        (*found[Effect.ADD], *found[Effect.REOPEN]),
        tuple(found[Effect.MOVE]),
        tuple(found[Effect.CANCEL]),
        tuple(done),
    )


def as_done(row: TaskRow, done: Done) -> TaskRow:
    """The next version of a row, done and in nobody's list."""
    return replace(row, version=row.version + 1, state=RowState.DONE, list_of=None, done=done)


def _differences(tasks: Mapping[str, Task], rows: Mapping[str, TaskRow]) -> tuple[Difference, ...]:
    number = next((each.chain for each in tasks.values()), None)
    known = (KnownTask(each.key, number, each.start, each.due, each.state) for each in rows.values())
    return compare(tasks.values(), known)


def _done_on(task: Task | None, row: TaskRow | None, done_now: Collection[str], today: date) -> date | None:
    """The day on which a task is done by the act, or by the system on its day."""
    if task is None or task.start is None or (row is not None and row.state is RowState.DONE):
        return None
    if task.key in done_now:
        return today
    is_due = task.role == _SYSTEM and task.state in WAITING and task.start <= today
    return task.start if is_due else None


def _following(
    effect: Effect, case: Case, traject: Traject, task: Task | None, row: TaskRow | None
) -> TaskRow | None:
    """The next version of a row; None when it stays as it is."""
    if effect is Effect.KEEP:
        return None
    if effect is Effect.CANCEL and row is not None:
        return replace(row, version=row.version + 1, state=RowState.CANCELLED, list_of=None)
    if task is None or task.start is None or task.state not in WAITING:
        return None
    if row is None:
        is_near = task.start <= traject.rows_until and task.role != _SYSTEM
        return row_of(task, case, traject) if is_near else None
    fresh = row_of(task, case, traject, version=row.version + 1)
    return fresh if effect is Effect.REOPEN or (fresh.start, fresh.due) != (row.start, row.due) else None
