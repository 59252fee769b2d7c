"""What recipients do on events: copies of whom one can write to, and of who sees whose dossier, are kept."""

from services.messaging.domain.people import ContactCopy
from services.messaging.recipients import keep_user as acts
from services.messaging.recipients.rows import PeopleRows
from shared.aws.consumer import Delivery
from shared.contracts.copying import dossier_of, employer_of, user_of
from shared.contracts.identity import UserChanged
from shared.contracts.organisation import ContactChanged, EmployeeChanged, EmployerChanged

SERVICE = "messaging"


def keep_user(event: UserChanged, delivery: Delivery) -> None:
    """Keeps the copy of an account, and the nodes under which it is found."""
    acts.keep_user(delivery.new_unit, user_of(event, SERVICE))


def keep_contact(event: ContactChanged, delivery: Delivery) -> None:
    """Keeps the copy of a contact person."""
    contact = ContactCopy(event.contact_id, event.aggregate_version, event.email, event.language)
    PeopleRows(delivery.unit.table).keep_contact(delivery.unit, contact)


def keep_dossier(event: EmployeeChanged, delivery: Delivery) -> None:
    """Keeps the copy of an employee: whom a dossier is about, and who can see it."""
    PeopleRows(delivery.unit.table).keep_dossier(delivery.unit, dossier_of(event, SERVICE))


def keep_employer(event: EmployerChanged, delivery: Delivery) -> None:
    """Keeps the copy of an employer: its office, and whether it is published."""
    PeopleRows(delivery.unit.table).keep_employer(delivery.unit, employer_of(event, SERVICE))
