"""The events of organisation: the whole public state of what changed."""

from services.organisation.domain.employee import Employee, EmploymentContract
from services.organisation.domain.employer import Department, Employer
from shared.aws.transaction import Unit
from shared.contracts.organisation import (
    ContactChanged,
    DepartmentChanged,
    EmployeeChanged,
    EmployerChanged,
    EmploymentFact,
)


def record_employer(unit: Unit, employer: Employer) -> None:
    """Stages an employer's public state."""
    unit.record(
        EmployerChanged(
            employer_id=employer.id,
            aggregate_version=employer.version,
            employer_name=employer.data.name,
            office_id=employer.office_id,
            office_name=employer.office_name,
            state=employer.state.value,
            classifications=employer.data.classifications,
            case_manager_id=employer.data.case_manager_id,
        )
    )


def record_department(unit: Unit, department: Department) -> None:
    """Stages a department's public state, and that of its line manager as a contact."""
    manager = department.line_manager
    unit.record(
        DepartmentChanged(
            department_id=department.id,
            employer_id=department.employer_id,
            aggregate_version=department.version,
            department_name=department.name,
            path=department.path,
            line_manager_contact_id=manager.contact_id if manager else None,
            line_manager_user_id=manager.user_id if manager else None,
        )
    )
    if manager:
        unit.record(
            ContactChanged(
                contact_id=manager.contact_id,
                employer_id=department.employer_id,
                aggregate_version=manager.version,
                display_name=manager.name,
                email=manager.email,
                language="nl",
            )
        )


def record_employee(unit: Unit, employee: Employee) -> None:
    """Stages an employee's public state with all employments."""
    unit.record(
        EmployeeChanged(
            employee_id=employee.id,
            employer_id=employee.employer_id,
            dossier_id=employee.dossier_id,
            aggregate_version=employee.version,
            display_name=employee.personal.display_name,
            birth_date=employee.personal.birth_date,
            personnel_number=employee.personal.personnel_number,
            email=employee.personal.email,
            phone=employee.personal.phone,
            language=employee.personal.language,
            employments=tuple(_fact(each) for each in employee.employments),
        )
    )


def _fact(employment: EmploymentContract) -> EmploymentFact:
    return EmploymentFact(
        employment_id=employment.id,
        department_id=employment.department_id,
        department_name=employment.department_name,
        department_path=employment.department_path,
        start=employment.terms.start,
        end=employment.terms.end,
        part_time_factor=str(employment.terms.part_time_factor),
        working_days=employment.terms.working_days,
        function=employment.terms.function,
    )
