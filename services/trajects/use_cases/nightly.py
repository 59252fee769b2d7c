"""The night: tasks that came near get their row. Reads only what is due: a partition per day and shard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from services.trajects.domain.case_file import near
from services.trajects.domain.planned import calendar_of
from services.trajects.store import NIGHT_SHARDS, Store
from services.trajects.use_cases.doors import Doors, case_in_sight
from services.trajects.use_cases.report_sick import names_of, replanned
from services.trajects.use_cases.rows import next_night, rows_to_add
from shared.kernel.errors import StaleVersion


def run_night(store: Store, new_doors: Callable[[], Doors], today: date) -> int:
    """Makes the rows of every day since the last run; does nothing twice on one Amsterdam day.

    Gives the number of trajects that got rows. A traject changed meanwhile is left to the next run.
    """
    last = store.last_night()
    if last is not None and last >= today:
        return 0
    first = last + timedelta(days=1) if last else today
    days = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    made = sum(_make_rows_of(store, new_doors, day) for day in days)
    doors = new_doors()
    store.save_night(doors.unit, today)
    doors.unit.commit()
    return made


def _make_rows_of(store: Store, new_doors: Callable[[], Doors], day: date) -> int:
    made = 0
    for shard in range(NIGHT_SHARDS):
        after = None
        while True:
            due, after = store.trajects_due(day, shard, after=after)
            made += sum(_make_rows(new_doors(), *each) for each in due)
            if after is None:
                break
    return made


def _make_rows(doors: Doors, dossier_id: str, traject_id: str) -> int:
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
    try:
        doors.unit.commit()
    except StaleVersion:
        return 0
    return 1
