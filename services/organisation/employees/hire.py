"""Hiring: a new employee under a department."""

from dataclasses import dataclass

from services.organisation.domain.employee import Employee, EmploymentContract, EmploymentTerms, PersonalData
from services.organisation.employees.rows import EmployeeRows
from services.organisation.employees.rules import employment_faults
from services.organisation.outgoing import record_employee
from services.organisation.sight import employer_in_sight
from shared.aws.context import Context
from shared.kernel.errors import Refused, refused_field


@dataclass(frozen=True, slots=True)
class NewEmployee:
    """Who is hired, where, on which terms."""

    personal: PersonalData
    department_id: str
    terms: EmploymentTerms


def hire(context: Context, employer_id: str, asked: NewEmployee) -> Employee:
    """A new employee under a department, with a dossier of their own (F68).

    Raises:
        NotFound: the employer is out of sight.
        Refused: an unknown department, or dates and hours that cannot be.
    """
    tree = employer_in_sight(context, employer_id)
    department = tree.department(asked.department_id)
    if department is None:
        raise refused_field(("employment", "department_id"), "unknown-department")
    faults = tuple(employment_faults(asked.terms, asked.personal.birth_date))
    if faults:
        raise Refused("invalid", fields=faults)
    new_id = context.unit.ids
    employment = EmploymentContract(
        id=new_id(),
        department_id=department.id,
        department_name=department.name,
        department_path=department.path,
        terms=asked.terms,
    )
    employee = Employee(
        id=new_id(),
        version=1,
        employer_id=tree.employer.id,
        dossier_id=new_id(),
        personal=asked.personal,
        employments=(employment,),
    )
    EmployeeRows(context.table).add(context.unit, employee)
    record_employee(context.unit, employee)
    return employee
