"""Telling every traject again: fills a new or rebuilt consumer, and is harmless to repeat.

Only `SickReported` and `TrajectChanged` are told: consumers keep them as copies and in sums. What comes of the other
events (a mail, a line in a dialog) must not happen a second time.
"""

from collections.abc import Callable, Iterator
from itertools import batched

from services.trajects.cases.rows import CaseRows
from services.trajects.domain.calendars import plan_of
from services.trajects.domain.case import CaseFile
from services.trajects.saving import sick_reported, traject_changed
from shared.aws.dynamo import Table
from shared.aws.faults import Point, passing
from shared.aws.transaction import Unit
from shared.kernel.clock import day_of

_PAGE = 50


def republish_trajects(table: Table, new_unit: Callable[[], Unit]) -> int:
    """Writes every traject to the outbox, a page of dossiers in a transaction; gives the number of trajects."""
    number = 0
    for files in batched(_case_files(CaseRows(table)), _PAGE, strict=False):
        unit = new_unit()
        for file in files:
            _tell(unit, file)
            number += len(file.trajects)
        unit.commit()
        passing(Point.BETWEEN_PAGES)
    return number


def _tell(unit: Unit, file: CaseFile) -> None:
    """A pregnancy is no illness: nobody was reported sick by it."""
    leaves = plan_of(file, day_of(unit.clock())).leaves
    for traject in file.trajects:
        if traject.pregnancy is None:
            unit.record(sick_reported(file.dossier, traject))
        unit.record(traject_changed(file.dossier, traject, leaves.get(traject.id)))


def _case_files(rows: CaseRows) -> Iterator[CaseFile]:
    for employer_id in _employer_ids(rows):
        after = None
        while True:
            dossiers, after = rows.dossiers_of(employer_id, limit=_PAGE, after=after)
            files = (rows.file(each.id) for each in dossiers)
            yield from (each for each in files if each)
            if after is None:
                break


def _employer_ids(rows: CaseRows) -> Iterator[str]:
    after = None
    while True:
        ids, after = rows.employer_ids(limit=_PAGE, after=after)
        yield from ids
        if after is None:
            return
