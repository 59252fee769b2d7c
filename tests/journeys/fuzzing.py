"""What the fuzzing of the API stands on: who calls, what exists to be asked for, and how a case is sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import schemathesis
from hypothesis import assume
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis import checks as known

from tests.contracts.openapi import PATH
from tests.journeys.deployed import DeployedSystem
from tests.journeys.visit import Api

schemathesis.serializer.alias("application/csp-report", "application/json")

SCHEMA: Final[Any] = schemathesis.openapi.from_path(str(PATH))
CHECKS: Final = [
    known.not_a_server_error,
    *(
        check
        for check in known.CHECKS.get_all()
        if check.__name__
        in {
            "status_code_conformance",
            "content_type_conformance",
            "response_headers_conformance",
            "response_schema_conformance",
        }
    ),
]
EXCLUDED: Final = {
    "POST /api/identity/sign-out": "ends the session with which the rest is asked; its own test signs out",
}
"""Operation → why a signed-in caller leaves it out; the anonymous one calls it all the same."""

ROLES: Final = ("Casemanager Rotterdam", "Werkgever", "Klantbeheer", "Superbeheerder", "Privacyfunctionaris")
_QUERY_IDS: Final = {"employer": "employer_id", "dossier": "dossier_id"}


_NOBODY: Final = {
    "firstName": "Niemand",
    "lastName": "Nodig",
    "email": "niemand@arbodienst.example",
    "groups": ["invoicing"],
    "scopes": ["environment"],
}
"""The account that is blocked, opened and given scopes: nobody works with it."""


@dataclass
class Caller:
    """Somebody who calls: a role, with its session."""

    role: str
    api: Api
    permissions: frozenset[str]

    def headers(self) -> dict[str, str]:
        """What a client of ours sends with everything."""
        sent = {"Sec-Fetch-Site": "same-origin", "Host": self.api.host}
        if self.api.csrf:
            sent["X-CSRF-Token"] = self.api.csrf
        if self.api.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.api.cookies.items())
        return sent


@dataclass
class Ground:
    """The system under test.

    Attributes:
        ids: real ids by the name of a path parameter, so that cases come past the first 404.
        calls: how many requests were sent.
    """

    url: str
    callers: list[Caller]
    ids: dict[str, list[str]]
    calls: int = 0
    statuses: dict[int, int] = field(default_factory=dict)

    def ask(self, case: Any, caller: Caller) -> None:
        """Sends a case, and holds the answer against the document.

        Raises:
            FailureGroup: the answer is a fault, or is not what the document names.
        """
        response = case.call(base_url=self.url, headers=caller.headers(), timeout=30)
        self.calls += 1
        self.statuses[response.status_code] = self.statuses.get(response.status_code, 0) + 1
        case.validate_response(response, checks=CHECKS)


def every_operation() -> list[Any]:
    """The operations of the document as committed."""
    found = (each.ok() for each in SCHEMA.get_all_operations())
    return [each for each in found if each is not None]


def open_ground(system: DeployedSystem) -> Ground:
    """Signs everybody in, and collects what exists."""
    anonymous = Caller("anonymous", system.api(), frozenset({"public:route:call"}))
    return Ground(
        system.api().url, [anonymous, *(_caller(system, role) for role in ROLES)], _existing(system)
    )


def _caller(system: DeployedSystem, role: str) -> Caller:
    api = system.signed_in(role)
    permissions = api.ask("GET", "/api/identity/session").json()["permissions"]
    return Caller(role, api, frozenset(permissions))


def _existing(system: DeployedSystem) -> dict[str, list[str]]:
    admin = system.signed_in("Klantbeheer")

    def items(path: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = admin.ask("GET", path).json()["items"]
        return found

    employers = items("/api/organisation/employers")
    employees = [
        each
        for employer in employers
        for each in items(f"/api/organisation/employers/{employer['id']}/employees")
    ]
    invited = admin.ask("POST", "/api/identity/users", _NOBODY)
    manager = system.signed_in("Casemanager Rotterdam")
    cases = [manager.ask("GET", f"/api/trajects/dossiers/{each['dossierId']}").json() for each in employees]
    return {
        "traject_id": [traject["id"] for case in cases for traject in case.get("trajects", [])],
        "employee_id": [each["id"] for each in employees],
        "department_id": [
            each["id"]
            for employer in employers
            for each in admin.ask("GET", f"/api/organisation/employers/{employer['id']}").json()[
                "departments"
            ]
        ],
        "user_id": [invited.json()["id"]],
        "employer_id": [each["id"] for each in employers],
        "dossier_id": [each["dossierId"] for each in employees],
        "officeId": [each["id"] for each in items("/api/organisation/offices")],
        "caseManagerId": [each["id"] for each in items("/api/organisation/case-managers")],
    }


def cases(operation: Any, ids: Mapping[str, list[str]], mode: Any) -> st.SearchStrategy[Any]:
    """Cases of an operation, its example among them, about things that exist as often as not.

    No line feed stands in a path: the emulator's CloudFront looks for `/api/*` in the first line of it only.
    """

    examples = operation.get_strategies_from_examples() if mode is GenerationMode.POSITIVE else []

    @st.composite
    def drawn(draw: Callable[[Any], Any]) -> Any:
        case = draw(st.one_of(*examples, operation.as_strategy(generation_mode=mode)))
        for name, value in (case.path_parameters or {}).items():
            assume("\n" not in str(value))
            _replace(draw, case.path_parameters, name, ids.get(name, []))
        for name, source in _QUERY_IDS.items():
            if name in (case.query or {}):
                _replace(draw, case.query, name, ids.get(source, []))
        if isinstance(case.body, dict):
            for name in case.body:
                _replace(draw, case.body, name, ids.get(name, []))
        return case

    return drawn()


def _replace(draw: Callable[[Any], Any], values: Any, name: str, known_ids: list[str]) -> None:
    if known_ids and draw(st.booleans()):
        values[name] = draw(st.sampled_from(known_ids))
