"""Makes every 401 and 403, so that each refusal has one shape. The authorizer only tells who asks."""

import hmac
from collections.abc import Mapping
from typing import Any

import orjson

from shared.http import reports
from shared.http.problems import BadRequest
from shared.kernel.errors import Forbidden, NotFound, NotSignedIn
from shared.kernel.permissions import Permission
from shared.kernel.principal import ANONYMOUS, Kind, Principal

_SAFE = frozenset({"GET", "HEAD"})


def principal_of(event: Mapping[str, Any]) -> Principal:
    """The caller as the authorizer wrote it into the request."""
    context = event.get("requestContext", {}).get("authorizer", {}).get("lambda") or {}
    text = context.get("principal")
    return from_context(text) if text else ANONYMOUS


def to_context(principal: Principal) -> str:
    """A principal as the authorizer's answer carries it: short, within 4 KB."""
    return orjson.dumps(
        {
            "k": principal.kind,
            "u": principal.user_id,
            "g": principal.groups,
            "m": principal.medical,
            "n": sorted(principal.scopes),
            "b": principal.on_behalf_of,
            "c": principal.csrf_token,
            "s": principal.session,
        }
    ).decode()


def from_context(text: str) -> Principal:
    """The principal that `to_context` wrote."""
    raw = orjson.loads(text)
    return Principal(
        kind=Kind(raw["k"]),
        user_id=raw["u"],
        groups=tuple(raw["g"]),
        medical=raw["m"],
        scopes=frozenset(raw["n"]),
        on_behalf_of=raw["b"],
        csrf_token=raw["c"],
        session=raw["s"],
    )


def admit_reports(headers: Mapping[str, str]) -> None:
    """Lets in what a browser sends by itself, from whatever page: such a route changes nothing.

    Raises:
        BadRequest: the content is no report.
    """
    if _media(headers) not in reports.MEDIA:
        raise BadRequest(415, "not-a-report")


def admit(principal: Principal, permission: Permission, method: str, headers: Mapping[str, str]) -> None:
    """Lets the request through, or refuses it before any work.

    Raises:
        NotSignedIn: the route wants a session and there is none.
        NotFound: a portal account asks for what is not the portal's.
        Forbidden: the caller lacks the permission, or the request is not from our pages (WEB-1).
        BadRequest: an unsafe request whose content is not JSON.
    """
    if permission is not Permission.ANYONE and principal.kind is Kind.ANONYMOUS:
        raise NotSignedIn("not-signed-in")
    if (
        permission is not Permission.ANYONE
        and principal.kind is Kind.PORTAL
        and not principal.may(permission)
    ):
        raise NotFound  # to the portal, the application does not exist (MSG-4)
    if method not in _SAFE:
        _check_origin(principal, permission, headers)
    if permission is not Permission.ANYONE and not principal.may(permission):
        raise Forbidden("no-permission")


def _check_origin(principal: Principal, permission: Permission, headers: Mapping[str, str]) -> None:
    if headers.get("sec-fetch-site") != "same-origin":
        raise Forbidden("csrf-failed")
    if _media(headers) != "application/json":
        raise BadRequest(415, "not-json")
    if permission is Permission.ANYONE:
        return
    if not hmac.compare_digest(headers.get("x-csrf-token", ""), principal.csrf_token):
        raise Forbidden("csrf-failed")


def _media(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "").split(";")[0].strip().lower()
