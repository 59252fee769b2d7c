"""Telling every traject again: fills a new or rebuilt consumer, and is harmless to repeat.

Only `SickReported` and `TrajectChanged` are told: consumers keep them as copies and in sums. What comes of the other
events (a mail, a line in a dialog) must not happen a second time.
"""

from collections.abc import Callable, Iterator
from itertools import batched

from services.trajects.domain.case_file import CaseFile, Traject
from services.trajects.domain.planned import leaves_of
from services.trajects.store import Store
from services.trajects.use_cases.report_sick import tell_sick_reported
from services.trajects.use_cases.staging import traject_changed
from shared.aws.faults import Point, passing
from shared.aws.transaction import Unit
from shared.kernel.clock import day_of

_PAGE = 50


def republish_trajects(store: Store, new_unit: Callable[[], Unit]) -> int:
    """Writes every traject to the outbox, a page of dossiers in a transaction; gives the number of trajects."""
    number = 0
    for files in batched(_case_files(store), _PAGE, strict=False):
        told = [(file, traject) for file in files for traject in file.trajects]
        for some in batched(told, _PAGE, strict=False):
            unit = new_unit()
            for file, traject in some:
                _tell(unit, file, traject)
            unit.commit()
        number += len(told)
        passing(Point.BETWEEN_PAGES)
    return number


def _tell(unit: Unit, file: CaseFile, traject: Traject) -> None:
    """A pregnancy is no illness: nobody was reported sick by it."""
    if traject.pregnancy is None:
        tell_sick_reported(unit, file.dossier, traject)
    leaves = leaves_of(file, day_of(unit.clock()))
    unit.record(traject_changed(file.dossier, traject, leaves.get(traject.id)))


def _case_files(store: Store) -> Iterator[CaseFile]:
    for employer_id in _employer_ids(store):
        after = None
        while True:
            dossiers, after = store.dossiers_of(employer_id, limit=_PAGE, after=after)
            files = (store.case_file(each.id) for each in dossiers)
            yield from (each for each in files if each)
            if after is None:
                break


def _employer_ids(store: Store) -> Iterator[str]:
    after = None
    while True:
        ids, after = store.employer_ids(limit=_PAGE, after=after)
        yield from ids
        if after is None:
            return
