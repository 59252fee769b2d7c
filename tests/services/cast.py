"""A small cast in the system in memory: an office, an employer with a department, an employee, people."""

from dataclasses import dataclass
from typing import Any

from shared.kernel.principal import Principal
from tests.builders.organisation import LINE_MANAGER, a_hire, an_employer
from tests.services.local_system import Answer, LocalSystem, a_principal


@dataclass
class Cast:
    """A published employer with a department and an employee, and who works with them."""

    klantbeheer: Principal
    office: dict[str, Any]
    employer: dict[str, Any]
    department: dict[str, Any]
    employee: dict[str, Any]
    case_manager: Principal

    @property
    def dossier(self) -> str:
        """The path of the employee's dossier."""
        return f"/api/trajects/dossiers/{self.employee['dossierId']}"

    def report(self, system: LocalSystem, first_sick_day: str = "2026-11-23", **more: Any) -> Answer:
        """The case manager reports the employee sick."""
        body = {"firstSickDay": first_sick_day} | more
        return system.call("POST", f"{self.dossier}/sick-reports", body, by=self.case_manager)


def a_case_manager(
    system: LocalSystem, by: Principal, office_id: str, last_name: str = "Amrani"
) -> Principal:
    """An account of a case manager of one office, known to all services."""
    invitation = {
        "firstName": "Fatima",
        "lastName": last_name,
        "email": "fatima@arbodienst.example",
        "groups": ["case_manager"],
        "scopes": [office_id],
    }
    user = system.call("POST", "/api/identity/users", invitation, by=by)
    assert user.status == 201, user.text
    system.deliver()
    return a_principal("case_manager", user_id=user.json["id"], scopes=(office_id,))


def a_draft(system: LocalSystem, by: Principal, name: str = "Bakkerij De Korenaar") -> dict[str, Any]:
    """A new employer with only a name."""
    answer = system.call("POST", "/api/organisation/employers", {"name": name}, by=by)
    assert answer.status == 201, answer.text
    made: dict[str, Any] = answer.json
    return made


def a_cast(system: LocalSystem, office_name: str = "Rotterdam", **changes: Any) -> Cast:
    """Made through the API, as customer administration does it, with all events delivered."""
    by = a_principal("customer_admin")
    office = system.call("POST", "/api/organisation/offices", {"name": office_name}, by=by).json
    case_manager = a_case_manager(system, by, office["id"])
    employer = a_draft(system, by)
    path = f"/api/organisation/employers/{employer['id']}"
    department = system.call(
        "POST", f"{path}/departments", {"name": "Bakkerij", "lineManager": LINE_MANAGER}, by=by
    ).json
    form = an_employer(caseManagerId=case_manager.user_id, **changes)
    saved = system.call("PUT", path, form, by=by, version=employer["version"])
    assert saved.status == 200, saved.text
    shown = system.call(
        "POST", f"{path}/publication", {"officeId": office["id"]}, by=by, version=saved.json["version"]
    )
    assert shown.status == 200, shown.text
    employee = system.call("POST", f"{path}/employees", a_hire(department["id"]), by=by)
    assert employee.status == 201, employee.text
    system.deliver()
    return Cast(by, office, shown.json, department, employee.json, case_manager)
