"""Employees as they are shown."""

from dataclasses import asdict

from services.organisation.domain.employee import Employee, EmploymentContract
from services.organisation.employees.schemas import EmployeeAnswer, EmploymentAnswer
from shared.kernel.formats.bsn import Bsn


def employee_answer(employee: Employee) -> EmployeeAnswer:
    """An employee with all employments."""
    personal = asdict(employee.personal)
    bsn = personal.pop("bsn")
    return EmployeeAnswer(
        id=employee.id,
        version=employee.version,
        employer_id=employee.employer_id,
        dossier_id=employee.dossier_id,
        **personal,
        display_name=employee.personal.display_name,
        bsn_masked=Bsn(bsn).masked if bsn else None,
        employments=tuple(_employment(each) for each in employee.employments),
    )


def _employment(employment: EmploymentContract) -> EmploymentAnswer:
    return EmploymentAnswer(
        id=employment.id,
        department_id=employment.department_id,
        department_name=employment.department_name,
        **asdict(employment.terms),
    )
