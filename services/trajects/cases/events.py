"""What cases do on events: copies of the others are kept; an employment that changed is planned anew."""

from services.trajects.cases.replan import replan
from services.trajects.cases.rows import CaseRows
from services.trajects.domain.case import LineManagers
from shared.aws.consumer import Delivery
from shared.contracts.copying import dossier_of, employer_of, user_of
from shared.contracts.identity import UserChanged
from shared.contracts.organisation import DepartmentChanged, EmployeeChanged, EmployerChanged

SERVICE = "trajects"


def keep_employer(event: EmployerChanged, delivery: Delivery) -> None:
    """Keeps the copy of an employer."""
    CaseRows(delivery.unit.table).keep_employer(delivery.unit, employer_of(event, SERVICE))


def keep_department(event: DepartmentChanged, delivery: Delivery) -> None:
    """Keeps the copy of a department."""
    copy = LineManagers(
        event.department_id,
        event.aggregate_version,
        event.line_manager_contact_id,
        event.line_manager_user_id,
    )
    CaseRows(delivery.unit.table).keep_department(delivery.unit, copy)


def keep_dossier(event: EmployeeChanged, delivery: Delivery) -> None:
    """Keeps the copy of an employee at an employer, and plans what runs anew: employments may have changed."""
    CaseRows(delivery.unit.table).keep_dossier(delivery.unit, dossier_of(event, SERVICE))
    if delivery.unit.commit_copy():
        replan(delivery.new_context(), event.dossier_id)


def keep_user(event: UserChanged, delivery: Delivery) -> None:
    """Keeps the name of an account."""
    CaseRows(delivery.unit.table).keep_user(delivery.unit, user_of(event, SERVICE))
