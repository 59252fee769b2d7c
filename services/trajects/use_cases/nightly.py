"""The night: tasks that came near get their row, leave that begins ends an absence, leave that is over a pregnancy.

Reads only what is due: a partition per day and shard.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from services.trajects.domain.absence import settled
from services.trajects.domain.replanning import change_of
from services.trajects.store import NIGHT_SHARDS, Store
from services.trajects.use_cases.doors import Doors, case_in_sight
from services.trajects.use_cases.staging import stage
from shared.aws.faults import Point, passing
from shared.aws.observability import logger


class NightUnfinishedError(Exception):
    """Some trajects were not worked on; the night is not marked done, and the next run takes it up again."""


def run_night(store: Store, new_doors: Callable[[], Doors], today: date) -> int:
    """Does the work of every day since the last run that went well; does nothing twice on one Amsterdam day.

    Gives the number of trajects that were worked on.

    Raises:
        NightUnfinishedError: some trajects failed, or were changed meanwhile; all others are done.
    """
    last = store.last_night()
    if last is not None and last >= today:
        return 0
    first = last + timedelta(days=1) if last else today
    days = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    results = [each for day in days for each in _results_of(store, new_doors, day)]
    if not all(results):
        raise NightUnfinishedError(f"{results.count(False)} of {len(results)} trajects")
    doors = new_doors()
    store.save_night(doors.unit, today)
    doors.unit.commit()
    return len(results)


def _results_of(store: Store, new_doors: Callable[[], Doors], day: date) -> Iterator[bool]:
    """For each traject that is due on a day, whether it was worked on."""
    for shard in range(NIGHT_SHARDS):
        after = None
        while True:
            due, after = store.trajects_due(day, shard, after=after)
            for dossier_id, traject_id in due:
                yield _is_worked_on(new_doors(), dossier_id, traject_id)
                passing(Point.AFTER_SOME_OF_A_NIGHT)
            if after is None:
                break


def _is_worked_on(doors: Doors, dossier_id: str, traject_id: str) -> bool:
    try:
        case = case_in_sight(doors, dossier_id)
        stage(doors, change_of(case, settled(case.file, doors.today), doors.actor))
        doors.unit.commit()
    except Exception:  # noqa: BLE001 - one traject that cannot be planned must not keep all others waiting
        logger().exception("not worked on in this night", extra={"traject_id": traject_id})
        return False
    return True
