"""The night: tasks that came near get their row, leave that begins ends an absence, leave that is over a pregnancy.

Reads only what is due: a partition per day and shard.
"""

from collections.abc import Callable
from datetime import date, timedelta

from services.trajects.domain.absence import settled
from services.trajects.domain.replanning import change_of
from services.trajects.store import NIGHT_SHARDS, Store
from services.trajects.use_cases.doors import Doors, case_in_sight
from services.trajects.use_cases.staging import stage
from shared.kernel.errors import StaleVersion


def run_night(store: Store, new_doors: Callable[[], Doors], today: date) -> int:
    """Does the work of every day since the last run; does nothing twice on one Amsterdam day.

    Gives the number of trajects that were worked on. A traject changed meanwhile is left to the next run.
    """
    last = store.last_night()
    if last is not None and last >= today:
        return 0
    first = last + timedelta(days=1) if last else today
    days = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    worked = sum(_work_of(store, new_doors, day) for day in days)
    doors = new_doors()
    store.save_night(doors.unit, today)
    doors.unit.commit()
    return worked


def _work_of(store: Store, new_doors: Callable[[], Doors], day: date) -> int:
    worked = 0
    for shard in range(NIGHT_SHARDS):
        after = None
        while True:
            due, after = store.trajects_due(day, shard, after=after)
            worked += sum(_work(new_doors(), dossier_id) for dossier_id, _ in due)
            if after is None:
                break
    return worked


def _work(doors: Doors, dossier_id: str) -> int:
    case = case_in_sight(doors, dossier_id)
    stage(doors, change_of(case, settled(case.file, doors.today), doors.actor))
    try:
        doors.unit.commit()
    except StaleVersion:
        return 0
    return 1
