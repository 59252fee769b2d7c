"""What identity takes from the others: employees, and the wish to invite one to the message portal."""

from functools import cache

from services.identity.domain.portal import Person
from services.identity.store import Store
from services.identity.use_cases.doors import Doors
from services.identity.use_cases.invitations import invite_to_portal
from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.contracts.messaging import PortalInvitationNeeded
from shared.contracts.organisation import EmployeeChanged

consumer = Consumer("identity")
handler = consumer.handler


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@consumer.copy("organisation", EmployeeChanged)
def keep_person(event: EmployeeChanged, delivery: Delivery) -> None:
    """Keeps what an invitation and a registration must know of an employee, and no more."""
    person = Person(event.employee_id, event.display_name, event.email, event.phone, event.language)
    store().keep_person(delivery.unit, person, event.aggregate_version)


@consumer.effect("messaging", PortalInvitationNeeded)
def invite(event: PortalInvitationNeeded, delivery: Delivery) -> None:
    """Invites an employee, unless there is an account already."""
    unit = delivery.unit
    invite_to_portal(Doors(store(), unit, unit.clock()), event.person_id, event.about)
