"""Employees: hired under a department."""

import pytest

from shared.kernel.principal import Principal
from tests.builders.organisation import LINE_MANAGER, a_hire
from tests.services.cast import a_cast, a_draft
from tests.services.local_system import LocalSystem


@pytest.mark.proves("F68", "F72")
def test_an_employee_stands_under_a_department_with_a_line_manager(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    published = a_cast(system)
    path = f"/api/organisation/employers/{published.employer['id']}"

    [employee] = system.call("GET", f"{path}/employees", by=published.case_manager).json["items"]

    assert employee["displayName"] == "J. (Jan) van den Berg"
    assert employee["bsnMasked"] == "••••••333"
    assert employee["employments"][0]["departmentName"] == "Bakkerij"
    [department] = system.call("GET", path, by=klantbeheer).json["departments"]
    assert department["lineManager"]["name"] == LINE_MANAGER["name"]


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"employment": {"end": "2019-12-31"}}, "/employment/end", "end-before-start"),
        ({"birthDate": "2015-01-01"}, "/birthDate", "birth-date"),
        (
            {"employment": {"hoursPerWeek": 80, "fullTimeHours": 36}},
            "/employment/hoursPerWeek",
            "part-time-factor",
        ),
        ({"lastName": ""}, "/lastName", "too-short"),
        ({"birthDate": "17-05-1985"}, "/birthDate", "date"),
        ({"lastName": 7}, "/lastName", "text"),
        ({"role": "admin"}, "/role", "unknown-field"),
        ({"lastName": "Berg\u202e"}, "/lastName", "character"),
    ],
)
def test_a_wrong_employee_is_refused_by_field(
    system: LocalSystem, klantbeheer: Principal, changes: dict[str, object], pointer: str, code: str
) -> None:
    draft = a_draft(system, klantbeheer)
    path = f"/api/organisation/employers/{draft['id']}"
    department = system.call("POST", f"{path}/departments", {"name": "Winkel"}, by=klantbeheer).json

    refused = system.call("POST", f"{path}/employees", a_hire(department["id"], **changes), by=klantbeheer)

    assert (refused.status, refused.pointers) == (422, {pointer: code})
    assert system.call("GET", f"{path}/employees", by=klantbeheer).json["items"] == []
