"""The document of the API: valid, whole, not drifted, with examples that are what they say."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from shared.http.body import parse
from shared.http.refusals import refusals
from shared.http.routes import Area, Route
from shared.kernel.permissions import Permission, groups
from tests.contracts.apis import every_route
from tests.contracts.documented import committed, is_documented, operations
from tests.contracts.examples import Examples, NoValueError
from tests.contracts.openapi import PATH, text
from tests.contracts.problem_codes import statuses

EVERY = [pytest.param(operation, id=f"{method} {path}") for method, path, operation in operations()]
BODIES = [
    pytest.param(service, route, id=f"{route.method} {service}{route.path}")
    for service, route in every_route()
    if route.body and not route.takes_reports
]


def test_the_committed_document_is_that_of_the_code() -> None:
    assert PATH.read_text("utf-8") == text(), "run: make openapi"


def test_the_document_is_openapi() -> None:
    assert [str(each) for each in OpenAPIV31SpecValidator(committed()).iter_errors()] == []


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """What the schema finds wrong with a value."""
    whole = {**schema, "components": committed()["components"]}
    return [each.message for each in Draft202012Validator(whole).iter_errors(value)]


@pytest.mark.parametrize("operation", EVERY)
def test_an_operation_tells_who_may_what_it_answers_and_how_it_refuses(operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["x-permission"] in set(Permission)
    assert set(operation["x-groups"]) <= groups().keys()
    assert (operation["security"] == []) <= (operation["x-permission"] == Permission.ANYONE)
    assert sum(status.startswith("2") for status in operation["responses"]) == 1
    assert "500" in operation["responses"]
    assert "default" not in operation["responses"]


@pytest.mark.parametrize("operation", EVERY)
def test_an_example_is_what_its_schema_says(operation: dict[str, Any]) -> None:
    good = next(each for status, each in operation["responses"].items() if status.startswith("2"))
    parts = [*operation.get("requestBody", {}).get("content", {}).items(), *good.get("content", {}).items()]

    for media, part in parts:
        if media.endswith(("json", "report")):
            assert faults(part["schema"], part["example"]) == []


@pytest.mark.parametrize("name", sorted(committed()["components"]["responses"]))
def test_an_example_of_a_refusal_is_what_its_schema_says(name: str) -> None:
    content = committed()["components"]["responses"][name]["content"]["application/problem+json"]

    assert {f"{name.partition('.')[0]}.{code}" for code in content["examples"]} <= {
        f"{status}.{code}"
        for code, status in [
            *statuses().items(),
            ("internal-error", 500),
            ("row-unreadable", 500),
            ("version-mismatch", 412),
            ("not-found", 404),
        ]
    }
    for example in content["examples"].values():
        assert faults(content["schema"], example["value"]) == []


@pytest.mark.parametrize(("service", "route"), BODIES)
def test_an_example_of_a_request_is_taken_by_the_door(service: str, route: Route) -> None:
    operation = committed()["paths"][f"/api/{service}{route.path}"][route.method.lower()]
    example = operation["requestBody"]["content"]["application/json"]["example"]

    import orjson

    assert route.body is not None
    assert parse(orjson.dumps(example), route.body)


def test_a_text_without_a_value_is_refused_by_name() -> None:
    shapes = {"Cat": {"properties": {"whiskers": {"type": "string"}}}}

    with pytest.raises(NoValueError, match=r"Cat\.whiskers"):
        Examples(shapes)("Cat")


def test_a_shape_within_itself_ends() -> None:
    columns = {"type": "array", "items": {"$ref": "#/components/schemas/Field"}}
    shapes = {
        "Field": {
            "type": "object",
            "properties": {"columns": columns, "size": {"type": "integer", "minimum": 3}},
        }
    }

    assert Examples(shapes)("Field") == {"columns": [], "size": 3}


def test_a_choice_with_a_name_of_its_own_is_no_object() -> None:
    field = {"type": "object", "properties": {"colour": {"$ref": "#/$defs/Colour"}}}

    assert Examples({"Cat": field, "Colour": {"enum": ["black", "white"]}})("Cat") == {"colour": "black"}


def test_a_route_cannot_name_a_code_that_nothing_raises() -> None:
    area = Area()

    @area.route("GET", "/cats", permission=Permission.SIGNED_IN, problems=("no-cats",), status=204)
    def list_cats(_call: object) -> None:
        """List cats."""

    with pytest.raises(LookupError, match="no-cats"):
        refusals(area.routes[0], statuses())


@pytest.mark.parametrize(
    ("method", "path", "status", "code", "is_told"),
    [
        ("GET", "/api/identity/session", 200, "", True),
        ("GET", "/api/identity/session", 201, "", False),
        ("GET", "/api/identity/session", 401, "not-signed-in", True),
        ("GET", "/api/identity/session", 401, "login-failed", False),
        ("GET", "/api/messaging/dialogs/unread", 404, "not-found", True),
        ("GET", "/api/nothing", 404, "not-found", True),
        ("GET", "/api/nothing", 200, "", False),
    ],
)
def test_the_document_says_whether_it_names_an_answer(
    method: str, path: str, status: int, code: str, *, is_told: bool
) -> None:
    assert is_documented(method, path, status, code) is is_told
