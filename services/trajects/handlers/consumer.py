"""What trajects takes from the others: small copies, and the signatures that complete a task."""

from functools import cache

from services.trajects.domain.case_file import DepartmentCopy, Dossier, EmployerCopy, Employment
from services.trajects.store import Store
from services.trajects.use_cases.complete_task import complete_by_signing
from services.trajects.use_cases.doors import Doors
from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.contracts.documents import DocumentSigned
from shared.contracts.identity import UserChanged
from shared.contracts.organisation import DepartmentChanged, EmployeeChanged, EmployerChanged, EmploymentFact
from shared.kernel.principal import SYSTEM

consumer = Consumer("trajects")
handler = consumer.handler


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@consumer.copy("organisation", EmployerChanged)
def keep_employer(event: EmployerChanged, delivery: Delivery) -> None:
    """Keeps the copy of an employer."""
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
    store().keep_employer(delivery.unit, copy)


@consumer.copy("organisation", DepartmentChanged)
def keep_department(event: DepartmentChanged, delivery: Delivery) -> None:
    """Keeps the copy of a department."""
    copy = DepartmentCopy(
        event.department_id,
        event.aggregate_version,
        event.line_manager_contact_id,
        event.line_manager_user_id,
    )
    store().keep_department(delivery.unit, copy)


@consumer.copy("organisation", EmployeeChanged)
def keep_dossier(event: EmployeeChanged, delivery: Delivery) -> None:
    """Keeps the copy of an employee at an employer: the head of a dossier."""
    dossier = Dossier(
        id=event.dossier_id,
        version=event.aggregate_version,
        employee_id=event.employee_id,
        employer_id=event.employer_id,
        employee_name=event.display_name,
        birth_date=event.birth_date,
        personnel_number=event.personnel_number,
        email=event.email,
        phone=event.phone,
        employments=tuple(_employment(each) for each in event.employments),
    )
    store().keep_dossier(delivery.unit, dossier)


@consumer.copy("identity", UserChanged)
def keep_user(event: UserChanged, delivery: Delivery) -> None:
    """Keeps the name of an account."""
    store().keep_user(delivery.unit, event.user_id, event.aggregate_version, event.display_name)


@consumer.effect("documents", DocumentSigned)
def complete_task(event: DocumentSigned, delivery: Delivery) -> None:
    """Completes the task whose document all have signed."""
    doors = Doors(store(), delivery.unit, SYSTEM, delivery.unit.clock())
    complete_by_signing(doors, event.dossier_id, event.traject_id, event.task_key, event.signed_on)


def _employment(fact: EmploymentFact) -> Employment:
    return Employment(
        id=fact.employment_id,
        department_id=fact.department_id,
        department_name=fact.department_name,
        department_path=fact.department_path,
        start=fact.start,
        end=fact.end,
        part_time_factor=fact.part_time_factor,
        working_days=fact.working_days,
        function=fact.function,
    )
