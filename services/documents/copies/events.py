"""What documents keeps of the others, as they tell it."""

from services.documents.copies.rows import CopyRows, TrajectCopy
from shared.aws.consumer import Delivery
from shared.contracts.copying import dossier_of, employer_of, user_of
from shared.contracts.identity import UserChanged
from shared.contracts.organisation import EmployeeChanged, EmployerChanged
from shared.contracts.trajects import SickReported

SERVICE = "documents"


def keep_employer(event: EmployerChanged, delivery: Delivery) -> None:
    """Keeps the copy of an employer."""
    CopyRows(delivery.unit.table).keep_employer(delivery.unit, employer_of(event, SERVICE))


def keep_dossier(event: EmployeeChanged, delivery: Delivery) -> None:
    """Keeps the copy of an employee at an employer, with the nodes from which the dossier is in sight."""
    CopyRows(delivery.unit.table).keep_dossier(delivery.unit, dossier_of(event, SERVICE))


def keep_user(event: UserChanged, delivery: Delivery) -> None:
    """Keeps the copy of an account: where codes go, and what it sees."""
    CopyRows(delivery.unit.table).keep_user(delivery.unit, user_of(event, SERVICE))


def keep_traject(event: SickReported, delivery: Delivery) -> None:
    """Keeps whose traject it is, and since when somebody is ill."""
    copy = TrajectCopy(event.traject_id, event.dossier_id, event.first_sick_day)
    CopyRows(delivery.unit.table).keep_traject(delivery.unit, copy)
