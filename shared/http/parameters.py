"""Parameters and headers as the OpenAPI document tells them; read when it is written."""

from typing import Any, Final

from shared.http.paging import DEFAULT_ITEMS, MOST_ITEMS
from shared.http.routes import Route

_TEXT: Final = {"type": "string"}
_MONTH: Final = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$", "example": "2026-01"}
_ID: Final = {"type": "string", "format": "uuid"}

_PATH: Final[dict[str, tuple[dict[str, Any], Any]]] = {
    "number": ({"type": "integer", "minimum": 1, "maximum": 9999}, 1),
    "name": ({"type": "string", "enum": ["openapi", "asyncapi"]}, "openapi"),
    "form": (_TEXT, "plan_of_action"),
    "task_key": (_TEXT, "plan_of_action"),
}
_QUERY: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "limit": (
        {"type": "integer", "minimum": 1, "maximum": MOST_ITEMS, "default": DEFAULT_ITEMS},
        "How many rows a page holds.",
    ),
    "cursor": (_TEXT, "The `next` of the page before; bound to caller and list."),
    "employer": (_ID, "Of this employer."),
    "dossier": (_ID, "About this dossier."),
    "from": (_MONTH, "The first month."),
    "until": (_MONTH, "The last month, at most five years on."),
    "state": ({"type": "string", "enum": ["published", "draft"], "default": "published"}, "In this state."),
}
_NEEDED: Final = frozenset({"employer", "dossier", "from", "until"})
"""A list or report that would otherwise be of everything."""
_EXAMPLE_ID: Final = "01936f2a-4c00-7b11-9d01-5a3c8e7f0002"

COMPONENTS: Final[dict[str, Any]] = {
    "Accept-Language": {
        "name": "Accept-Language",
        "in": "header",
        "description": "Sentences come in Dutch, or in English when it stands first.",
        "schema": {"type": "string", "enum": ["nl", "en"]},
        "example": "en",
    },
    "X-Correlation-Id": {
        "name": "X-Correlation-Id",
        "in": "header",
        "description": "Comes back in the answer, in a problem's `reference` and in our logs.",
        "schema": {"type": "string", "pattern": "^[0-9A-Za-z-]{8,64}$"},
        "example": _EXAMPLE_ID,
    },
    "Sec-Fetch-Site": {
        "name": "Sec-Fetch-Site",
        "in": "header",
        "description": "Browsers send it by themselves; any other client must.",
        "schema": {"type": "string", "const": "same-origin"},
        "example": "same-origin",
    },
    "Idempotency-Key": {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "description": "New for each intention, the same for each retry of it: the answer is the first one.",
        "schema": {"type": "string", "pattern": "^[\\x21-\\x7e]{16,128}$"},
        "example": "9d3fb4f2-54a5-4fd5-9a55-2c8b5d8f4b6e",
    },
    "If-Match": {
        "name": "If-Match",
        "in": "header",
        "required": True,
        "description": "The version that was seen, as its ETag said.",
        "schema": {"type": "string", "pattern": '^(W/)?"?[0-9]{1,9}"?$'},
        "example": '"3"',
    },
}

HEADERS: Final[dict[str, Any]] = {
    "X-Correlation-Id": {"schema": _TEXT, "description": "What to quote to us."},
    "ETag": {"schema": _TEXT, "description": "The version, for `If-Match`."},
    "Idempotent-Replay": {
        "schema": {"type": "string", "const": "true"},
        "description": "This is the first answer to this Idempotency-Key, once more.",
    },
    "Retry-After": {"schema": {"type": "integer"}, "description": "Seconds until another try makes sense."},
}


def of_path(name: str) -> dict[str, Any]:
    """A {name} of a path."""
    schema, example = _PATH.get(name, (_ID, _EXAMPLE_ID))
    return {"name": name, "in": "path", "required": True, "schema": schema, "example": example}


def of_query(name: str) -> dict[str, Any]:
    """A name that a route reads from the query."""
    schema, words = _QUERY.get(name, (_TEXT, ""))
    told = {"name": name, "in": "query", "required": name in _NEEDED, "schema": schema}
    return told | ({"description": words} if words else {})


def shared_headers(route: Route) -> list[dict[str, Any]]:
    """The headers that a route takes."""
    names = ["Accept-Language", "X-Correlation-Id"]
    if route.method != "GET" and not route.takes_reports:
        names.append("Sec-Fetch-Site")
    if route.wants_key:
        names.append("Idempotency-Key")
    if route.needs_version:
        names.append("If-Match")
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]
