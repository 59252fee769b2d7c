"""Every route × every role, generated from the registries; the table that the security officer reads."""

import re

import pytest

from shared.http.routes import Route
from shared.kernel.permissions import Permission, groups
from shared.kernel.principal import ANONYMOUS, Kind, Principal
from shared.permission_table import show_permissions
from tests.contracts.apis import every_route
from tests.services.cast import a_cast
from tests.services.local_system import LocalSystem, a_principal

UNKNOWN = "01920000-0000-7000-8000-00000000ffff"
ROUTES = [
    pytest.param(service, route, id=f"{route.method} {service}{route.path}")
    for service, route in every_route()
]

# What the field says of each right: the action × role matrix of the manual, capital letters only where it is stated.
STATED: dict[Permission, dict[str, bool]] = {
    Permission.ACCOUNT_CREATE: {
        "customer_admin": True,
        **dict.fromkeys(("case_manager", "employer_direct"), False),
    },
    Permission.EMPLOYER_CREATE: {"customer_admin": True, "case_manager": False, "employer_direct": False},
    Permission.EMPLOYER_PUBLISH: {"customer_admin": True, "case_manager": False, "employer_direct": False},
    Permission.EMPLOYEE_CREATE: {"customer_admin": True, "case_manager": False},
    Permission.ABSENCE_REPORT: {
        **dict.fromkeys(
            (
                "customer_admin",
                "case_manager",
                "case_manager_administrative",
                "case_manager_self_insurer_administrative",
                "case_manager_task_delegation",
                "case_manager_zw",
                "zw_wage_specialist",
                "invoicing",
                "labour_expert",
                "employer_direct",
                "employer_insured",
                "employer_case_manager",
            ),
            True,
        ),
        **dict.fromkeys(("occupational_physician", "case_manager_wga", "wga_wac", "privacy_officer"), False),
    },
    Permission.ABSENCE_RECOVER: {
        **dict.fromkeys(("case_manager", "employer_direct", "employer_insured"), True),
        **dict.fromkeys(("occupational_physician", "case_manager_wga", "wga_wac"), False),
    },
    Permission.PREGNANCY_REPORT: {
        **dict.fromkeys(
            (
                "case_manager",
                "case_manager_administrative",
                "case_manager_task_delegation",
                "case_manager_zw",
                "employer_direct",
                "employer_insured",
            ),
            True,
        ),
        **dict.fromkeys(("case_manager_self_insurer_administrative", "case_manager_wga"), False),
    },
    Permission.REPORT_READ: {key: group.side in {"arbo", "employer"} for key, group in groups().items()},
}


@pytest.mark.proves("AZ-9", "F20", "F113")
@pytest.mark.parametrize("permission", list(STATED))
def test_what_the_manual_states_of_a_right_is_locked(permission: Permission) -> None:
    for key, is_held in STATED[permission].items():
        assert (permission in groups()[key].permissions) is is_held, key


@pytest.mark.proves("AZ-1")
@pytest.mark.parametrize(("service", "route"), ROUTES)
def test_every_route_names_a_permission_a_summary_and_its_shapes(service: str, route: Route) -> None:
    assert isinstance(route.permission, Permission)
    assert route.summary.endswith(".")
    assert route.body is not None or route.method == "GET", service
    assert route.answer is not None or route.media or route.status == 204


def _path(service: str, route: Route) -> str:
    """The route with ids of nothing."""
    filled = route.path
    filled = filled.replace("{number}", "1").replace("{form}", "plan_of_action")
    filled = filled.replace("{task_key}", "contact_w1")
    filled = re.sub(r"{\w+_id}", UNKNOWN, filled)
    needed = {"employer": UNKNOWN, "dossier": UNKNOWN, "from": "2026-01", "until": "2026-12"}
    query = "&".join(f"{name}={value}" for name, value in needed.items() if name in route.query)
    return f"/api/{service}{filled}?{query}"


@pytest.mark.proves("AZ-10", "MSG-4")
@pytest.mark.parametrize(("service", "route"), ROUTES)
def test_route_by_role(system: LocalSystem, service: str, route: Route) -> None:
    """Without the permission 403 before any work (to the portal 404); with it never 401 or 403 for want of it."""
    callers: dict[str, Principal] = {"anonymous": ANONYMOUS} | {key: a_principal(key) for key in groups()}
    for key, caller in callers.items():
        system.calls.clear()

        answer = system.call(
            route.method, _path(service, route), {} if route.body else None, by=caller, version=1
        )

        if route.takes_reports:
            assert (answer.status, answer.code) == (415, "not-a-report")
        elif route.permission is Permission.ANYONE:
            assert answer.status in {401, 404, 422}, key
        elif key == "anonymous":
            assert (answer.status, answer.code) == (401, "not-signed-in")
        elif caller.kind is Kind.PORTAL and not caller.may(route.permission):
            assert (answer.status, answer.code) == (404, "not-found"), key
            assert not system.dynamodb_calls(), key
        elif caller.may(route.permission):
            assert answer.status not in {401, 403} or answer.code == "not-signed-in", key
        else:
            assert (answer.status, answer.code) == (403, "no-permission"), key
            assert not system.dynamodb_calls(), key


@pytest.mark.proves("AZ-6", "AZ-10")
@pytest.mark.parametrize(
    "key", [key for key, group in groups().items() if group.side in {"arbo", "employer"}]
)
def test_role_by_object(system: LocalSystem, key: str) -> None:
    """An object in scope is seen as the role may; one of a sibling, and one that does not exist, are 404 alike."""
    cast = a_cast(system)
    system.passes(minutes=2)
    sibling = "01920000-0000-7000-8000-00000000eeee"
    paths = {
        Permission.EMPLOYER_READ: f"/api/organisation/employers/{cast.employer['id']}",
        Permission.EMPLOYEE_READ: f"/api/organisation/employers/{cast.employer['id']}/employees",
        Permission.DOSSIER_READ: cast.dossier,
        Permission.DIALOG_START: f"/api/messaging/recipients?dossier={cast.employee['dossierId']}",
        Permission.REPORT_READ: f"/api/statistics/absence?employer={cast.employer['id']}&from=2026-01&until=2026-12",
    }
    for permission, path in paths.items():
        own = a_principal(key, scopes=(cast.employer["id"],))
        parent = a_principal(key, scopes=(cast.office["id"],))
        other = a_principal(key, scopes=(sibling,))
        if not own.may(permission):
            assert system.call("GET", path, by=own).status == 403
            continue
        assert system.call("GET", path, by=own).status == 200
        assert system.call("GET", path, by=parent).status == 200
        hidden = system.call("GET", path, by=other, headers={"x-correlation-id": "one-and-the-same"})
        absent = system.call(
            "GET",
            path.replace(cast.employer["id"], UNKNOWN).replace(cast.employee["dossierId"], UNKNOWN),
            by=other,
            headers={"x-correlation-id": "one-and-the-same"},
        )
        assert hidden.status == 404
        assert hidden.text == absent.text


def test_the_table_for_people_says_what_the_groups_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert show_permissions([]) == 0

    head, _, *rows = [line.split("|")[1:-1] for line in capsys.readouterr().out.splitlines() if "|" in line]
    codes = [each.strip() for each in head[1:]]
    shown = {row[0].strip(" `"): row[1:] for row in rows}
    for group in groups().values():
        column = codes.index(group.code)
        held = {name for name, row in shown.items() if row[column].strip() == "x"}
        assert held == set(group.permissions)
        assert set(shown["does the tasks of"][column].split()) == group.executes
