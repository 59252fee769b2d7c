"""What the portal does on events: it keeps employees' files, and invites whom messaging has a message for."""

from services.identity.portal.invite import invite_to_portal
from services.identity.portal.rows import Employees
from shared.aws.consumer import Delivery
from shared.contracts.copying import dossier_of
from shared.contracts.messaging import PortalInvitationNeeded
from shared.contracts.organisation import EmployeeChanged


def keep_employee(event: EmployeeChanged, delivery: Delivery) -> None:
    """Keeps what an invitation and a registration must know of an employee, and no more."""
    context = delivery.context
    Employees(context.table).keep(context.unit, dossier_of(event, "identity"))


def invite(event: PortalInvitationNeeded, delivery: Delivery) -> None:
    """Invites an employee, unless there is an account already."""
    invite_to_portal(delivery.context, event.person_id, event.about)
