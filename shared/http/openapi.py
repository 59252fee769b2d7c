"""The OpenAPI 3.1 document, written from the registries at build time; no function imports this."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from shared.http.app import Api, Route
from shared.http.reports import MEDIA, BrowserReports
from shared.kernel.permissions import Permission

_PROBLEM = {
    "type": "object",
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


def document(apis: Mapping[str, Api]) -> dict[str, Any]:
    """The whole API as one document; names of shapes carry their service where they clash."""
    models = [
        (model, mode)
        for api in apis.values()
        for route in api.routes
        for model, mode in ((route.body, "validation"), (route.answer, "serialization"))
        if model and model is not BrowserReports
    ]
    names, schemas = models_json_schema(
        [(model, mode) for model, mode in dict.fromkeys(models)],  # type: ignore[misc]
        ref_template="#/components/schemas/{model}",
    )
    refs = {key: value["$ref"] for key, value in names.items()}
    paths: dict[str, dict[str, Any]] = {}
    for service, api in apis.items():
        for route in api.routes:
            path = paths.setdefault(f"/api/{service}{route.path}", {})
            path[route.method.lower()] = _operation(service, route, refs)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Poortwachter",
            "version": "1",
            "summary": "Absence case management under the Dutch Gatekeeper Improvement Act",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": "/"}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": {"Problem": _PROBLEM, **schemas.get("$defs", {})},
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "__Host-sid"}},
        },
    }


def _operation(service: str, route: Route, refs: Mapping[Any, str]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": f"{service}_{route.function.__name__}",
        "tags": [service],
        "summary": route.summary,
        "description": f"Permission: `{route.permission}`.",
        "parameters": _parameters(route),
        "responses": _responses(route, refs),
        "security": [] if route.permission is Permission.ANYONE else [{"session": []}],
    }
    if route.takes_reports:
        report = {"schema": {"type": ["array", "object"]}}
        operation["requestBody"] = {"required": True, "content": dict.fromkeys(MEDIA, report)}
    elif route.body:
        schema = {"$ref": refs[(route.body, "validation")]}
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return operation


def _parameters(route: Route) -> list[dict[str, Any]]:
    names = re.findall(r"{([^}]+)}", route.path)
    found = [_parameter(name, "path", is_required=True) for name in names]
    if route.wants_key:
        found.append(_parameter("Idempotency-Key", "header", is_required=True))
    if route.needs_version:
        found.append(_parameter("If-Match", "header", is_required=True))
    found += [_parameter(name, "query", is_required=False) for name in route.query]
    return found


def _parameter(name: str, place: str, *, is_required: bool) -> dict[str, Any]:
    return {"name": name, "in": place, "required": is_required, "schema": {"type": "string"}}


def _responses(route: Route, refs: Mapping[Any, str]) -> dict[str, Any]:
    good: dict[str, Any] = {"description": route.summary}
    if route.media:
        good["content"] = {route.media: {"schema": {"type": "string", "format": "binary"}}}
    elif route.answer:
        schema = {"$ref": refs[(route.answer, "serialization")]}
        good["content"] = {"application/json": {"schema": schema}}
    problem = {
        "description": _codes(route),
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    return {str(route.status): good, "default": problem}


def _codes(route: Route) -> str:
    own = ", ".join(f"`{code}`" for code in route.problems)
    return f"A problem document (RFC 9457){'; its own codes: ' + own if own else ''}."
