"""The night: tasks that came near get their row, and what time ends is ended.

Reads only what is due: a partition per day and shard.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from services.trajects.cases.replan import settle
from services.trajects.cases.rows import NIGHT_SHARDS, NightRows
from shared.aws.context import Context
from shared.aws.faults import Point, passing
from shared.aws.observability import logger

type NewContext = Callable[[], Context]


class NightUnfinishedError(Exception):
    """Some trajects were not worked on; the night is not marked done, and the next run takes it up again."""


def run_night(new_context: NewContext, today: date) -> int:
    """Does the work of every day since the last run that went well; does nothing twice on one Amsterdam day.

    Gives the number of trajects that were worked on.

    Raises:
        NightUnfinishedError: some trajects failed, or were changed meanwhile; all others are done.
    """
    rows = NightRows(new_context().table)
    last = rows.last()
    if last is not None and last >= today:
        return 0
    first = last + timedelta(days=1) if last else today
    days = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    results = [each for day in days for each in _results_of(rows, new_context, day)]
    if not all(results):
        raise NightUnfinishedError(f"{results.count(False)} of {len(results)} trajects")
    context = new_context()
    rows.save(context.unit, today)
    context.unit.commit()
    return len(results)


def _results_of(rows: NightRows, new_context: NewContext, day: date) -> Iterator[bool]:
    """For each traject that is due on a day, whether it was worked on."""
    for shard in range(NIGHT_SHARDS):
        after = None
        while True:
            due, after = rows.due(day, shard, after=after)
            for dossier_id, traject_id in due:
                yield _is_worked_on(new_context(), dossier_id, traject_id)
                passing(Point.AFTER_SOME_OF_A_NIGHT)
            if after is None:
                break


def _is_worked_on(context: Context, dossier_id: str, traject_id: str) -> bool:
    try:
        settle(context, dossier_id)
        context.unit.commit()
    except Exception:  # noqa: BLE001 - one traject that cannot be planned must not keep all others waiting
        logger().exception("not worked on in this night", extra={"traject_id": traject_id})
        return False
    return True
