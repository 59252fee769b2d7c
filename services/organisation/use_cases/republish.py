"""Telling every employer, department and employee again: fills a new or rebuilt consumer."""

from collections.abc import Callable, Iterator
from itertools import batched

from services.organisation.domain.employer import Employer, State
from services.organisation.store import Store
from services.organisation.use_cases.publish import (
    tell_department_changed,
    tell_employee_changed,
    tell_employer_changed,
)
from shared.aws.faults import Point, passing
from shared.aws.transaction import Unit

_PAGE = 45
"""Departments or employees in a transaction: a department tells two events."""


def republish_organisation(store: Store, new_unit: Callable[[], Unit]) -> int:
    """Writes the state of everything to the outbox, an employer at a time; gives the number of employers."""
    number = 0
    for employer in _employers(store):
        _republish_employer(store, new_unit, employer)
        number += 1
    return number


def _employers(store: Store) -> Iterator[Employer]:
    for state in State:
        after = None
        while True:
            employers, after = store.employers(state, limit=_PAGE, after=after)
            yield from employers
            if after is None:
                break


def _republish_employer(store: Store, new_unit: Callable[[], Unit], employer: Employer) -> None:
    found = store.employer(employer.id)
    unit = new_unit()
    tell_employer_changed(unit, employer)
    unit.commit()
    for departments in batched(found[1] if found else [], _PAGE, strict=False):
        unit = new_unit()
        for department in departments:
            tell_department_changed(unit, department)
        unit.commit()
    after = None
    while True:
        employees, after = store.employees(employer.id, limit=_PAGE, after=after)
        unit = new_unit()
        for employee in employees:
            tell_employee_changed(unit, employee)
        unit.commit()
        passing(Point.BETWEEN_PAGES)
        if after is None:
            return
