"""The night: tasks that came near get their row. Reads only what is due: a partition per day and shard."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from services.trajects.domain.case_file import near
from services.trajects.domain.planned import calendar_of
from services.trajects.store import NIGHT_SHARDS, Store
from services.trajects.use_cases.doors import Doors, case_in_sight
from services.trajects.use_cases.report_sick import names_of, replanned
from services.trajects.use_cases.rows import next_night, rows_to_add
from shared.aws.faults import Point, passing
from shared.aws.observability import logger


class NightUnfinishedError(Exception):
    """Some trajects did not get their rows; the night is not marked done, and the next run takes it up again."""


def run_night(store: Store, new_doors: Callable[[], Doors], today: date) -> int:
    """Makes the rows of every day since the last run that went well; does nothing twice on one Amsterdam day.

    Gives the number of trajects that got rows.

    Raises:
        NightUnfinishedError: some trajects failed, or were changed meanwhile; all others have their rows.
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
    """For each traject that is due on a day, whether it got its rows."""
    for shard in range(NIGHT_SHARDS):
        after = None
        while True:
            due, after = store.trajects_due(day, shard, after=after)
            for dossier_id, traject_id in due:
                yield _has_rows(new_doors(), dossier_id, traject_id)
                passing(Point.AFTER_SOME_OF_A_NIGHT)
            if after is None:
                break


def _has_rows(doors: Doors, dossier_id: str, traject_id: str) -> bool:
    try:
        _make_rows(doors, dossier_id, traject_id)
    except Exception:  # noqa: BLE001 - one traject that cannot be planned must not keep all others waiting
        logger().exception("no rows in this night", extra={"traject_id": traject_id})
        return False
    return True


def _make_rows(doors: Doors, dossier_id: str, traject_id: str) -> None:
    case = case_in_sight(doors, dossier_id)
    traject = next(each for each in case.file.trajects if each.id == traject_id)
    until = replace(traject, version=traject.version + 1, rows_until=near(doors.today))
    plan = calendar_of(until, case.file.rows, doors.today).tasks
    known = {row.key for row in case.file.rows if row.traject_id == traject.id}
    added = rows_to_add(plan, case, until, known=known)
    for row in added:
        doors.store.add_row(doors.unit, row, names_of(case, until))
    doors.store.save_traject(doors.unit, until, next_night(plan, until))
    if added:
        doors.unit.record(replanned(case, until, added))
    doors.unit.commit()
