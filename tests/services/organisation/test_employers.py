"""Employers: from a draft to what an office sees."""

import pytest

from shared.kernel.principal import Principal
from tests.builders.organisation import an_employer
from tests.services.cast import a_case_manager, a_cast, a_draft
from tests.services.local_system import LocalSystem, a_principal


@pytest.mark.proves("F39", "F59", "F60")
def test_a_published_employer_is_seen_by_its_office_and_by_no_other(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    published = a_cast(system)
    other = system.call("POST", "/api/organisation/offices", {"name": "Utrecht"}, by=klantbeheer).json
    stranger = a_case_manager(system, klantbeheer, other["id"], "Smit")
    path = f"/api/organisation/employers/{published.employer['id']}"

    assert system.call("GET", path, by=published.case_manager).status == 200
    names = [
        each["name"]
        for each in system.call("GET", "/api/organisation/employers", by=published.case_manager).json["items"]
    ]
    assert names == ["Bakkerij De Korenaar"]
    hidden = system.call("GET", path, by=stranger)
    assert (hidden.status, hidden.code) == (404, "not-found")
    assert system.call("GET", "/api/organisation/employers", by=stranger).json["items"] == []
    assert system.call("GET", f"{path}/employees", by=stranger).status == 404


@pytest.mark.proves("F58", "F59")
def test_a_draft_is_visible_to_customer_administration_only(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    draft = a_draft(system, klantbeheer)
    path = f"/api/organisation/employers/{draft['id']}"
    everywhere = a_principal("case_manager")

    assert system.call("GET", path, by=klantbeheer).json["state"] == "draft"
    assert system.call("GET", path, by=everywhere).status == 404
    assert system.call("GET", "/api/organisation/employers?state=draft", by=everywhere).json["items"] == []


@pytest.mark.proves("F61", "F62")
def test_publishing_names_what_is_missing_and_changes_nothing(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    office = system.call("POST", "/api/organisation/offices", {"name": "Rotterdam"}, by=klantbeheer).json
    draft = a_draft(system, klantbeheer)
    path = f"/api/organisation/employers/{draft['id']}"

    refused = system.call(
        "POST", f"{path}/publication", {"officeId": office["id"]}, by=klantbeheer, version=1
    )

    assert (refused.status, refused.code) == (422, "employer-incomplete")
    assert refused.pointers["/debtorNumber"] == "required"
    assert refused.pointers["/departments"] == "department-needed"
    assert system.call("GET", path, by=klantbeheer).json["state"] == "draft"


@pytest.mark.proves("F44", "F46", "F47", "F48", "F64")
def test_the_placeholders_for_unknown_are_accepted_and_listed(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    draft = a_draft(system, klantbeheer)
    form = an_employer(
        payrollTaxNumber="000000000L01", uwvConnectionNumber="12345678912345", sector="99", offering="_"
    )

    saved = system.call("PUT", f"/api/organisation/employers/{draft['id']}", form, by=klantbeheer, version=1)

    assert saved.json["unknown"] == ["/payrollTaxNumber", "/uwvConnectionNumber", "/sector", "/offering"]
    assert [each["pointer"] for each in saved.json["missing"]] == ["/caseManagerId", "/departments"]


def test_a_debtor_number_belongs_to_one_employer(system: LocalSystem, klantbeheer: Principal) -> None:
    first, second = a_draft(system, klantbeheer, "Eerste"), a_draft(system, klantbeheer, "Tweede")
    path = "/api/organisation/employers"
    assert system.call("PUT", f"{path}/{first['id']}", an_employer(), by=klantbeheer, version=1).status == 200

    taken = system.call("PUT", f"{path}/{second['id']}", an_employer(), by=klantbeheer, version=1)
    assert (taken.status, taken.code) == (409, "debtor-number-taken")

    other = an_employer(debtorNumber="3011JL14")
    assert system.call("PUT", f"{path}/{first['id']}", other, by=klantbeheer, version=2).status == 200
    assert (
        system.call("PUT", f"{path}/{second['id']}", an_employer(), by=klantbeheer, version=1).status == 200
    )


@pytest.mark.proves("IDM-2")
def test_a_form_saved_from_an_old_version_is_refused(system: LocalSystem, klantbeheer: Principal) -> None:
    draft = a_draft(system, klantbeheer)
    path = f"/api/organisation/employers/{draft['id']}"
    system.call("PUT", path, an_employer(), by=klantbeheer, version=1)

    stale = system.call("PUT", path, an_employer(name="Anders"), by=klantbeheer, version=1)

    assert (stale.status, stale.code) == (412, "version-mismatch")
    assert system.call("GET", path, by=klantbeheer).json["name"] == "Bakkerij De Korenaar"


def test_the_list_of_an_office_is_one_query_a_page(system: LocalSystem, klantbeheer: Principal) -> None:
    published = a_cast(system)
    system.calls.clear()

    system.call("GET", "/api/organisation/employers", by=published.case_manager)

    assert system.dynamodb_calls() == {"BatchGetItem": 1, "Query": 1, "PutItem": 1}


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"payrollTaxNumber": "123456789L01"}, "/payrollTaxNumber", "payroll-tax-number-check"),
        ({"uwvConnectionNumber": "123"}, "/uwvConnectionNumber", "uwv-connection-number"),
        ({"uwvBranch": "parijs"}, "/uwvBranch", "choice"),
        ({"sector": "36"}, "/sector", "sector"),
        ({"debtorNumber": "12345"}, "/debtorNumber", "debtor-number"),
        ({"employerCode": "VDD1"}, "/employerCode", "employer-code"),
        ({"phone": "12"}, "/phone", "phone"),
        ({"classifications": ["SICK", "GRIEP"]}, "/classifications/1", "choice"),
        ({"caseManagerId": "01920000-0000-7000-8000-000000000001"}, "/caseManagerId", "unknown-case-manager"),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_wrong_form_is_refused_by_field_in_the_callers_language(
    system: LocalSystem,
    klantbeheer: Principal,
    changes: dict[str, object],
    pointer: str,
    code: str,
    language: str,
) -> None:
    draft = a_draft(system, klantbeheer)
    path = f"/api/organisation/employers/{draft['id']}"

    refused = system.call("PUT", path, an_employer(**changes), by=klantbeheer, version=1, language=language)

    assert (refused.status, refused.pointers) == (422, {pointer: code})
    assert system.call("GET", path, by=klantbeheer).json["version"] == 1


def test_what_was_typed_anyhow_is_stored_in_one_form(system: LocalSystem, klantbeheer: Principal) -> None:
    draft = a_draft(system, klantbeheer)
    form = an_employer(phone="010-123 45 67", payrollTaxNumber="111222333l01", debtorNumber="3011 jl 12")

    saved = system.call(
        "PUT", f"/api/organisation/employers/{draft['id']}", form, by=klantbeheer, version=1
    ).json

    assert (saved["phone"], saved["payrollTaxNumber"], saved["debtorNumber"]) == (
        "+31101234567",
        "111222333L01",
        "3011JL12",
    )


def test_the_list_of_employers_goes_on_from_a_cursor(system: LocalSystem, klantbeheer: Principal) -> None:
    for name in ("Aarde", "Berg", "Zee"):
        a_draft(system, klantbeheer, name)
    path = "/api/organisation/employers?state=draft"

    first = system.call("GET", f"{path}&limit=2", by=klantbeheer).json
    rest = system.call("GET", f"{path}&limit=2&cursor={first['next']}", by=klantbeheer).json

    assert [each["name"] for each in (*first["items"], *rest["items"])] == ["Aarde", "Berg", "Zee"]
