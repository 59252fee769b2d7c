"""People of identity's tests."""

from dataclasses import dataclass
from typing import Any

import pyotp
import pytest

from services.identity import authorizer
from shared.aws import settings
from shared.aws.secrets import decrypt
from shared.http.guard import from_context
from shared.kernel.principal import Principal
from tests.services.local_system import Answer, LocalSystem, a_principal

PASSWORD = "roodborst-zingt-in-de-regen"


@dataclass
class Person:
    """Somebody with an account, a browser and an authenticator app."""

    system: LocalSystem
    user_id: str
    login_name: str
    secret: str = ""
    cookies: dict[str, str] | None = None
    csrf: str = ""

    def ask(self, method: str, path: str, body: Any = None, **more: Any) -> Answer:
        """A request with this browser's cookies, through the authorizer."""
        jar = [f"{name}={value}" for name, value in (self.cookies or {}).items()]
        principal = authorised(self.system, "; ".join(jar))
        headers = {"x-csrf-token": self.csrf} | more.pop("headers", {})
        answer = self.system.call(method, path, body, by=principal, cookies=jar, headers=headers, **more)
        for cookie in answer.cookies:
            name, _, rest = cookie.partition("=")
            self.cookies = {**(self.cookies or {}), name: rest.partition(";")[0]}
        return answer

    def code(self) -> str:
        return pyotp.TOTP(self.secret).at(self.system.now)

    def sign_in(self, password: str = PASSWORD) -> Answer:
        """Password, then the app's code."""
        first = self.ask(
            "POST", "/api/identity/sign-in", {"loginName": self.login_name, "password": password}
        )
        if first.status != 200:
            return first
        answer = self.ask("POST", "/api/identity/sign-in/authenticator", {"code": self.code()})
        if answer.status == 200:
            self.csrf = answer.json["csrfToken"]
        return answer


def authorised(system: LocalSystem, cookies: str) -> Principal:
    """Who the authorizer takes the sender of these cookies for."""
    with system.running("identity", "identity.authorizer"):
        context = authorizer.handler({"headers": {"cookie": cookies}}, None)["context"]
    return from_context(context["principal"])


def principal_of(system: LocalSystem, cookie: str) -> Principal:
    """Whom a session cookie is taken for."""
    return authorised(system, f"__Host-sid={cookie}")


def cookie_of(person: Person) -> str:
    """The session cookie of somebody's browser; empty: there is none."""
    return (person.cookies or {}).get("__Host-sid", "")


def mailed_token(system: LocalSystem, user_id: str) -> str:
    """The token of the last invitation, as messaging's sender would open it."""
    invited = [event["data"] for event in system.outbox("identity") if event["name"] == "UserInvited"]
    data = [each for each in invited if each["userId"] == user_id][-1]
    context = {"purpose": "link", "recipient": user_id}
    return decrypt(settings.settings().links_key_id, data["tokenCiphertext"], context).decode()


@pytest.fixture
def klantbeheer() -> Principal:
    return a_principal("customer_admin")


INVITATION = {
    "firstName": "Fatima",
    "infix": "el",
    "lastName": "Amrani",
    "email": "fatima@arbodienst.example",
    "groups": ["case_manager"],
    "scopes": ["01920000-0000-7000-8000-000000000001"],
}


def an_invited_person(system: LocalSystem, by: Principal, **changes: Any) -> Person:
    """Somebody with an account and a mail, who never signed in."""
    answer = system.call("POST", "/api/identity/users", INVITATION | changes, by=by)
    assert answer.status == 201, answer.text
    return Person(system, answer.json["id"], answer.json["loginName"])


def an_active_person(system: LocalSystem, by: Principal, **changes: Any) -> Person:
    """Somebody who chose a password, enrolled an app and is signed in."""
    person = an_invited_person(system, by, **changes)
    token = mailed_token(system, person.user_id)
    step = person.ask("POST", "/api/identity/activations", {"token": token, "password": PASSWORD})
    assert step.status == 200, step.text
    person.secret = step.json["authenticator"]["secret"]
    session = person.ask("POST", "/api/identity/sign-in/enrolment", {"code": person.code()})
    assert session.status == 200, session.text
    person.csrf = session.json["csrfToken"]
    system.passes(seconds=30)
    return person
