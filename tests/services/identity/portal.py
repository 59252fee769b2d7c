"""Employees of the portal's tests: invited by events, as organisation and messaging tell them."""

import json
import uuid
from typing import Any

from shared.aws import settings
from shared.aws.secrets import decrypt
from shared.contracts.envelope import EventData, envelope
from shared.contracts.messaging import PortalInvitationNeeded
from shared.contracts.organisation import EmployeeChanged
from tests.services.identity.conftest import PASSWORD, Person
from tests.services.local_system import Answer, LocalSystem

JAN = "01920000-0000-7000-8000-0000000000aa"
EMAIL = "jan@korenaar.example"
MOBILE = "+31612345678"
PORTAL = "/api/identity/portal"
REGISTRATION = f"{PORTAL}/registration"
TERMS = {"version": "2026-11", "isAccepted": True}
NAMES = {"initials": "jw", "firstName": "Jan", "lastName": "van den Berg"}

_FILE: dict[str, Any] = {
    "employee_id": JAN,
    "employer_id": "01920000-0000-7000-8000-0000000000bb",
    "dossier_id": "01920000-0000-7000-8000-0000000000cc",
    "aggregate_version": 1,
    "display_name": "J. (Jan) van den Berg",
    "birth_date": "1985-05-17",
    "personnel_number": "1001",
    "email": EMAIL,
    "phone": None,
    "language": "nl",
    "employments": (),
}


def tell(system: LocalSystem, producer: str, event: EventData, event_id: str = "") -> list[Any]:
    """An event of another service reaches identity; answers what went back to the queue."""
    detail = envelope(
        event, event_id=event_id or str(uuid.uuid4()), at=system.now, correlation_id="of-the-portals-tests"
    )
    message = {"source": f"poortwachter.{producer}", "detail-type": event.name, "detail": detail}
    return system.consume("identity", message)


def tell_of_employee(system: LocalSystem, **changes: Any) -> None:
    """The employee's file as it now is."""
    assert tell(system, "organisation", EmployeeChanged.model_validate(_FILE | changes)) == []


def need_invitation(system: LocalSystem, person_id: str = JAN, event_id: str = "") -> list[Any]:
    """Messaging has a message for an employee without an account; a second later, so that events have an order."""
    system.passes(seconds=1)
    event = PortalInvitationNeeded(person_id=person_id, dialog_id="dialog", about="ceremony#signer")
    return tell(system, "messaging", event, event_id)


def told(system: LocalSystem, name: str) -> list[dict[str, Any]]:
    """The facts of identity's events of one name, oldest first."""
    return [event["data"] for event in system.outbox("identity") if event["name"] == name]


def invited_token(system: LocalSystem) -> str:
    """The token of the last invitation, as messaging's sender would open it."""
    last = told(system, "PortalInvited")[-1]
    context = {"purpose": "link", "recipient": last["personId"]}
    return decrypt(settings.settings().links_key_id, last["tokenCiphertext"], context).decode()


def sent_codes(system: LocalSystem) -> list[dict[str, str]]:
    """Phone and code of every SMS, as messaging's sender would open them."""
    return [
        json.loads(
            decrypt(
                settings.settings().links_key_id,
                each["sealed"],
                {"purpose": "code", "transaction": each["transaction"]},
            )
        )
        for each in told(system, "CodeIssued")
    ]


def last_code(system: LocalSystem) -> str:
    """The code of the last SMS."""
    return sent_codes(system)[-1]["code"]


def a_browser(system: LocalSystem) -> Person:
    """A browser in which nobody is signed in."""
    return Person(system, "", EMAIL)


def an_invitation(system: LocalSystem, **changes: Any) -> str:
    """An employee with a file and a mail; gives the token of its link."""
    tell_of_employee(system, **changes)
    assert need_invitation(system, changes.get("employee_id", JAN)) == []
    return invited_token(system)


def redeem(browser: Person, token: str, email: str = EMAIL) -> Answer:
    """The link of the mail, opened with an address."""
    body = {"token": token, "email": email}
    headers = {"x-correlation-id": "one-and-the-same"}
    return browser.ask("POST", f"{PORTAL}/invitations/redemption", body, headers=headers)


STEPS = ("terms", "password", "phone", "code", "names")


def do(browser: Person, step: str, **changes: Any) -> Answer:
    """One step of a registration, as it should be filled in."""
    bodies: dict[str, Any] = {
        "terms": TERMS,
        "password": {"password": PASSWORD},
        "phone": {"phone": "06 1234 5678"},
        "code": {} if "code" in changes or step != "code" else {"code": last_code(browser.system)},
        "names": NAMES,
    }
    answer = browser.ask("POST", f"{REGISTRATION}/{step}", bodies[step] | changes)
    if step == "names" and answer.status == 200:
        browser.csrf, browser.user_id = answer.json["csrfToken"], answer.json["user"]["id"]
    return answer


def registered_until(system: LocalSystem, step: str, token: str = "", **changes: Any) -> Person:
    """A browser whose registration waits for `step`."""
    browser = a_browser(system)
    begun = redeem(browser, token or an_invitation(system, **changes), changes.get("email", EMAIL))
    assert begun.status == 200, begun.text
    for each in STEPS[: STEPS.index(step)]:
        answer = do(browser, each)
        assert answer.status == 200, answer.text
    return browser


def an_employee(system: LocalSystem, **changes: Any) -> Person:
    """An employee with a portal account, signed in."""
    browser = registered_until(system, "names", **changes)
    assert do(browser, "names").status == 200
    return browser


def sign_in(browser: Person, password: str = PASSWORD, email: str = EMAIL) -> Answer:
    """The first step of signing in to the portal."""
    return browser.ask("POST", f"{PORTAL}/sign-in", {"email": email, "password": password})


def give_code(browser: Person, code: str = "") -> Answer:
    """The second step: the code of the last SMS, unless another is given."""
    answer = browser.ask("POST", f"{PORTAL}/sign-in/code", {"code": code or last_code(browser.system)})
    if answer.status == 200:
        browser.csrf = answer.json["csrfToken"]
    return answer
