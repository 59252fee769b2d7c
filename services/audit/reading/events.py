"""What reading does on events: it keeps the names by which lines are read and employees found."""

from services.audit.reading.rows import NameCopies
from shared.aws.consumer import Delivery
from shared.contracts.copying import dossier_of, employer_of, user_of
from shared.contracts.identity import UserChanged
from shared.contracts.organisation import EmployeeChanged, EmployerChanged

_SERVICE = "audit"


def keep_user(event: UserChanged, delivery: Delivery) -> None:
    """Keeps the name of an account."""
    NameCopies(delivery.unit.table).keep_user(delivery.unit, user_of(event, _SERVICE))


def keep_employer(event: EmployerChanged, delivery: Delivery) -> None:
    """Keeps the name and place of an employer."""
    NameCopies(delivery.unit.table).keep_employer(delivery.unit, employer_of(event, _SERVICE))


def keep_dossier(event: EmployeeChanged, delivery: Delivery) -> None:
    """Keeps the name and place of an employee."""
    NameCopies(delivery.unit.table).keep_dossier(delivery.unit, dossier_of(event, _SERVICE))
