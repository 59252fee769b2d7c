"""The OpenAPI 3.1 document, written from the registries at build time; no function imports this."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from shared.http.app import Api
from shared.http.parameters import COMPONENTS, HEADERS, of_path, of_query, shared_headers
from shared.http.refusals import refusals
from shared.http.reports import MEDIA, BrowserReports
from shared.http.routes import Route
from shared.kernel.permissions import Permission, groups
from shared.texts import sentence

type Example = Callable[[str], Any]
"""The example of a shape by its name in the document."""

REFERENCE = "01936f2a-4c00-7b11-9d01-5a3c8e7f0001"
_PLACES: Final[dict[str, str | int]] = {
    "most": 256,
    "resets_in": 30,
    "seconds": 30,
    "since": "23-11-2026",
    "day": "23-11-2026",
}
"""What fills the places of a refusal's sentence in an example."""

_PROBLEM = {
    "type": "object",
    "description": "A refusal (RFC 9457). `code` is stable; `reference` is what to quote to us.",
    "required": ["type", "title", "status", "code", "reference"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "reference": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "code", "detail"],
                "properties": {name: {"type": "string"} for name in ("pointer", "code", "detail")},
            },
        },
    },
}

_SECURITY = {
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-sid",
        "description": "The session that signing in gives.",
    },
    "csrf": {
        "type": "apiKey",
        "in": "header",
        "name": "X-CSRF-Token",
        "description": "The token of the session, on everything but GET.",
    },
    "signingIn": {
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-login",
        "description": "A sign-in or registration that has begun.",
    },
}
_BEGUN = "login-expired"
"""The code of the routes that go on with a sign-in or registration that has begun."""


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The shapes of the document: how each is referred to, and its example."""

    refs: Mapping[Any, str]
    example: Example

    def content(self, model: Any, mode: str) -> dict[str, Any]:
        ref = self.refs[model, mode]
        return {
            "application/json": {
                "schema": {"$ref": ref},
                "example": self.example(ref.rpartition("/")[2]),
            }
        }


def document(
    apis: Mapping[str, Api],
    statuses: Mapping[str, int],
    examples: Callable[[Mapping[str, Any]], Example],
) -> dict[str, Any]:
    """The whole API as one document; names of shapes carry their service where they clash.

    Args:
        apis: the registries by service.
        statuses: the HTTP status of each code that routes name by themselves.
        examples: gives the example of each shape, once it knows all shapes.
    """
    names, schemas = models_json_schema(
        _models(apis),
        ref_template="#/components/schemas/{model}",
    )
    shapes: dict[str, Any] = schemas.get("$defs", {})
    known = _Shapes({key: value["$ref"] for key, value in names.items()}, examples(shapes))
    paths: dict[str, dict[str, Any]] = {}
    refused: dict[str, Any] = {}
    for service, api in apis.items():
        for route in api.routes:
            path = paths.setdefault(f"/api/{service}{route.path}", {})
            path[route.method.lower()] = _operation(service, route, known, statuses, refused)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Poortwachter",
            "version": "1",
            "summary": "Absence case management under the Dutch Gatekeeper Improvement Act",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": service} for service in apis],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": {"Problem": _PROBLEM, **shapes},
            "parameters": COMPONENTS,
            "headers": HEADERS,
            "responses": dict(sorted(refused.items())),
            "securitySchemes": _SECURITY,
        },
    }


def _models(apis: Mapping[str, Api]) -> list[Any]:
    found = [
        (model, mode)
        for api in apis.values()
        for route in api.routes
        for model, mode in ((route.body, "validation"), (route.answer, "serialization"))
        if model and model is not BrowserReports
    ]
    return list(dict.fromkeys(found))


def _operation(
    service: str, route: Route, shapes: _Shapes, statuses: Mapping[str, int], refused: dict[str, Any]
) -> dict[str, Any]:
    holders = sorted(key for key, group in groups().items() if route.permission in group.permissions)
    operation: dict[str, Any] = {
        "operationId": f"{service}_{route.function.__name__}",
        "tags": [service],
        "summary": route.summary,
        "description": f"Permission: `{route.permission}`.",
        "x-permission": str(route.permission),
        "x-groups": holders,
        "parameters": _parameters(route),
        "responses": {str(route.status): _success(route, shapes)} | _refused(route, statuses, refused),
        "security": _security(route),
    }
    if route.takes_reports:
        report = {"schema": {"type": ["array", "object"], "items": {"type": "object"}}, "example": []}
        operation["requestBody"] = {"required": True, "content": dict.fromkeys(MEDIA, report)}
    elif route.body:
        content = shapes.content(route.body, "validation")
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _security(route: Route) -> list[dict[str, list[str]]]:
    if route.permission is Permission.ANYONE:
        return [{"signingIn": []}] if _BEGUN in route.problems else []
    return [{"session": []} if route.method == "GET" else {"session": [], "csrf": []}]


def _parameters(route: Route) -> list[dict[str, Any]]:
    names = re.findall(r"{([^}]+)}", route.path)
    return [
        *(of_path(name) for name in names),
        *shared_headers(route),
        *(of_query(name) for name in route.query),
    ]


def _success(route: Route, shapes: _Shapes) -> dict[str, Any]:
    good: dict[str, Any] = {"description": route.summary, "headers": _headers(route)}
    if route.media == "application/json":
        good["content"] = {route.media: {"schema": {"type": "object"}, "example": {"openapi": "3.1.0"}}}
    elif route.media:
        good["content"] = {route.media: {"schema": {"type": "string", "format": "binary"}}}
    elif route.answer:
        good["content"] = shapes.content(route.answer, "serialization")
    return good


def _headers(route: Route) -> dict[str, Any]:
    names = ["X-Correlation-Id"]
    if route.answer and "version" in route.answer.model_fields:
        names.append("ETag")
    if route.wants_key:
        names.append("Idempotent-Replay")
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _refused(route: Route, statuses: Mapping[str, int], refused: dict[str, Any]) -> dict[str, Any]:
    """The refusals of a route as references; each new one is added to `refused`."""
    answers = {}
    for status, codes in refusals(route, statuses).items():
        name = ".".join((str(status), *codes))
        refused.setdefault(name, _refusal(status, codes))
        answers[str(status)] = {"$ref": f"#/components/responses/{name}"}
    return answers


def _refusal(status: int, codes: tuple[str, ...]) -> dict[str, Any]:
    names = ["X-Correlation-Id", *(["Retry-After"] if status in {409, 429} else [])]
    schema = {
        "allOf": [
            {"$ref": "#/components/schemas/Problem"},
            {"properties": {"code": {"enum": list(codes)}, "status": {"const": status}}},
        ]
    }
    return {
        "description": ", ".join(f"`{code}`" for code in codes),
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in names},
        "content": {
            "application/problem+json": {
                "schema": schema,
                "examples": {code: {"value": _problem(status, code)} for code in codes},
            }
        },
    }


def _problem(status: int, code: str) -> dict[str, Any]:
    told = {
        "type": f"urn:poortwachter:problem:{code}",
        "title": sentence("en", "problems", code, _PLACES),
        "status": status,
        "detail": sentence("en", "problems", f"{code}.detail", _PLACES, default=""),
        "code": code,
        "reference": REFERENCE,
    }
    if code == "invalid":
        detail = sentence("en", "fields", "required", {})
        told["errors"] = [{"pointer": "/name", "code": "required", "detail": detail}]
    return {name: value for name, value in told.items() if value != ""}
