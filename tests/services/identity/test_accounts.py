"""Accounts: who may make them, with which rights, and what part of the tree they see."""

import pytest

from shared.kernel.principal import Principal
from tests.services.identity.conftest import (
    INVITATION,
    an_active_person,
    an_invited_person,
    cookie_of,
    mailed_token,
    principal_of,
)
from tests.services.local_system import LocalSystem, a_principal

OFFICE = "01920000-0000-7000-8000-000000000001"
OTHER = "01920000-0000-7000-8000-000000000002"


@pytest.mark.proves("F20", "F23", "F26")
def test_a_new_account_gets_a_login_name_of_the_pattern(system: LocalSystem, klantbeheer: Principal) -> None:
    card = system.call("POST", "/api/identity/users", INVITATION, by=klantbeheer).json

    assert card["loginName"] == "PW.Casemanager.Amrani"
    assert (card["status"], card["allowedActions"]) == ("invited", ["block", "invite", "change-scopes"])


def test_a_proposed_login_name_that_is_taken_gets_the_next_number(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    names = [
        system.call("POST", "/api/identity/users", INVITATION, by=klantbeheer).json["loginName"]
        for _ in range(3)
    ]

    assert names == ["PW.Casemanager.Amrani", "PW.Casemanager.Amrani2", "PW.Casemanager.Amrani3"]


def test_a_login_name_is_taken_once_in_any_case(system: LocalSystem, klantbeheer: Principal) -> None:
    system.call("POST", "/api/identity/users", INVITATION | {"loginName": "PW.A.B"}, by=klantbeheer)

    taken = system.call("POST", "/api/identity/users", INVITATION | {"loginName": "pw.a.b"}, by=klantbeheer)

    assert (taken.status, taken.code) == (409, "login-name-taken")


@pytest.mark.parametrize(
    ("changes", "status", "pointers"),
    [
        ({"groups": ["nobody"]}, 422, {"/groups/0": "unknown-group"}),
        ({"groups": []}, 422, {"/groups": "too-few"}),
        ({"scopes": []}, 422, {"/scopes": "scope-needed"}),
        ({"scopes": [OFFICE[:-2] + f"{n:02}" for n in range(51)]}, 422, {"/scopes": "too-many-scopes"}),
        ({"email": "fatima"}, 422, {"/email": "email"}),
        ({"phone": "12"}, 422, {"/phone": "phone"}),
        ({"medical": True}, 422, {"/medical": "unknown-field"}),
        ({"status": "active"}, 422, {"/status": "unknown-field"}),
        ({"groups": ["super_administrator"]}, 403, {}),
    ],
)
def test_a_wrong_account_is_refused_and_not_made(
    system: LocalSystem,
    klantbeheer: Principal,
    changes: dict[str, object],
    status: int,
    pointers: dict[str, str],
) -> None:
    refused = system.call("POST", "/api/identity/users", INVITATION | changes, by=klantbeheer)

    assert (refused.status, refused.pointers) == (status, pointers)
    assert system.call("GET", "/api/identity/users", by=klantbeheer).json["items"] == []


@pytest.mark.proves("ADM-2")
def test_nobody_grants_a_part_of_the_tree_outside_their_own(system: LocalSystem) -> None:
    of_one_office = a_principal("customer_admin", scopes=(OFFICE,))

    refused = system.call("POST", "/api/identity/users", INVITATION | {"scopes": [OTHER]}, by=of_one_office)

    assert (refused.status, refused.code) == (403, "right-not-held")


@pytest.mark.proves("ADM-2")
def test_nobody_changes_their_own_account(system: LocalSystem, klantbeheer: Principal) -> None:
    person = an_active_person(system, klantbeheer, groups=["customer_admin"])
    version = person.ask("GET", f"/api/identity/users/{person.user_id}").json["version"]
    path = f"/api/identity/users/{person.user_id}"

    blocked = person.ask("POST", f"{path}/block", {"reason": "test"}, version=version)
    widened = person.ask("PUT", f"{path}/scopes", {"scopes": ["environment"]}, version=version)

    assert (blocked.code, widened.code) == ("own-account", "own-account")


@pytest.mark.proves("SES-5", "F32")
def test_other_scopes_hold_from_the_next_request_on(system: LocalSystem, klantbeheer: Principal) -> None:
    person = an_active_person(system, klantbeheer)
    path = f"/api/identity/users/{person.user_id}"
    version = system.call("GET", path, by=klantbeheer).json["version"]

    assert (
        system.call("PUT", f"{path}/scopes", {"scopes": [OTHER]}, by=klantbeheer, version=version).status
        == 200
    )

    assert principal_of(system, cookie_of(person)).scopes == {OTHER}


def test_a_second_invitation_replaces_the_first_link(system: LocalSystem, klantbeheer: Principal) -> None:
    person = an_invited_person(system, klantbeheer)
    first = mailed_token(system, person.user_id)
    path = f"/api/identity/users/{person.user_id}/invitation"
    system.passes(seconds=1)

    assert system.call("POST", path, {}, by=klantbeheer).status == 202

    body = {"password": "roodborst-zingt-in-de-regen"}
    old = person.ask("POST", "/api/identity/activations", body | {"token": first})
    new = person.ask(
        "POST", "/api/identity/activations", body | {"token": mailed_token(system, person.user_id)}
    )
    assert (old.status, new.status) == (404, 200)


def test_the_list_of_accounts_goes_on_from_a_cursor(system: LocalSystem, klantbeheer: Principal) -> None:
    for name in ("Aalders", "Bakker", "Claassen"):
        an_invited_person(system, klantbeheer, lastName=name)

    first = system.call("GET", "/api/identity/users?limit=2", by=klantbeheer).json
    rest = system.call("GET", f"/api/identity/users?limit=2&cursor={first['next']}", by=klantbeheer).json

    assert [each["lastName"] for each in (*first["items"], *rest["items"])] == [
        "Aalders",
        "Bakker",
        "Claassen",
    ]
    assert rest["next"] is None


def test_the_groups_tell_their_side_and_whether_they_need_scopes(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    found = system.call("GET", "/api/identity/groups", by=klantbeheer, language="en").json["items"]

    by_key = {each["key"]: each for each in found}
    assert by_key["case_manager"] == {
        "key": "case_manager",
        "name": "Case manager",
        "side": "arbo",
        "needsScopes": True,
    }
    assert not by_key["super_administrator"]["needsScopes"]
