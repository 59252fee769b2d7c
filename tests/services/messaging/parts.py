"""Who writes to whom in the tests of dialogs: a case manager, an employer, an employee with or without account."""

from dataclasses import dataclass
from typing import Any

from shared.kernel.principal import Principal
from tests.services.cast import Cast, a_cast
from tests.services.local_system import Answer, LocalSystem, a_principal
from tests.services.messaging.events import a_portal_account, an_account

EMPLOYER_ID = "01920000-0000-7000-8000-0000000000e1"
PORTAL_ID = "01920000-0000-7000-8000-0000000000f1"


@dataclass
class Parts:
    """A cast whose employer has an account too, and the employee as the portal would know them."""

    cast: Cast
    case_manager: Principal
    employer: Principal
    employee: Principal

    @property
    def dossier_id(self) -> str:
        return str(self.cast.employee["dossierId"])

    @property
    def employee_id(self) -> str:
        return str(self.cast.employee["id"])

    def start(self, system: LocalSystem, *, by: Principal | None = None, **changes: Any) -> Answer:
        """The case manager writes to employer and employee about the dossier."""
        body = {
            "subject": "Hervatting",
            "dossierId": self.dossier_id,
            "text": "Kunnen we woensdag overleggen?",
            "participants": [
                {"kind": "user", "id": self.employer.user_id},
                {"kind": "employee", "id": self.employee_id},
            ],
        }
        return system.call("POST", "/api/messaging/dialogs", body | changes, by=by or self.case_manager)

    def dialog(self, system: LocalSystem, **changes: Any) -> str:
        """The id of such a dialog, with its events delivered."""
        made = self.start(system, **changes)
        assert made.status == 201, made.text
        system.deliver()
        return str(made.json["id"])


def parts(system: LocalSystem, *, has_portal: bool = False) -> Parts:
    """Everybody known to messaging; the employee with a portal account if asked."""
    cast = a_cast(system)
    an_account(system, EMPLOYER_ID, scopes=(cast.employer["id"],))
    if has_portal:
        a_portal_account(system, cast.employee["id"], user_id=PORTAL_ID)
    return Parts(
        cast,
        cast.case_manager,
        a_principal("employer_direct", user_id=EMPLOYER_ID, scopes=(cast.employer["id"],)),
        a_principal("portal_user", user_id=PORTAL_ID, scopes=(cast.employee["id"],)),
    )


def say(system: LocalSystem, dialog_id: str, text: str, by: Principal, **more: Any) -> Answer:
    return system.call("POST", f"/api/messaging/dialogs/{dialog_id}/messages", {"text": text}, by=by, **more)


def read(system: LocalSystem, dialog_id: str, by: Principal, language: str = "nl") -> Answer:
    return system.call("GET", f"/api/messaging/dialogs/{dialog_id}", by=by, language=language)


def mark_read(system: LocalSystem, dialog_id: str, by: Principal) -> Answer:
    return system.call("POST", f"/api/messaging/dialogs/{dialog_id}/read", {}, by=by)


def listed(system: LocalSystem, by: Principal, language: str = "nl") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = system.call("GET", "/api/messaging/dialogs", by=by, language=language).json[
        "items"
    ]
    return items


def unread(system: LocalSystem, by: Principal) -> int:
    return int(system.call("GET", "/api/messaging/dialogs/unread", by=by).json["count"])
