"""What documents takes from the others: copies of dossiers, employers, accounts; and what was sent to signers."""

from functools import cache

from services.documents.domain.copies import DossierCopy, EmployerCopy, TrajectCopy, UserCopy
from services.documents.store import Store
from services.documents.use_cases.ceremonies import tell_sent
from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.contracts.identity import UserChanged
from shared.contracts.messaging import MessageSent
from shared.contracts.organisation import EmployeeChanged, EmployerChanged
from shared.contracts.trajects import SickReported

consumer = Consumer("documents")
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
        is_published=event.state == "published",
        case_manager_id=event.case_manager_id,
    )
    store().keep_employer(delivery.unit, copy)


@consumer.copy("organisation", EmployeeChanged)
def keep_dossier(event: EmployeeChanged, delivery: Delivery) -> None:
    """Keeps the copy of an employee at an employer, with the nodes from which the dossier is in sight."""
    departments = (node for each in event.employments for node in each.department_path)
    last = max(event.employments, key=lambda each: each.start, default=None)
    copy = DossierCopy(
        id=event.dossier_id,
        version=event.aggregate_version,
        employee_id=event.employee_id,
        employer_id=event.employer_id,
        employee_name=event.display_name,
        birth_date=event.birth_date,
        personnel_number=event.personnel_number,
        nodes=tuple(dict.fromkeys((event.employer_id, *departments, event.employee_id))),
        function=last.function if last else None,
        part_time_factor=last.part_time_factor if last else "",
    )
    store().keep_dossier(delivery.unit, copy)


@consumer.copy("identity", UserChanged)
def keep_user(event: UserChanged, delivery: Delivery) -> None:
    """Keeps the copy of an account: where codes go, and what it sees."""
    copy = UserCopy(
        id=event.user_id,
        version=event.aggregate_version,
        name=event.display_name,
        language=event.language,
        groups=event.groups,
        scopes=event.scopes,
        is_open=event.status != "blocked",
        phone=event.phone,
        phone_proof=event.phone_proof,
        person_id=event.person_id,
    )
    store().keep_user(delivery.unit, copy)


@consumer.copy("trajects", SickReported)
def keep_traject(event: SickReported, delivery: Delivery) -> None:
    """Keeps whose traject it is, and since when somebody is ill."""
    copy = TrajectCopy(event.traject_id, event.dossier_id, event.first_sick_day)
    store().keep_traject(delivery.unit, copy)


@consumer.effect("messaging", MessageSent)
def add_to_evidence(event: MessageSent, delivery: Delivery) -> None:
    """Adds to a ceremony's evidence that its signer's mail or code was taken by the provider (SIG-6)."""
    tell_sent(store(), delivery.unit, event.about, channel=event.channel, provider_id=event.provider_id)
