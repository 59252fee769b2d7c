"""From events to the copies that services keep of them (`shared/kernel/copies.py`)."""

from shared.contracts.identity import UserChanged
from shared.contracts.organisation import EmployeeChanged, EmployerChanged, EmploymentFact
from shared.kernel.copies import DossierCopy, EmployerCopy, Employment, UserCopy, kept


def employer_of(event: EmployerChanged, service: str) -> EmployerCopy:
    """What `service` keeps of an employer."""
    copy = EmployerCopy(
        id=event.employer_id,
        version=event.aggregate_version,
        name=event.employer_name,
        office_id=event.office_id,
        office_name=event.office_name,
        is_published=event.state == "published",
        classifications=event.classifications,
        case_manager_id=event.case_manager_id,
    )
    return kept(copy, service)


def dossier_of(event: EmployeeChanged, service: str) -> DossierCopy:
    """What `service` keeps of an employee at an employer."""
    last = max(event.employments, key=lambda each: each.start, default=None)
    departments = (node for each in event.employments for node in each.department_path)
    copy = DossierCopy(
        id=event.dossier_id,
        version=event.aggregate_version,
        employee_id=event.employee_id,
        employer_id=event.employer_id,
        employee_name=event.display_name,
        birth_date=event.birth_date,
        personnel_number=event.personnel_number,
        email=event.email,
        phone=event.phone,
        has_mobile=event.phone is not None,
        language=event.language,
        departments=tuple(dict.fromkeys(departments)),
        function=last.function if last else None,
        part_time_factor=last.part_time_factor if last else "",
        employments=tuple(_employment(each, event.employer_id) for each in event.employments),
    )
    return kept(copy, service)


def user_of(event: UserChanged, service: str) -> UserCopy:
    """What `service` keeps of an account."""
    copy = UserCopy(
        id=event.user_id,
        version=event.aggregate_version,
        name=event.display_name,
        email=event.email,
        language=event.language,
        groups=event.groups,
        scopes=event.scopes,
        is_open=event.status != "blocked",
        phone=event.phone,
        has_mobile=event.phone is not None,
        phone_proof=event.phone_proof,
        person_id=event.person_id,
    )
    return kept(copy, service)


def _employment(fact: EmploymentFact, employer_id: str) -> Employment:
    return Employment(
        id=fact.employment_id,
        employer_id=employer_id,
        start=fact.start,
        end=fact.end,
        part_time_factor=fact.part_time_factor,
        working_days=fact.working_days,
        department_id=fact.department_id,
        department_name=fact.department_name,
        department_path=fact.department_path,
        function=fact.function,
    )
