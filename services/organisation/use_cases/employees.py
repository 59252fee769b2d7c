"""Employees and their employments."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from services.organisation.domain.employee import Employee, Employment, employment_faults
from services.organisation.domain.employer import Department
from services.organisation.use_cases.doors import Doors, employer_in_sight
from services.organisation.use_cases.publish import tell_employee_changed
from shared.kernel.errors import Refused, refused_field


@dataclass(frozen=True, slots=True)
class Hire:
    """A new employee with a first employment, as asked for."""

    initials: str
    first_name: str | None
    infix: str | None
    last_name: str
    birth_date: date
    bsn: str | None
    email: str | None
    phone: str | None
    personnel_number: str | None
    language: Literal["nl", "en"]
    department_id: str
    start: date
    end: date | None
    hours_per_week: Decimal
    full_time_hours: Decimal
    function: str | None
    working_days: tuple[int, ...]


def hire(doors: Doors, employer_id: str, asked: Hire) -> Employee:
    """A new employee under a department, with a dossier of their own (F68).

    Raises:
        NotFound: the employer is out of sight.
        Refused: an unknown department, or dates and hours that cannot be.
    """
    employer, departments = employer_in_sight(doors, employer_id)
    department = next((each for each in departments if each.id == asked.department_id), None)
    if department is None:
        raise refused_field("/employment/departmentId", "unknown-department")
    employment = _employment(doors, asked, department)
    faults = employment_faults(employment, asked.birth_date)
    if faults:
        raise Refused("invalid", fields=faults)
    employee = Employee(
        id=doors.unit.ids(),
        version=1,
        employer_id=employer.id,
        dossier_id=doors.unit.ids(),
        initials=asked.initials,
        first_name=asked.first_name,
        infix=asked.infix,
        last_name=asked.last_name,
        birth_date=asked.birth_date,
        bsn=asked.bsn,
        email=asked.email,
        phone=asked.phone,
        personnel_number=asked.personnel_number,
        language=asked.language,
        employments=(employment,),
    )
    doors.store.add_employee(doors.unit, employee)
    tell_employee_changed(doors.unit, employee)
    return employee


def _employment(doors: Doors, asked: Hire, department: Department) -> Employment:
    return Employment(
        id=doors.unit.ids(),
        department_id=department.id,
        department_name=department.name,
        department_path=department.path,
        start=asked.start,
        end=asked.end,
        hours_per_week=asked.hours_per_week,
        full_time_hours=asked.full_time_hours,
        function=asked.function,
        working_days=asked.working_days,
    )
