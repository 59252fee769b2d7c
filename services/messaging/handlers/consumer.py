"""What messaging takes from the others: whom it can write to, and what there is to tell."""

from functools import cache

from services.messaging.domain.people import Account, DossierCopy, EmployerCopy
from services.messaging.domain.recipients import Recipient, TaskForSomebody
from services.messaging.store import Store
from services.messaging.use_cases import ceremonies, keep, notify
from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.aws.transaction import Unit
from shared.contracts.codes import CodeIssued
from shared.contracts.documents import CeremonyEnded, DocumentSigned, SignatureRequested
from shared.contracts.identity import PortalInvited, UserChanged, UserInvited
from shared.contracts.organisation import ContactChanged, EmployeeChanged, EmployerChanged
from shared.contracts.trajects import TasksReplanned
from shared.kernel.clock import from_text

consumer = Consumer("messaging")
handler = consumer.handler


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@consumer.work("identity", UserChanged)
def keep_user(event: UserChanged, delivery: Delivery) -> None:
    """Keeps the copy of an account, and the nodes under which it is found."""
    first = delivery.unit

    def new_unit() -> Unit:
        return Unit(first.table, first.clock, first.ids, first.correlation_id)

    account = Account(
        id=event.user_id,
        version=event.aggregate_version,
        name=event.display_name,
        email=event.email,
        language=event.language,
        groups=event.groups,
        scopes=event.scopes,
        is_open=event.status != "blocked",
        has_mobile=event.phone is not None,
        person_id=event.person_id,
    )
    keep.keep_account(store(), new_unit, account)


@consumer.copy("organisation", ContactChanged)
def keep_contact(event: ContactChanged, delivery: Delivery) -> None:
    """Keeps the copy of a contact person."""
    recipient = Recipient("contact", event.contact_id, event.email, event.language)
    store().keep_contact(delivery.unit, recipient, event.aggregate_version)


@consumer.copy("organisation", EmployeeChanged)
def keep_dossier(event: EmployeeChanged, delivery: Delivery) -> None:
    """Keeps the copy of an employee: whom a dossier is about, and who can see it."""
    departments = (node for each in event.employments for node in each.department_path)
    dossier = DossierCopy(
        id=event.dossier_id,
        version=event.aggregate_version,
        employer_id=event.employer_id,
        employee_id=event.employee_id,
        name=event.display_name,
        email=event.email,
        language=event.language,
        has_mobile=event.phone is not None,
        departments=tuple(dict.fromkeys(departments)),
    )
    store().keep_dossier(delivery.unit, dossier)


@consumer.copy("organisation", EmployerChanged)
def keep_employer(event: EmployerChanged, delivery: Delivery) -> None:
    """Keeps the copy of an employer: its office, and whether it is published."""
    is_published = event.state == "published"
    copy = EmployerCopy(event.employer_id, event.aggregate_version, event.office_id, is_published)
    store().keep_employer(delivery.unit, copy)


@consumer.effect("identity", UserInvited)
def send_invitation(event: UserInvited, delivery: Delivery) -> None:
    """Queues the mail of a first sign-in."""
    notify.send_invitation(
        store(),
        delivery.unit,
        Recipient("user", event.user_id, event.email, event.language),
        token_ciphertext=event.token_ciphertext,
        valid_hours=event.valid_hours,
    )


@consumer.effect("identity", PortalInvited)
def send_portal_invitation(event: PortalInvited, delivery: Delivery) -> None:
    """Queues the mail that invites an employee to the message portal."""
    notify.send_portal_invitation(
        store(),
        delivery.unit,
        Recipient("employee", event.person_id, event.email, event.language),
        token_ciphertext=event.token_ciphertext,
        valid_days=event.valid_days,
        about=event.about,
    )


@consumer.effect("identity", CodeIssued)
def send_code_of_identity(event: CodeIssued, delivery: Delivery) -> None:
    """Queues the SMS of a code to register or sign in."""
    notify.send_code(store(), delivery.unit, event, from_text(delivery.at))


@consumer.effect("documents", CodeIssued)
def send_code_of_documents(event: CodeIssued, delivery: Delivery) -> None:
    """Queues the SMS of a code to sign."""
    notify.send_code(store(), delivery.unit, event, from_text(delivery.at))


@consumer.effect("documents", SignatureRequested)
def open_signature_dialog(event: SignatureRequested, delivery: Delivery) -> None:
    """Opens the dialog in which a document is signed."""
    signers = [ceremonies.Signer(each.signer_id, each.kind, each.person_id) for each in event.signers]
    request = ceremonies.Request(event.ceremony_id, event.dossier_id, event.form, event.requested_by, signers)
    ceremonies.open_dialog(store(), delivery.unit, request)


@consumer.effect("documents", DocumentSigned)
def tell_of_last_signature(event: DocumentSigned, delivery: Delivery) -> None:
    """Tells the participants that everybody has signed."""
    ceremonies.add_system_line(store(), delivery.unit, event.ceremony_id, "signature-completed")


@consumer.effect("documents", CeremonyEnded)
def tell_of_the_end(event: CeremonyEnded, delivery: Delivery) -> None:
    """Tells the participants how a request for signatures ended."""
    ceremonies.add_system_line(store(), delivery.unit, event.ceremony_id, f"signature-{event.how}")


@consumer.effect("trajects", TasksReplanned)
def tell_of_tasks(event: TasksReplanned, delivery: Delivery) -> None:
    """Queues the mails of tasks that came near."""
    tasks = [
        TaskForSomebody(each.due, each.role, each.executor_user_id, each.executor_contact_id)
        for each in event.added
    ]
    notify.tell_of_tasks(store(), delivery.unit, tasks)
