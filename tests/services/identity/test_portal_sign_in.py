"""Signing in to the message portal: password, SMS code, session; apart from the staff's."""

from typing import Any

import pytest

from services.identity.accounts.republish import republish_users
from services.identity.domain import hashing
from shared.aws.transaction import Unit
from shared.kernel.ids import new_id_at
from shared.kernel.principal import Principal
from tests.services.identity.conftest import PASSWORD, Person, an_active_person
from tests.services.identity.portal import (
    EMAIL,
    JAN,
    PORTAL,
    an_employee,
    give_code,
    last_code,
    registered_until,
    sent_codes,
    sign_in,
    told,
)
from tests.services.local_system import LocalSystem

WRONG = "een-heel-ander-wachtwoord"


@pytest.fixture
def jan(system: LocalSystem) -> Person:
    """An employee with an account, whose browser was closed since."""
    browser = an_employee(system)
    browser.cookies = {}
    system.passes(minutes=1)
    return browser


@pytest.mark.proves("F05")
def test_signing_in_asks_password_and_code(system: LocalSystem, jan: Person) -> None:
    sent = sign_in(jan)

    assert sent.json == {"step": "code", "phone": {"ending": "78"}, "resendAt": "2026-11-23T09:01:31Z"}
    assert jan.ask("GET", "/api/identity/session").status == 401
    assert give_code(jan).json["user"]["id"] == jan.user_id
    assert jan.ask("GET", "/api/identity/session").status == 200


def test_an_address_is_known_in_any_case(jan: Person) -> None:
    assert sign_in(jan, email=" JAN@korenaar.example ").status == 200


@pytest.mark.proves("ENU-1", "F10")
def test_a_wrong_address_and_a_wrong_password_get_one_answer_at_one_cost(
    system: LocalSystem, jan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[str] = []
    matches = hashing.matches

    def counted(typed: str, stored: str | None) -> bool:
        runs.append(typed)
        return matches(typed, stored)

    monkeypatch.setattr(hashing, "matches", counted)

    wrong = sign_in(jan, WRONG)
    unknown = sign_in(jan, WRONG, "niemand@korenaar.example")
    empty = sign_in(jan, "")

    for each in (wrong, unknown, empty):
        assert (each.status, each.code) == (401, "login-failed")
        assert each.json["detail"] == wrong.json["detail"]
    assert runs == [WRONG, WRONG, ""]


@pytest.mark.proves("LSM-3")
def test_five_wrong_passwords_close_the_account(
    system: LocalSystem, jan: Person, klantbeheer: Principal
) -> None:
    for _ in range(5):
        sign_in(jan, WRONG)

    assert sign_in(jan).code == "login-failed"
    assert told(system, "UserChanged")[-1]["status"] == "blocked"
    path = f"/api/identity/users/{jan.user_id}"
    version = system.call("GET", path, by=klantbeheer).json["version"]
    opened = system.call("POST", f"{path}/unblock", {}, by=klantbeheer, version=version)
    assert opened.json["status"] == "active"
    assert sign_in(jan).status == 200


def test_staff_and_portal_have_doors_of_their_own(
    system: LocalSystem, jan: Person, klantbeheer: Principal
) -> None:
    staff = an_active_person(system, klantbeheer, email=EMAIL, loginName=EMAIL)
    staff.cookies = {}

    by_staff_door = jan.ask("POST", "/api/identity/sign-in", {"loginName": EMAIL, "password": PASSWORD})
    sign_in(jan)
    authenticator = jan.ask("POST", "/api/identity/sign-in/authenticator", {"code": "123456"})
    staff.ask("POST", "/api/identity/sign-in", {"loginName": EMAIL, "password": PASSWORD})
    by_sms = give_code(staff)

    assert by_staff_door.json["step"] == "authenticator"  # the account of the staff, not Jan's
    assert (authenticator.status, authenticator.code) == (409, "wrong-step")
    assert (by_sms.status, by_sms.code) == (409, "wrong-step")
    assert give_code(jan).json["user"]["id"] == jan.user_id


def test_the_staffs_door_does_not_know_the_portals_address(jan: Person) -> None:
    refused = jan.ask("POST", "/api/identity/sign-in", {"loginName": EMAIL, "password": PASSWORD})

    assert (refused.status, refused.code) == (401, "login-failed")


@pytest.mark.proves("SMS-2", "SMS-5")
def test_a_new_code_voids_the_old_one_and_comes_not_too_soon(system: LocalSystem, jan: Person) -> None:
    sign_in(jan)
    old = last_code(system)
    soon = jan.ask("POST", f"{PORTAL}/sign-in/resend", {})
    system.passes(seconds=30)
    again = jan.ask("POST", f"{PORTAL}/sign-in/resend", {})

    assert (soon.status, soon.code) == (429, "code-too-soon")
    assert again.json["resendAt"] == "2026-11-23T09:02:01Z"
    assert give_code(jan, old).code == "code-wrong"
    assert give_code(jan).status == 200


@pytest.mark.proves("SMS-3")
def test_a_code_serves_one_sign_in_and_once(system: LocalSystem, jan: Person) -> None:
    sign_in(jan)
    code = last_code(system)
    elsewhere = Person(system, jan.user_id, EMAIL)
    sign_in(elsewhere)

    assert give_code(elsewhere, code).code == "code-wrong"
    assert give_code(jan, code).status == 200
    assert give_code(jan, code).code == "login-expired"


@pytest.mark.proves("SMS-3")
def test_a_code_of_a_registration_does_not_sign_in(system: LocalSystem, jan: Person) -> None:
    registered_until(system, "code", employee_id=JAN.replace("aa", "ab"), email="piet@korenaar.example")
    of_another_purpose = last_code(system)
    sign_in(jan)

    assert give_code(jan, of_another_purpose).code == "code-wrong"


@pytest.mark.proves("LSM-4")
def test_ten_wrong_codes_end_it_whatever_code_comes_next(system: LocalSystem, jan: Person) -> None:
    for _ in range(2):
        sign_in(jan)
        for _ in range(5):
            assert give_code(jan, "aaaaaa").code == "code-wrong"

    sign_in(jan)
    assert (give_code(jan).status, give_code(jan).code) == (422, "code-expired")


@pytest.mark.parametrize(("seconds", "status"), [(-1, 422), (0, 401), (1, 401)])
def test_a_sign_in_lives_ten_minutes(system: LocalSystem, jan: Person, seconds: int, status: int) -> None:
    sign_in(jan)
    system.passes(minutes=10, seconds=seconds)

    assert give_code(jan).status == status
    assert jan.ask("POST", f"{PORTAL}/sign-in/resend", {}).status == (200 if seconds < 0 else 401)


def test_without_a_sign_in_there_is_no_code_to_give(system: LocalSystem, jan: Person) -> None:
    assert give_code(jan, "abcdef").code == "login-expired"
    assert jan.ask("POST", f"{PORTAL}/sign-in/resend", {}).code == "login-expired"


@pytest.mark.proves("SES-5", "F38")
def test_a_blocked_account_is_out_at_once_and_gets_no_code(
    system: LocalSystem, jan: Person, klantbeheer: Principal
) -> None:
    sign_in(jan)
    give_code(jan)
    system.passes(minutes=1)
    under_way = Person(system, jan.user_id, EMAIL)
    sign_in(under_way)
    codes = len(sent_codes(system))
    path = f"/api/identity/users/{jan.user_id}"
    version = system.call("GET", path, by=klantbeheer).json["version"]
    system.call("POST", f"{path}/block", {"reason": "Misbruik"}, by=klantbeheer, version=version)
    system.passes(minutes=1)

    assert jan.ask("GET", "/api/identity/session").status == 401
    assert sign_in(jan).code == "login-failed"
    assert give_code(under_way).code == "code-expired"
    assert under_way.ask("POST", f"{PORTAL}/sign-in/resend", {}).code == "login-expired"
    assert len(sent_codes(system)) == codes


def test_the_administration_of_accounts_lists_no_employees_and_cannot_widen_them(
    system: LocalSystem, jan: Person, klantbeheer: Principal
) -> None:
    path = f"/api/identity/users/{jan.user_id}"
    version = system.call("GET", path, by=klantbeheer).json["version"]

    listed = system.call("GET", "/api/identity/users", by=klantbeheer).json["items"]
    widened = system.call(
        "PUT", f"{path}/scopes", {"scopes": ["environment"]}, by=klantbeheer, version=version
    )
    invited = system.call("POST", f"{path}/invitation", {}, by=klantbeheer)

    assert listed == []
    assert (widened.status, widened.code) == (404, "not-found")
    assert invited.code == "already-signed-in-once"


def test_telling_everything_again_tells_of_employees_too(
    system: LocalSystem, jan: Person, klantbeheer: Principal
) -> None:
    an_active_person(system, klantbeheer, phone="0612345670")
    system.relay("identity")

    def new_unit() -> Unit:
        return Unit(system.table("identity"), system.clock, lambda: new_id_at(system.now), "republish")

    assert republish_users(system.table("identity"), new_unit) == 2
    found: dict[Any, Any] = {
        each["personId"]: (each["phone"], each["phoneProof"]) for each in told(system, "UserChanged")
    }
    assert found == {
        None: ("+31612345670", "administrator"),
        JAN: ("+31612345678", "self-declared"),
    }
