"""Signing in: password, authenticator code, session."""

import pytest

from services.identity import authorizer
from shared.aws import clients
from shared.kernel.principal import Principal
from tests.services.identity.conftest import PASSWORD, an_active_person, an_invited_person, mailed_token
from tests.services.local_system import LocalSystem

WRONG = "een-heel-ander-wachtwoord"


@pytest.mark.proves("F01", "F02", "F03", "F07", "LSM-9")
def test_the_first_sign_in_goes_through_the_mailed_link_and_the_qr_code(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    person = an_invited_person(system, klantbeheer)
    token = mailed_token(system, person.user_id)

    step = person.ask("POST", "/api/identity/activations", {"token": token, "password": PASSWORD})

    assert step.json["step"] == "enrol-authenticator"
    assert "<svg" in step.json["authenticator"]["qrSvg"]
    person.secret = step.json["authenticator"]["secret"]
    session = person.ask("POST", "/api/identity/sign-in/enrolment", {"code": person.code()})
    assert session.json["user"]["displayName"] == "Fatima el Amrani"
    assert person.ask("GET", "/api/identity/session").status == 200


@pytest.mark.proves("F01", "F07")
def test_later_sign_ins_ask_password_and_code(system: LocalSystem, klantbeheer: Principal) -> None:
    person = an_active_person(system, klantbeheer)
    person.cookies = {}

    answer = person.sign_in()

    assert answer.status == 200
    assert person.ask("GET", "/api/identity/session").json["user"]["id"] == person.user_id


@pytest.mark.proves("F10", "ENU-1")
def test_a_wrong_name_and_a_wrong_password_get_one_answer(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    person = an_active_person(system, klantbeheer)

    wrong = person.sign_in(WRONG)
    unknown = person.ask("POST", "/api/identity/sign-in", {"loginName": "PW.Niemand.Hier", "password": WRONG})

    assert (wrong.status, wrong.code) == (unknown.status, unknown.code) == (401, "login-failed")
    assert wrong.json["detail"] == unknown.json["detail"]


@pytest.mark.proves("F11", "F17", "LSM-3")
def test_five_wrong_passwords_block_the_account_even_for_the_right_one(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    person = an_active_person(system, klantbeheer)
    person.cookies = {}

    for _ in range(5):
        assert person.sign_in(WRONG).code == "login-failed"

    assert person.sign_in().code == "login-failed"
    card = system.call("GET", f"/api/identity/users/{person.user_id}", by=klantbeheer)
    assert card.json["status"] == "blocked"
    opened = system.call(
        "POST",
        f"/api/identity/users/{person.user_id}/unblock",
        {},
        by=klantbeheer,
        version=card.json["version"],
    )
    assert opened.json["status"] == "active"
    assert person.sign_in().status == 200


@pytest.mark.proves("TOTP-2")
def test_a_code_is_good_once(system: LocalSystem, klantbeheer: Principal) -> None:
    person = an_active_person(system, klantbeheer)
    assert person.sign_in().status == 200

    again = person.sign_in()

    assert (again.status, again.code) == (401, "code-failed")


def test_a_code_without_a_password_before_it_is_refused(system: LocalSystem, klantbeheer: Principal) -> None:
    person = an_active_person(system, klantbeheer)
    person.cookies = {}

    answer = person.ask("POST", "/api/identity/sign-in/authenticator", {"code": person.code()})

    assert (answer.status, answer.code) == (401, "login-expired")


def test_a_link_works_once_and_not_after_three_days(system: LocalSystem, klantbeheer: Principal) -> None:
    person = an_active_person(system, klantbeheer)
    used = person.ask(
        "POST",
        "/api/identity/activations",
        {"token": mailed_token(system, person.user_id), "password": PASSWORD},
    )
    late = an_invited_person(system, klantbeheer, lastName="Bakker")
    system.passes(hours=72)
    too_late = late.ask(
        "POST",
        "/api/identity/activations",
        {"token": mailed_token(system, late.user_id), "password": PASSWORD},
    )

    assert (used.status, used.code) == (too_late.status, too_late.code) == (404, "link-invalid")


@pytest.mark.proves("PW-1", "PW-6")
@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("kort", "password-too-short"),
        ("Poortwachter2026!", "password-context-word"),
        ("x" * 129, "password-too-long"),
        ("met een \u0007 bel erin", "character"),
    ],
)
def test_a_weak_password_is_refused_in_words_and_the_link_lives_on(
    system: LocalSystem, klantbeheer: Principal, password: str, code: str
) -> None:
    person = an_invited_person(system, klantbeheer)
    token = mailed_token(system, person.user_id)

    refused = person.ask("POST", "/api/identity/activations", {"token": token, "password": password})

    assert refused.status == 422
    assert refused.pointers == {"/password": code}
    assert (
        person.ask("POST", "/api/identity/activations", {"token": token, "password": PASSWORD}).status == 200
    )


@pytest.mark.proves("F38", "SES-5")
def test_blocking_an_account_ends_its_session_at_once(system: LocalSystem, klantbeheer: Principal) -> None:
    person = an_active_person(system, klantbeheer)
    card = system.call("GET", f"/api/identity/users/{person.user_id}", by=klantbeheer).json

    system.call(
        "POST",
        f"/api/identity/users/{person.user_id}/block",
        {"reason": "Uit dienst"},
        by=klantbeheer,
        version=card["version"],
    )

    refused = person.ask("GET", "/api/identity/session")
    assert (refused.status, refused.code) == (401, "not-signed-in")
    assert person.sign_in().code == "login-failed"


@pytest.mark.proves("SES-2")
def test_a_session_ends_after_twenty_idle_minutes(system: LocalSystem, klantbeheer: Principal) -> None:
    person = an_active_person(system, klantbeheer)
    system.passes(minutes=19)
    assert person.ask("GET", "/api/identity/session").status == 200
    system.passes(minutes=20)

    assert person.ask("GET", "/api/identity/session").status == 401


@pytest.mark.proves("SES-7")
def test_signing_out_ends_the_session_on_the_server(system: LocalSystem, klantbeheer: Principal) -> None:
    person = an_active_person(system, klantbeheer)
    kept = dict(person.cookies or {})

    assert person.ask("POST", "/api/identity/sign-out", {}).status == 204

    person.cookies = kept
    assert person.ask("GET", "/api/identity/session").status == 401


def test_signing_in_takes_at_most_six_requests(system: LocalSystem, klantbeheer: Principal) -> None:
    person = an_active_person(system, klantbeheer)
    person.cookies = None
    system.calls.clear()

    person.system.call(
        "POST", "/api/identity/sign-in", {"loginName": person.login_name, "password": PASSWORD}
    )
    first = sum(system.dynamodb_calls().values())

    assert first <= 3


@pytest.mark.proves("ENU-3", "INF-3")
def test_a_request_that_did_not_come_through_the_edge_is_turned_away(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = clients.client("secretsmanager").create_secret(Name="origin", SecretString="through-the-edge")
    monkeypatch.setenv("ORIGIN_SECRET_ID", secret["ARN"])

    with system.running("identity", "identity.authorizer"):
        around = authorizer.handler({"headers": {}}, None)
        through = authorizer.handler({"headers": {"X-Origin-Secret": "through-the-edge"}}, None)

    assert around == {"isAuthorized": False}
    assert through["isAuthorized"]
