"""An answer on its way out: JSON, a file, or a problem document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from pydantic import BaseModel

from shared.http import problems
from shared.http.request import Request
from shared.kernel.errors import DomainError

JSON = "application/json; charset=utf-8"
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


@dataclass(slots=True)
class Response:
    """An answer on its way out."""

    status: int
    body: str
    headers: dict[str, str]
    cookies: tuple[str, ...] = ()
    is_base64: bool = False

    def as_event(self) -> dict[str, Any]:
        """As the HTTP API takes it (payload 2.0)."""
        return {
            "statusCode": self.status,
            "body": self.body,
            "headers": self.headers,
            "cookies": list(self.cookies),
            "isBase64Encoded": self.is_base64,
        }


def response(
    status: int, body: str, content_type: str = JSON, headers: Mapping[str, str] | None = None
) -> Response:
    """An answer with the headers that every answer has."""
    return Response(status, body, {**_HEADERS, "Content-Type": content_type, **(headers or {})})


def refusal(error: DomainError, request: Request, body: type[BaseModel] | None = None) -> Response:
    """The problem document of a refusal; `body` is the route's model, by which fields get their pointer."""
    status, document = problems.problem(error, request.language, request.correlation_id, body)
    made = response(status, orjson.dumps(document).decode(), "application/problem+json; charset=utf-8")
    if error.retry_after is not None:
        made.headers["Retry-After"] = str(error.retry_after)
    return made


def failure(request: Request, code: str) -> Response:
    """The problem document of a fault of ours."""
    body = problems.failure(request.language, request.correlation_id, code).decode()
    return response(500, body, "application/problem+json")
