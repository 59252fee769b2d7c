"""The authorizer of every route: session cookie → principal, or anonymous. It refuses nobody by itself.

Only a request that did not come through the edge is turned away, where the stage has an origin secret.
"""

import hmac
from typing import Any

from services.identity.domain.cookies import SESSION_COOKIE
from services.identity.sessions.find import principal_of
from shared.aws.dynamo import Table
from shared.aws.observability import logger
from shared.aws.secrets import secret_text
from shared.aws.settings import settings
from shared.http.guard import to_context

_ORIGIN_HEADER = "x-origin-secret"


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Entry of the authorizer function (HTTP API, simple response)."""
    headers = {name.lower(): value for name, value in event.get("headers", {}).items()}
    if not _comes_through_the_edge(headers):
        logger().warning("not through the edge")
        return {"isAuthorized": False}
    cookie = _cookie(event.get("cookies") or headers.get("cookie", "").split(";"))
    principal = principal_of(Table(settings().table_name), cookie, settings().clock()())
    logger().info("authorised", extra={"kind": principal.kind})
    return {"isAuthorized": True, "context": {"principal": to_context(principal)}}


def _comes_through_the_edge(headers: dict[str, str]) -> bool:
    secret_id = settings().origin_secret_id
    if not secret_id:
        return True
    return hmac.compare_digest(headers.get(_ORIGIN_HEADER, ""), secret_text(secret_id))


def _cookie(pairs: list[str]) -> str:
    split = (each.strip().partition("=") for each in pairs)
    return next((value for name, _, value in split if name == SESSION_COOKIE and value), "")
