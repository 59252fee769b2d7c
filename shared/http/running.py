"""One admitted request: its route runs on a unit, which is committed once, with the request key in it.

principal ─► permission ─► body ─► the route's function ─► one commit ─► answer
"""

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import orjson
from pydantic import BaseModel

from shared.aws.dynamo import Table
from shared.aws.restore import VOID_AFTER_RESTORE
from shared.aws.settings import settings
from shared.aws.transaction import AlreadyProcessedError, Unit, expires
from shared.http import guard, reports
from shared.http.body import parse
from shared.http.call import Call, Reply
from shared.http.problems import BadRequest
from shared.http.request import Request
from shared.http.response import JSON, Response, response
from shared.http.routes import Route
from shared.kernel.errors import DomainError, Forbidden, NotFound, Raced, Refused, refused_field
from shared.kernel.ids import new_id_at

_KEY = re.compile(r"[\x21-\x7e]{16,128}")
_RACES = 8
"""How often a command runs again when others write the same aggregate in between."""


def run(route: Route, names: Mapping[str, str], request: Request) -> Response:
    """Admits a request, runs its route, commits what it staged and gives the answer.

    Raises:
        DomainError: refused; nothing was written.
    """
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
    route: Route, names: Mapping[str, str], request: Request, body: BaseModel | None, key: "_Key | None"
) -> Response:
    """Runs the route's function again, on fresh rows, when another write came in between."""
    memo: dict[str, Any] = {}
    for _ in range(_RACES):
        with suppress(Raced):
            return _commit(route, _call(route, names, request, body, memo), key)
    return _commit(route, _call(route, names, request, body, memo), key)


def _call(
    route: Route, names: Mapping[str, str], request: Request, body: BaseModel | None, memo: dict[str, Any]
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


def _request_key(route: Route, names: Mapping[str, str], request: Request) -> _Key | None:
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
    made = response(route.status, body, headers=reply.headers)
    made.cookies = reply.cookies
    version = getattr(reply.answer, "version", None)
    if version is not None:
        made.headers["ETag"] = f'"{version}"'
    return made


def _file(route: Route, reply: Reply) -> Response:
    """A file as the HTTP API takes it; committed first: no log, no act (AUD-4)."""
    import base64  # noqa: PLC0415 - only files need it

    body = base64.b64encode(reply.content).decode()
    made = response(route.status, body, route.media, reply.headers)
    made.is_base64 = True
    return made


def _repeat(row: Mapping[str, Any], key: _Key | None) -> Response:
    """The first answer again; the same key for something else is refused."""
    if key is None or row["content"] != key.content:
        raise Refused("idempotency-key-reused")
    return response(row["status"], row["answer"], JSON, {"Idempotent-Replay": "true"})


def _version(headers: Mapping[str, str]) -> int:
    text = headers.get("if-match", "").strip().removeprefix("W/").strip('"')
    if not text.isascii() or not text.isdigit() or len(text) > 9:  # noqa: PLR2004 - no version is that high
        raise refused_field("If-Match", "version-needed")
    return int(text)


def _check_query(route: Route, query_string: str) -> None:
    names = [each.partition("=")[0] for each in query_string.split("&") if each]
    if len(names) != len(set(names)):
        raise BadRequest(400, "query-repeated")
    if not set(names) <= set(route.query):
        raise BadRequest(400, "query-unknown")
