"""Whose session a cookie is: its form, what is kept of it, and what finding out costs."""

import hashlib
import hmac
from collections.abc import Sequence

import pytest

from shared.aws.clients import client
from shared.aws.dynamo import Key, Table
from shared.aws.serde import Item
from shared.kernel.principal import ANONYMOUS, Kind, Principal
from tests.services.identity.conftest import Person, an_active_person, cookie_of, principal_of
from tests.services.identity.portal import an_employee
from tests.services.local_system import LocalSystem


@pytest.fixture
def fatima(system: LocalSystem, klantbeheer: Principal) -> Person:
    """A case manager who is signed in."""
    return an_active_person(system, klantbeheer)


def test_the_authorizer_makes_one_call_and_a_second_when_it_notes_the_use(
    system: LocalSystem, fatima: Person
) -> None:
    costs = []
    for seconds in (0, 30, 30):
        system.passes(seconds=seconds)
        system.calls.clear()
        assert principal_of(system, cookie_of(fatima)).user_id == fatima.user_id
        costs.append(system.dynamodb_calls())

    assert costs == [{"BatchGetItem": 1}, {"BatchGetItem": 1, "UpdateItem": 1}, {"BatchGetItem": 1}]


def test_the_one_call_reads_what_was_written_last(
    system: LocalSystem, fatima: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    batch_get = Table.batch_get

    def noted(table: Table, keys: Sequence[Key], *, consistent: bool = False) -> dict[Key, Item]:
        asked.append(consistent)
        return batch_get(table, keys, consistent=consistent)

    monkeypatch.setattr(Table, "batch_get", noted)
    principal_of(system, cookie_of(fatima))

    assert asked == [True]


def test_to_a_portal_account_it_is_the_same(system: LocalSystem) -> None:
    jan = an_employee(system)
    system.calls.clear()

    principal = principal_of(system, cookie_of(jan))

    assert (principal.kind, principal.user_id) == (Kind.PORTAL, jan.user_id)
    assert system.dynamodb_calls() == {"BatchGetItem": 1}


@pytest.mark.proves("SES-1")
def test_a_cookie_is_the_account_and_a_secret_of_which_only_the_hash_is_kept(
    system: LocalSystem, fatima: Person
) -> None:
    user_id, _, secret = cookie_of(fatima).partition(".")
    rows = client("dynamodb").scan(TableName="identity-table")["Items"]
    kept = {row["pk"]["S"] for row in rows if row["pk"]["S"].startswith("SESSION#")}

    assert user_id == fatima.user_id
    assert len(secret) == 43  # 256 bits in base64
    assert kept == {f"SESSION#{hashlib.sha256(secret.encode()).hexdigest()}"}
    assert secret not in str([*rows, *system.outbox("identity")])


@pytest.mark.proves("WEB-1")
def test_the_token_of_unsafe_requests_is_made_from_the_whole_cookie(fatima: Person) -> None:
    made = hmac.digest(cookie_of(fatima).encode(), b"csrf", "sha256").hex()

    assert fatima.csrf == made
    assert fatima.ask("GET", "/api/identity/session").json["csrfToken"] == made


@pytest.mark.proves("SES-1")
def test_a_session_under_the_name_of_another_account_is_nobodys(
    system: LocalSystem, klantbeheer: Principal, fatima: Person
) -> None:
    piet = an_active_person(system, klantbeheer, lastName="Bakker", groups=["customer_admin"])
    _, _, secret = cookie_of(fatima).partition(".")
    forged = Person(system, "", "", cookies={"__Host-sid": f"{piet.user_id}.{secret}"})

    assert principal_of(system, cookie_of(forged)) == ANONYMOUS
    assert forged.ask("GET", "/api/identity/session").status == 401
    assert principal_of(system, cookie_of(fatima)).user_id == fatima.user_id


@pytest.mark.parametrize(
    "form", ["", ".", "{secret}", ".{secret}", "{user}.", "{user}{secret}", "jan.{secret}", "{USER}.{secret}"]
)
def test_a_cookie_of_another_form_is_nobodys_and_costs_nothing(
    system: LocalSystem, fatima: Person, form: str
) -> None:
    user_id, _, secret = cookie_of(fatima).partition(".")
    system.calls.clear()

    cookie = form.format(user=user_id, USER=user_id.upper(), secret=secret)

    assert principal_of(system, cookie) == ANONYMOUS
    assert system.dynamodb_calls() == {}


def test_a_secret_that_opens_nothing_is_nobodys(system: LocalSystem, fatima: Person) -> None:
    assert principal_of(system, cookie_of(fatima)[::-1]) == ANONYMOUS
    assert principal_of(system, cookie_of(fatima) + "x") == ANONYMOUS
    assert principal_of(system, f"{fatima.user_id}.{'x' * 43}") == ANONYMOUS
