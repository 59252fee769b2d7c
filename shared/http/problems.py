"""Every refusal in one shape: an RFC 9457 problem document in the caller's language."""

from collections.abc import Mapping
from typing import Any, Literal

import orjson
from pydantic import BaseModel

from shared.http.pointers import pointer
from shared.kernel import errors
from shared.texts import Language, sentence

STATUSES: tuple[tuple[type[errors.DomainError], int], ...] = (
    (errors.NotSignedIn, 401),
    (errors.Forbidden, 403),
    (errors.NotFound, 404),
    (errors.Conflict, 409),
    (errors.StaleVersion, 412),
    (errors.Refused, 422),
    (errors.TooMany, 429),
)


class BadRequest(errors.DomainError):
    """The request itself is broken: its headers, its JSON, its size, its method. Knows its own status."""

    def __init__(self, status: Literal[400, 405, 413, 415], code: str, **data: str | int) -> None:
        super().__init__(code)
        self.data = {**data}
        self.status = status


def status_of(error: errors.DomainError) -> int:
    """The HTTP status of a refusal."""
    if isinstance(error, BadRequest):
        return error.status
    return next(status for kind, status in STATUSES if isinstance(error, kind))


def problem(
    error: errors.DomainError, language: Language, reference: str, body: type[BaseModel] | None = None
) -> tuple[int, dict[str, Any]]:
    """Status and document of a refusal.

    Args:
        error: the refusal.
        language: of its sentences.
        reference: what the caller can quote: the correlation id.
        body: the model of the route's body, by which fields get their pointer.
    """
    status = status_of(error)
    document: dict[str, Any] = {
        "type": f"urn:poortwachter:problem:{error.code}",
        "title": sentence(language, "problems", error.code, error.data),
        "status": status,
        "detail": sentence(language, "problems", f"{error.code}.detail", error.data, default=""),
        "code": error.code,
        "reference": reference,
    }
    if error.fields:
        document["errors"] = [_field(each, language, body) for each in error.fields]
    return status, {name: value for name, value in document.items() if value != ""}


def failure(language: Language, reference: str, code: str = "internal-error") -> bytes:
    """The document of a fault of ours (500): no stack, no library's name (WEB-4)."""
    document = {
        "type": f"urn:poortwachter:problem:{code}",
        "title": sentence(language, "problems", code, {}),
        "status": 500,
        "code": code,
        "reference": reference,
    }
    return orjson.dumps(document)


def _field(error: errors.FieldError, language: Language, body: type[BaseModel] | None) -> Mapping[str, str]:
    detail = sentence(language, "fields", error.code, error.data, default="") or sentence(
        language, "formats", error.code, error.data
    )
    return {"pointer": pointer(error.field, body), "code": error.code, "detail": detail}
