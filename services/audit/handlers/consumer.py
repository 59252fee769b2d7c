"""What audit takes from the others: the names by which its lines are read."""

from functools import cache

from services.audit.domain.people import Actor, Dossier, Employer
from services.audit.store import Store
from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.contracts.identity import UserChanged
from shared.contracts.organisation import EmployeeChanged, EmployerChanged

consumer = Consumer("audit")
handler = consumer.handler


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@consumer.copy("identity", UserChanged)
def keep_actor(event: UserChanged, delivery: Delivery) -> None:
    """Keeps the name of an account."""
    store().keep_actor(delivery.unit, Actor(event.user_id, event.aggregate_version, event.display_name))


@consumer.copy("organisation", EmployerChanged)
def keep_employer(event: EmployerChanged, delivery: Delivery) -> None:
    """Keeps the name and place of an employer."""
    employer = Employer(event.employer_id, event.aggregate_version, event.employer_name, event.office_id)
    store().keep_employer(delivery.unit, employer)


@consumer.copy("organisation", EmployeeChanged)
def keep_dossier(event: EmployeeChanged, delivery: Delivery) -> None:
    """Keeps the name and place of an employee."""
    departments = (node for each in event.employments for node in each.department_path)
    dossier = Dossier(
        id=event.dossier_id,
        version=event.aggregate_version,
        employee_id=event.employee_id,
        employer_id=event.employer_id,
        name=event.display_name,
        departments=tuple(dict.fromkeys(departments)),
    )
    store().keep_dossier(delivery.unit, dossier)
