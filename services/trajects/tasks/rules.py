"""When a task may be completed."""

from dataclasses import replace
from datetime import date

from services.trajects.domain.case import RowState, TaskRow
from services.trajects.domain.changes import as_done
from services.trajects.domain.facts import Done
from shared.kernel.errors import Conflict, refused_field


def completed(row: TaskRow, done: Done, *, today: date, since: date) -> TaskRow:
    """The task done on a day.

    Args:
        row: as it stands.
        done: when, by whom, with which note.
        today: the Amsterdam day of the request.
        since: the start of its traject.

    Raises:
        Conflict: it is done or cancelled already.
        Refused: the day lies ahead, or before the start of the traject.
    """
    if row.state is not RowState.OPEN:
        raise Conflict("task-not-open")
    code = "done-in-future" if done.on > today else "done-before-start" if done.on < since else None
    if code:
        raise refused_field("done_on", code)
    return as_done(row, replace(done, task=row.key))
