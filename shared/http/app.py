"""One registry of routes a service: API, permission table, tests and OpenAPI come from it.

event ─► principal ─► permission ─► body ─► the route's function ─► one commit ─► answer
             └─ every refusal on the way becomes a problem document ─┘
"""

import hashlib
import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import orjson
from pydantic import BaseModel

from shared.aws.dynamo import Table
from shared.aws.observability import logger
from shared.aws.restore import VOID_AFTER_RESTORE
from shared.aws.settings import settings
from shared.aws.transaction import AlreadyProcessedError, Unit, expires
from shared.http import guard, problems, reports
from shared.http.body import parse
from shared.http.call import Call, Reply
from shared.http.problems import BadRequest
from shared.http.reports import BrowserReports
from shared.http.schema import Answer
from shared.kernel.errors import DomainError, Forbidden, NotFound, Raced, Refused, refused_field
from shared.kernel.ids import new_id_at
from shared.kernel.permissions import Permission
from shared.kernel.principal import Principal
from shared.texts import Language, language_of

type Function = Callable[[Call[Any]], Answer | Reply | None]

_KEY = re.compile(r"[\x21-\x7e]{16,128}")
_CORRELATION = re.compile(r"[0-9A-Za-z-]{8,64}")
_RACES = 8
"""How often a command runs again when others write the same aggregate in between."""

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


@dataclass(frozen=True, slots=True)
class Route:
    """A route as declared.

    Attributes:
        path: below `/api/<service>`, with `{names}`.
        needs_version: wants `If-Match`; without it 422.
        writes: False for a POST that changes nothing (a preview): no `Idempotency-Key`.
        query: the names that it reads from the query; any other is refused.
        problems: the codes it may answer beyond those of every route.
        media: the type of an answer that is a file, such as application/pdf; empty: JSON.
    """

    method: str
    path: str
    permission: Permission
    body: type[BaseModel] | None
    answer: type[Answer] | None
    status: int
    needs_version: bool
    writes: bool
    query: tuple[str, ...]
    problems: tuple[str, ...]
    media: str
    function: Function

    @property
    def summary(self) -> str:
        """The first line of the function's docstring."""
        return (self.function.__doc__ or "").strip().splitlines()[0]

    @property
    def takes_reports(self) -> bool:
        """Whether the browser itself sends what it takes, rather than a page of ours."""
        return self.body is BrowserReports

    @property
    def wants_key(self) -> bool:
        """Whether a caller must send an `Idempotency-Key` (IDM-1)."""
        return self.method == "POST" and self.writes and self.permission is not Permission.ANYONE


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


class Api:
    """The routes of one service below `/api/<service>`.

    It finds the route by itself: a library's resolver costs a quarter of a cold start for these few lines.
    """

    def __init__(self, service: str) -> None:
        self.service = service
        self.routes: list[Route] = []
        self._templates: list[tuple[list[str], Route]] = []

    def route(
        self,
        method: str,
        path: str,
        *,
        permission: Permission,
        body: type[BaseModel] | None = None,
        answer: type[Answer] | None = None,
        status: int = 200,
        needs_version: bool = False,
        writes: bool = True,
        query: tuple[str, ...] = (),
        problems: tuple[str, ...] = (),
        media: str = "",
    ) -> Callable[[Function], Function]:
        """Declares a route; without a permission it cannot be declared (AZ-1).

        With `BrowserReports` as its body it takes what browsers send by themselves; such a route is for anyone.
        """
        if body is BrowserReports and (permission is not Permission.ANYONE or writes):
            raise ValueError("a route that takes reports is for anyone, and writes nothing")

        def declare(function: Function) -> Function:
            declared = Route(
                method=method,
                path=path,
                permission=permission,
                body=body,
                answer=answer,
                status=status,
                needs_version=needs_version,
                writes=writes,
                query=query,
                problems=problems,
                media=media,
                function=function,
            )
            self.routes.append(declared)
            self._templates.append((f"/api/{self.service}{path}".split("/"), declared))
            return function

        return declare

    def handler(self, event: dict[str, Any], _context: object) -> dict[str, Any]:
        """Entry of the API function (HTTP API, payload 2.0)."""
        request = _Request.of(event)
        logger().set_correlation_id(request.correlation_id)
        response = self._dispatch(event["requestContext"]["http"]["method"], event["rawPath"], request)
        response.headers["X-Correlation-Id"] = request.correlation_id
        return response.as_event()

    def _dispatch(self, method: str, path: str, request: "_Request") -> Response:
        parts = path.split("/")
        fitting = ((_names(template, parts), route) for template, route in self._templates)
        found = [(names, route) for names, route in fitting if names is not None]
        for names, route in found:
            if route.method == method:
                return self._answer(route, names, request)
        if not found:
            return _refusal(NotFound(), request)
        response = _refusal(BadRequest(405, "method-not-allowed"), request)
        response.headers["Allow"] = ", ".join(sorted({route.method for _, route in found}))
        return response

    def _answer(self, route: Route, names: Mapping[str, str], request: "_Request") -> Response:
        started = time.perf_counter()
        try:
            response = _run(route, names, request)
        except DomainError as error:
            response = _refusal(error, request)
        except Exception:  # noqa: BLE001 - the outer edge: the fault is logged, the caller gets a reference
            logger().exception("request failed", extra={"route": f"{route.method} {route.path}"})
            body = problems.failure(request.language, request.correlation_id).decode()
            response = _response(500, body, "application/problem+json")
        logger().info(
            "request",
            extra={
                "route": f"{route.method} /{self.service}{route.path}",
                "status": response.status,
                "ms": round((time.perf_counter() - started) * 1000, 1),
            },
        )
        return response


def _names(template: list[str], parts: list[str]) -> dict[str, str] | None:
    """What the parts of a path say for the {names} of a template; None: it does not fit."""
    if len(template) != len(parts):
        return None
    names = {}
    for wanted, given in zip(template, parts, strict=True):
        if wanted.startswith("{") and given:
            names[wanted[1:-1]] = unquote(given)
        elif wanted != given:
            return None
    return names


@dataclass(frozen=True, slots=True)
class _Request:
    """The raw request, headers in lower case."""

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
    def of(cls, event: Mapping[str, Any]) -> "_Request":
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


def _run(route: Route, names: Mapping[str, str], request: _Request) -> Response:
    if route.takes_reports:
        guard.admit_reports(request.headers)
    else:
        guard.admit(request.principal, route.permission, route.method, request.headers)
    _check_query(route, request.query_string)
    key = _request_key(route, names, request)
    body = _body(route, request.raw)
    try:
        return _commit_unless_raced(route, names, request, body, key)
    except AlreadyProcessedError as error:
        return _repeat(error.row, key)
    except (NotFound, Forbidden):
        raise  # a repeat is authorised again before anything is answered (IDM-1)
    except DomainError:
        # Done before, and its answer lost: what the command itself changed refuses it now.
        row = Table(settings().table_name).get((key.pk, key.sk), consistent=True) if key else None
        if row is None:
            raise
        return _repeat(row, key)


def _body(route: Route, raw: bytes) -> BaseModel | None:
    if route.takes_reports:
        return reports.parse(raw)
    return parse(raw, route.body) if route.body else None


def _commit_unless_raced(
    route: Route, names: Mapping[str, str], request: _Request, body: BaseModel | None, key: "_Key | None"
) -> Response:
    """Runs the route's function again, on fresh rows, when another write came in between."""
    memo: dict[str, Any] = {}
    for _ in range(_RACES):
        with suppress(Raced):
            return _commit(route, _call(route, names, request, body, memo), key)
    return _commit(route, _call(route, names, request, body, memo), key)


def _call(
    route: Route, names: Mapping[str, str], request: _Request, body: BaseModel | None, memo: dict[str, Any]
) -> Call[Any]:
    clock = settings().clock()
    return Call(
        principal=request.principal,
        body=body,
        path=names,
        query=request.query,
        cookies=request.cookies,
        headers=request.headers,
        version=_version(request.headers) if route.needs_version else 0,
        unit=Unit(Table(settings().table_name), clock, lambda: new_id_at(clock()), request.correlation_id),
        language=request.language,
        now=clock(),
        permission=route.permission,
        address=request.address,
        memo=memo,
    )


@dataclass(frozen=True, slots=True)
class _Key:
    """The request key: scope user + route, with a hash of what was asked."""

    pk: str
    sk: str
    content: str


def _request_key(route: Route, names: Mapping[str, str], request: _Request) -> _Key | None:
    if not route.wants_key or not request.principal.is_person:
        return None
    given = request.headers.get("idempotency-key", "")
    if not _KEY.fullmatch(given):
        raise BadRequest(400, "idempotency-key-needed")
    asked = hashlib.sha256(orjson.dumps(dict(names), option=orjson.OPT_SORT_KEYS) + b"\0" + request.raw)
    return _Key(
        f"REQUEST#{request.principal.user_id}#{given}", f"{route.method} {route.path}", asked.hexdigest()
    )


def _commit(route: Route, call: Call[Any], key: _Key | None) -> Response:
    outcome = route.function(call)
    reply = outcome if isinstance(outcome, Reply) else Reply(outcome)
    if reply.content:
        call.unit.commit()
        return _file(route, reply)
    body = reply.answer.model_dump_json() if reply.answer else ""
    if key and not call.unit.is_empty:
        call.unit.put_guard(
            {
                "pk": key.pk,
                "sk": key.sk,
                "content": key.content,
                "status": route.status,
                "answer": body,
                "ttl": expires(call.unit.clock, hours=24),
                **VOID_AFTER_RESTORE,
            }
        )
    call.unit.commit()
    response = _response(route.status, body, "application/json; charset=utf-8", reply.headers)
    response.cookies = reply.cookies
    version = getattr(reply.answer, "version", None)
    if version is not None:
        response.headers["ETag"] = f'"{version}"'
    return response


def _file(route: Route, reply: Reply) -> Response:
    """A file as the HTTP API takes it; committed first: no log, no act (AUD-4)."""
    import base64  # noqa: PLC0415 - only files need it

    body = base64.b64encode(reply.content).decode()
    response = _response(route.status, body, route.media, reply.headers)
    response.is_base64 = True
    return response


def _repeat(row: Mapping[str, Any], key: _Key | None) -> Response:
    """The first answer again; the same key for something else is refused."""
    if key is None or row["content"] != key.content:
        raise Refused("idempotency-key-reused")
    return _response(
        row["status"], row["answer"], "application/json; charset=utf-8", {"Idempotent-Replay": "true"}
    )


def _version(headers: Mapping[str, str]) -> int:
    text = headers.get("if-match", "").strip().removeprefix("W/").strip('"')
    if not text.isascii() or not text.isdigit() or len(text) > 9:  # noqa: PLR2004 - no version is that high
        raise refused_field("/If-Match", "version-needed")
    return int(text)


def _check_query(route: Route, query_string: str) -> None:
    names = [each.partition("=")[0] for each in query_string.split("&") if each]
    if len(names) != len(set(names)):
        raise BadRequest(400, "query-repeated")
    if not set(names) <= set(route.query):
        raise BadRequest(400, "query-unknown")


def _refusal(error: DomainError, request: _Request) -> Response:
    status, document = problems.problem(error, request.language, request.correlation_id)
    response = _response(status, orjson.dumps(document).decode(), "application/problem+json; charset=utf-8")
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _response(
    status: int, body: str, content_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    return Response(status, body, {**_HEADERS, "Content-Type": content_type, **(headers or {})})
