"""The raw request of the HTTP API (payload 2.0), headers in lower case."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shared.aws.settings import settings
from shared.http import guard
from shared.kernel.ids import new_id_at
from shared.kernel.principal import Principal
from shared.texts import Language, language_of

_CORRELATION = re.compile(r"[0-9A-Za-z-]{8,64}")


@dataclass(frozen=True, slots=True)
class Request:
    """What came in, and who asks."""

    raw: bytes
    headers: Mapping[str, str]
    query: Mapping[str, str]
    query_string: str
    cookies: Mapping[str, str]
    principal: Principal
    correlation_id: str
    language: Language
    address: str

    @classmethod
    def of(cls, event: Mapping[str, Any]) -> "Request":
        """The request of an event."""
        headers = {name.lower(): value for name, value in event.get("headers", {}).items()}
        given = headers.get("x-correlation-id", "")
        return cls(
            raw=_body_of(event),
            headers=headers,
            query=event.get("queryStringParameters") or {},
            query_string=event.get("rawQueryString") or "",
            cookies=_cookies(event.get("cookies") or headers.get("cookie", "").split(";")),
            principal=guard.principal_of(event),
            correlation_id=given if _CORRELATION.fullmatch(given) else new_id_at(settings().clock()()),
            language=language_of(headers.get("accept-language", "")),
            address=_address(event, headers),
        )


def _address(event: Mapping[str, Any], headers: Mapping[str, str]) -> str:
    """The caller's address: as the edge tells it (with its port), or as the API saw it."""
    viewer = headers.get("cloudfront-viewer-address", "").rpartition(":")[0]
    return viewer or str(event["requestContext"]["http"].get("sourceIp", ""))


def _body_of(event: Mapping[str, Any]) -> bytes:
    body = event.get("body") or ""
    if event.get("isBase64Encoded"):
        import base64  # noqa: PLC0415 - only binary bodies come so

        return base64.b64decode(body)
    return str(body).encode("utf-8", "surrogatepass")


def _cookies(pairs: list[str]) -> dict[str, str]:
    split = (each.strip().partition("=") for each in pairs)
    return {name: value for name, _, value in split if name}
