"""From an invitation to an account of the message portal."""

from collections.abc import Callable
from typing import Any

import pytest

from shared.aws.transaction import Unit
from shared.kernel.principal import Kind
from tests.services.identity.conftest import Person, cookie_of, principal_of
from tests.services.identity.portal import (
    EMAIL,
    JAN,
    MOBILE,
    REGISTRATION,
    STEPS,
    a_browser,
    an_employee,
    an_invitation,
    do,
    invited_token,
    last_code,
    need_invitation,
    redeem,
    registered_until,
    sent_codes,
    tell_of_employee,
    told,
)
from tests.services.local_system import LocalSystem


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Lets `act` happen just before the next commit: after all its reads."""
    commit = Unit.commit

    def interrupted(unit: Unit) -> None:
        monkeypatch.setattr(Unit, "commit", commit)
        act()
        commit(unit)

    monkeypatch.setattr(Unit, "commit", interrupted)


@pytest.mark.proves("MSG-2")
def test_an_employee_comes_from_the_mail_to_an_account_in_five_steps(system: LocalSystem) -> None:
    browser = a_browser(system)

    shown = [redeem(browser, an_invitation(system))]
    shown += [do(browser, step) for step in STEPS]

    assert [each.json.get("step") for each in shown] == [*STEPS, None]
    assert {each.json["termsVersion"] for each in shown[:-1]} == {"2026-11"}
    code = shown[3].json
    assert code["phone"] == {"ending": "78", "isFromFile": False}
    assert code["resendAt"] == "2026-11-23T09:00:31Z"
    assert shown[4].json["names"] == {"initials": "J.", "firstName": "Jan", "lastName": "van den Berg"}
    session = browser.ask("GET", "/api/identity/session").json
    assert session["user"]["displayName"] == "Jan van den Berg"
    assert session["permissions"] == [
        "audit:log:read-own",
        "documents:ceremony:sign",
        "messaging:dialog:use",
        "self:session:use",
    ]
    assert browser.ask("POST", "/api/identity/sign-out", {}).status == 204


@pytest.mark.proves("MSG-3", "MSG-4")
def test_the_account_is_one_of_the_portal_and_the_others_are_told(system: LocalSystem) -> None:
    browser = an_employee(system)

    principal = principal_of(system, cookie_of(browser))
    assert (principal.kind, principal.scopes) == (Kind.PORTAL, frozenset({JAN}))
    assert principal.person == ("employee", JAN)
    [user] = told(system, "UserChanged")
    assert user == {
        "userId": browser.user_id,
        "aggregateVersion": 1,
        "displayName": "Jan van den Berg",
        "email": EMAIL,
        "language": "nl",
        "groups": ["portal_user"],
        "scopes": [JAN],
        "status": "active",
        "phone": MOBILE,
        "phoneProof": "self-declared",
        "personId": JAN,
    }


@pytest.mark.proves("MSG-4")
def test_to_a_portal_account_the_application_does_not_exist(system: LocalSystem) -> None:
    browser = an_employee(system)

    for path in ("/api/identity/users", "/api/organisation/employers", "/api/trajects/tasks"):
        hidden = browser.ask("GET", path)
        assert (hidden.status, hidden.code) == (404, "not-found"), path


@pytest.mark.proves("MSG-3")
def test_the_code_goes_to_the_mobile_number_of_the_file_and_to_no_other(system: LocalSystem) -> None:
    browser = registered_until(system, "phone", phone="+31687654321")
    shown = browser.ask("GET", REGISTRATION).json

    other = do(browser, "phone", phone=MOBILE)
    none = do(browser, "phone", phone=None)

    assert shown["phone"] == {"ending": "21", "isFromFile": True}
    assert (other.status, other.code) == (422, "phone-from-file")
    assert other.pointers == {"/phone": "phone-from-file"}
    assert none.json["phone"] == {"ending": "21", "isFromFile": True}
    assert [each["phone"] for each in sent_codes(system)] == ["+31687654321"]
    do(browser, "code")
    do(browser, "names")
    assert told(system, "UserChanged")[-1]["phoneProof"] == "employee-file"


def test_the_number_of_the_file_may_be_typed_too(system: LocalSystem) -> None:
    browser = registered_until(system, "phone", phone=MOBILE)

    assert do(browser, "phone", phone="0031 6 12 34 56 78").json["phone"]["isFromFile"]


@pytest.mark.proves("SMS-4", "MSG-3")
@pytest.mark.parametrize("in_file", [None, "+31101234567", "unreadable"])
@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (None, "required"),
        ("010 123 45 67", "phone-not-mobile"),
        ("0900 8844", "phone-not-mobile"),
        ("1", "phone"),
    ],
)
def test_without_a_mobile_number_in_the_file_one_must_be_typed(
    system: LocalSystem, in_file: str | None, typed: str | None, fault: str
) -> None:
    browser = registered_until(system, "phone", phone=in_file)

    refused = do(browser, "phone", phone=typed)

    assert (refused.status, refused.pointers) == (422, {"/phone": fault})
    assert not sent_codes(system)


def test_another_number_may_be_typed_while_the_code_is_awaited(system: LocalSystem) -> None:
    browser = registered_until(system, "code")
    old = last_code(system)
    system.passes(seconds=30)

    assert do(browser, "phone", phone="06 8765 4321").json["phone"]["ending"] == "21"

    assert do(browser, "code", code=old).code == "code-wrong"
    assert do(browser, "code").json["step"] == "names"


@pytest.mark.parametrize("step", STEPS)
def test_a_reload_shows_the_step_under_way(system: LocalSystem, step: str) -> None:
    browser = registered_until(system, step)

    assert browser.ask("GET", REGISTRATION).json["step"] == step


def test_names_are_proposed_only_where_the_file_has_their_form_and_after_the_phone(
    system: LocalSystem,
) -> None:
    browser = registered_until(system, "code", display_name="Jan")

    assert browser.ask("GET", REGISTRATION).json["names"] is None
    assert do(browser, "code").json["names"] is None


@pytest.mark.proves("MSG-2")
@pytest.mark.parametrize("fault", ["unknown", "other address", "used", "late", "replaced", "address changed"])
def test_a_link_that_does_not_work_never_says_why(system: LocalSystem, fault: str) -> None:
    token, email = an_invitation(system), EMAIL
    neutral = redeem(a_browser(system), "x" * 43).text
    match fault:
        case "unknown":
            token = token[::-1]
        case "other address":
            email = "piet@korenaar.example"
        case "used":
            assert redeem(a_browser(system), token).status == 200
        case "late":
            system.passes(days=7)
        case "replaced":
            need_invitation(system)
        case "address changed":
            tell_of_employee(system, aggregate_version=2, email="jan.nieuw@korenaar.example")

    refused = redeem(a_browser(system), token, email)

    assert (refused.status, refused.text) == (404, neutral)
    assert not refused.cookies


@pytest.mark.parametrize(("seconds", "status"), [(-1, 200), (0, 404), (1, 404)])
def test_an_invitation_lives_seven_days_to_the_second(system: LocalSystem, seconds: int, status: int) -> None:
    token = an_invitation(system)
    system.passes(days=7, seconds=seconds)

    assert redeem(a_browser(system), token).status == status


def test_an_address_counts_in_any_case_and_ten_wrong_ones_end_the_invitation(system: LocalSystem) -> None:
    token = an_invitation(system)
    for _ in range(9):
        redeem(a_browser(system), token, "piet@korenaar.example")
    assert redeem(a_browser(system), token, " Jan@Korenaar.EXAMPLE ").status == 200

    need_invitation(system)
    token = invited_token(system)
    for _ in range(10):
        redeem(a_browser(system), token, "piet@korenaar.example")
    assert redeem(a_browser(system), token).status == 404


@pytest.mark.proves("EVT-2")
def test_an_invitation_is_made_once_an_event_and_carries_only_ciphertext(system: LocalSystem) -> None:
    tell_of_employee(system)
    for _ in range(2):
        assert need_invitation(system, event_id="01920000-0000-7000-8000-0000000000ee") == []

    [invited] = told(system, "PortalInvited")
    assert (invited["personId"], invited["email"], invited["about"]) == (JAN, EMAIL, "ceremony#signer")
    assert invited["validDays"] == 7
    token = invited_token(system)
    assert token not in str(system.outbox("identity"))
    assert len(token) == 43


def test_nobody_is_invited_without_an_address_or_with_an_account(system: LocalSystem) -> None:
    tell_of_employee(system, email=None)
    assert need_invitation(system) == []
    assert told(system, "PortalInvited") == []

    an_employee(system, aggregate_version=2)
    before = len(told(system, "PortalInvited"))
    assert need_invitation(system) == []
    assert len(told(system, "PortalInvited")) == before


def test_an_invitation_waits_for_the_employees_copy(system: LocalSystem) -> None:
    assert len(need_invitation(system)) == 1

    tell_of_employee(system)

    assert need_invitation(system) == []


def test_an_older_copy_of_the_employee_changes_nothing(system: LocalSystem) -> None:
    tell_of_employee(system, aggregate_version=2, phone="+31687654321")
    tell_of_employee(system, aggregate_version=1, phone=None)

    browser = registered_until(system, "phone", aggregate_version=1)

    assert browser.ask("GET", REGISTRATION).json["phone"]["isFromFile"]


@pytest.mark.parametrize("due", STEPS)
@pytest.mark.parametrize("done", STEPS)
def test_a_step_out_of_order_is_refused_and_changes_nothing(system: LocalSystem, due: str, done: str) -> None:
    if done == due or (due, done) == ("code", "phone"):
        return  # asking for another code is no step back
    browser = registered_until(system, due)

    refused = do(browser, done, **({"code": "abcdef"} if done == "code" else {}))

    assert (refused.status, refused.code) == (409, "wrong-step")
    assert browser.ask("GET", REGISTRATION).json["step"] == due


@pytest.mark.parametrize(("seconds", "status"), [(-1, 200), (0, 401), (1, 401)])
def test_a_registration_lives_an_hour(system: LocalSystem, seconds: int, status: int) -> None:
    browser = registered_until(system, "terms")
    system.passes(hours=1, seconds=seconds)

    assert browser.ask("GET", REGISTRATION).status == status
    assert do(browser, "terms").status == status


def test_without_a_registration_no_step_can_be_done(system: LocalSystem) -> None:
    for step in STEPS:
        refused = do(a_browser(system), step, **({"code": "abcdef"} if step == "code" else {}))
        assert (refused.status, refused.code) == (401, "login-expired"), step


@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        ({"isAccepted": False}, {"/isAccepted": "terms-needed"}),
        ({"version": "2025-01"}, {"/version": "terms-changed"}),
        ({"isAccepted": "yes"}, {"/isAccepted": "yes-or-no"}),
    ],
)
def test_terms_are_accepted_in_the_version_that_holds(
    system: LocalSystem, changes: dict[str, Any], pointers: dict[str, str]
) -> None:
    refused = do(registered_until(system, "terms"), "terms", **changes)

    assert (refused.status, refused.pointers) == (422, pointers)


@pytest.mark.proves("PW-1", "PW-6")
@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("kort", "password-too-short"),
        ("x" * 129, "password-too-long"),
        ("aaaaaaaaaaaaaa", "password-context-word"),
        ("jan123456789", "password-context-word"),
        ("Berg!2026!2026", "password-context-word"),
    ],
)
def test_the_password_follows_the_rules_of_every_account(
    system: LocalSystem, password: str, code: str
) -> None:
    refused = do(registered_until(system, "password"), "password", password=password)

    assert (refused.status, refused.pointers) == (422, {"/password": code})


@pytest.mark.proves("SMS-1", "F05")
def test_a_code_may_be_typed_with_capitals_blanks_and_dashes(system: LocalSystem) -> None:
    browser = registered_until(system, "code")
    code = last_code(system).upper()

    assert do(browser, "code", code=f" {code[:3]}-{code[3:]} ").json["step"] == "names"


@pytest.mark.proves("SMS-2")
@pytest.mark.parametrize(("seconds", "status"), [(-1, 200), (0, 422), (1, 422)])
def test_a_code_lives_five_minutes(system: LocalSystem, seconds: int, status: int) -> None:
    browser = registered_until(system, "code")
    system.passes(minutes=5, seconds=seconds)

    answer = do(browser, "code")

    assert answer.status == status
    assert status == 200 or answer.code == "code-expired"


@pytest.mark.proves("SMS-2")
def test_five_wrong_tries_void_a_code(system: LocalSystem) -> None:
    browser = registered_until(system, "code")
    for wrong in ("aaaaaa", "bbbbbb", "000000", "", "cccccccc"):
        assert do(browser, "code", code=wrong).code == "code-wrong"

    assert do(browser, "code").code == "code-expired"
    system.passes(seconds=30)
    do(browser, "phone")
    assert do(browser, "code").status == 200


@pytest.mark.proves("SMS-5")
def test_a_new_code_comes_after_half_a_minute_and_three_times_at_most(system: LocalSystem) -> None:
    browser = registered_until(system, "code")
    system.passes(seconds=29)
    soon = do(browser, "phone")
    system.passes(seconds=1)
    second = do(browser, "phone", phone=None)
    system.passes(seconds=30)
    third = do(browser, "phone")
    system.passes(seconds=30)
    fourth = do(browser, "phone")

    assert (soon.status, soon.code, soon.headers["retry-after"]) == (429, "code-too-soon", "2")
    assert (second.status, third.status) == (200, 200)
    assert (fourth.status, fourth.code) == (429, "code-limit")
    assert len(sent_codes(system)) == 3
    assert do(browser, "code").status == 200


@pytest.mark.proves("SMS-5")
def test_over_the_limit_of_a_destination_nothing_is_sent_and_nobody_is_told(system: LocalSystem) -> None:
    for number in range(7):
        person = f"01920000-0000-7000-8000-0000000001{number:02}"
        registered_until(system, "code", employee_id=person, email=f"jan{number}@korenaar.example")

    assert len(sent_codes(system)) == 6


@pytest.mark.proves("SMS-3")
def test_a_code_opens_no_other_registration(system: LocalSystem) -> None:
    first = registered_until(system, "code")
    code = last_code(system)
    second = registered_until(
        system, "code", employee_id=JAN.replace("aa", "ab"), email="piet@korenaar.example"
    )

    assert do(second, "code", code=code).code == "code-wrong"
    assert do(first, "code", code=code).status == 200


@pytest.mark.proves("SMS-3")
def test_a_code_is_good_once(system: LocalSystem) -> None:
    browser = registered_until(system, "code")
    assert do(browser, "code").status == 200

    again = do(browser, "code")

    assert again.code == "wrong-step"


@pytest.mark.proves("SMS-3")
def test_of_two_uses_of_a_code_at_once_one_wins(system: LocalSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = registered_until(system, "code")
    statuses: list[int] = []
    meanwhile(monkeypatch, lambda: statuses.append(do(browser, "code").status))

    statuses.append(do(browser, "code").status)

    assert sorted(statuses) in ([200, 409], [200, 422])


@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        ({"initials": "1"}, {"/initials": "initials"}),
        ({"firstName": " "}, {"/firstName": "name"}),
        ({"lastName": "7"}, {"/lastName": "name"}),
        ({"infix": "van"}, {"/infix": "unknown-field"}),
    ],
)
def test_names_are_names(system: LocalSystem, changes: dict[str, str], pointers: dict[str, str]) -> None:
    browser = registered_until(system, "names")

    refused = do(browser, "names", **changes)

    assert (refused.status, refused.pointers) == (422, pointers)
    assert do(browser, "names").status == 200


@pytest.mark.proves("MSG-2")
def test_of_two_redemptions_at_once_one_begins_a_registration(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = an_invitation(system)
    statuses: list[int] = []
    meanwhile(monkeypatch, lambda: statuses.append(redeem(a_browser(system), token).status))

    statuses.append(redeem(a_browser(system), token).status)

    assert statuses == [200, 404]


@pytest.mark.parametrize("at_once", [True, False])
def test_two_registrations_of_one_person_make_one_account(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch, *, at_once: bool
) -> None:
    first = registered_until(system, "names")
    need_invitation(system)
    second = registered_until(system, "names", token=invited_token(system))
    answers: list[Any] = []
    if at_once:
        meanwhile(monkeypatch, lambda: answers.append(do(second, "names")))
    else:
        answers.append(do(second, "names"))

    answers.append(do(first, "names"))

    assert [each.status for each in answers] == [200, 409]
    assert answers[1].code == "portal-account-exists"
    assert len(told(system, "UserChanged")) == 1


@pytest.mark.parametrize("at_once", [True, False])
def test_a_registration_is_finished_once(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch, *, at_once: bool
) -> None:
    browser = registered_until(system, "names")
    twin = Person(system, "", EMAIL, cookies=dict(browser.cookies or {}))
    answers: list[Any] = []
    if at_once:
        meanwhile(monkeypatch, lambda: answers.append(do(twin, "names")))
    else:
        answers.append(do(twin, "names"))

    answers.append(do(browser, "names"))

    assert answers[0].status == 200
    assert answers[1].status in {401, 409}
    assert len(told(system, "UserChanged")) == 1


def test_an_address_has_one_account(system: LocalSystem) -> None:
    other = JAN.replace("aa", "ab")
    late = registered_until(system, "names", employee_id=other)
    an_employee(system)

    assert do(late, "names").code == "portal-address-taken"
    need_invitation(system, other)
    early = a_browser(system)
    redeem(early, invited_token(system))
    assert do(early, "terms").code == "portal-address-taken"


def test_an_invitation_that_still_lives_dies_with_the_account(system: LocalSystem) -> None:
    browser = registered_until(system, "names")
    need_invitation(system)
    do(browser, "names")

    assert redeem(a_browser(system), invited_token(system)).status == 404


@pytest.mark.proves("SES-1", "LOG-1")
def test_nothing_at_rest_opens_anything(system: LocalSystem) -> None:
    token = an_invitation(system)
    browser = registered_until(system, "code", token)
    cookie, code = (browser.cookies or {})["__Host-login"], last_code(system)

    rest = str([*whole_table(system), *system.outbox("identity")])

    assert all(secret not in rest for secret in (token, cookie, f"'{code}'", "roodborst"))


def whole_table(system: LocalSystem) -> list[dict[str, Any]]:
    """Everything that the table holds; only a test may scan."""
    from shared.aws.clients import client

    items: list[dict[str, Any]] = client("dynamodb").scan(TableName=system.table("identity").name)["Items"]
    return items


def test_a_redemption_leaves_a_line_in_the_access_log_whatever_comes_of_it(system: LocalSystem) -> None:
    redeem(a_browser(system), "x" * 43)
    an_employee(system)

    lines = {(each["what"], each["outcome"]) for each in told(system, "AccessRecorded")}
    assert lines == {
        ("portal.redemption", "refused"),
        ("portal-account", "done"),
        ("session.begin", "done"),
    }
