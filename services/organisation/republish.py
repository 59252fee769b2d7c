"""Telling every employer, department and employee again: fills a new or rebuilt consumer."""

from collections.abc import Callable, Iterator
from itertools import batched

from services.organisation.domain.employer import Employer, EmployerState
from services.organisation.employees.rows import EmployeeRows
from services.organisation.employers.rows import EmployerRows
from services.organisation.outgoing import record_department, record_employee, record_employer
from shared.aws.dynamo import Table
from shared.aws.faults import Point, passing
from shared.aws.transaction import Unit

_PAGE = 45
"""Departments or employees in a transaction: a department tells two events."""


def republish_organisation(table: Table, new_unit: Callable[[], Unit]) -> int:
    """Writes the state of everything to the outbox, an employer at a time; gives the number of employers."""
    number = 0
    for employer in _employers(EmployerRows(table)):
        _republish_employer(table, new_unit, employer)
        _republish_employees(EmployeeRows(table), new_unit, employer.id)
        number += 1
    return number


def _employers(rows: EmployerRows) -> Iterator[Employer]:
    for state in EmployerState:
        after = None
        while True:
            employers, after = rows.of_state(state, limit=_PAGE, after=after)
            yield from employers
            if after is None:
                break


def _republish_employer(table: Table, new_unit: Callable[[], Unit], employer: Employer) -> None:
    tree = EmployerRows(table).tree(employer.id)
    unit = new_unit()
    record_employer(unit, employer)
    unit.commit()
    for departments in batched(tree.departments if tree else (), _PAGE, strict=False):
        unit = new_unit()
        for department in departments:
            record_department(unit, department)
        unit.commit()


def _republish_employees(rows: EmployeeRows, new_unit: Callable[[], Unit], employer_id: str) -> None:
    after = None
    while True:
        employees, after = rows.of_employer(employer_id, limit=_PAGE, after=after)
        unit = new_unit()
        for employee in employees:
            record_employee(unit, employee)
        unit.commit()
        passing(Point.BETWEEN_PAGES)
        if after is None:
            return
