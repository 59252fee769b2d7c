"""The API of one service: areas by route prefix, each loaded when a request first falls in it.

event ─► area (the longest prefix of the path) ─► route ─► run ─► answer
                          └─ every refusal on the way becomes a problem document ─┘
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

# Here, and not where the client of DynamoDB needs it: Python keeps its frames in pieces of 16 kB, and eighty calls deep
# the edge of one lay inside the loop that compiles urllib3's expressions. A start then asked for a page and gave it
# back 5,800 times, which was a fifth of it.
import urllib3  # noqa: F401

from shared.aws.observability import logger
from shared.aws.unreadable import UnreadableRowError
from shared.http.problems import BadRequest
from shared.http.request import Request
from shared.http.response import Response, failure, refusal
from shared.http.routes import Area, Route
from shared.http.running import run
from shared.kernel.errors import DomainError, NotFound

type Load = Callable[[], Area]

_BELOW = 3  # "", "api" and the service stand before what a prefix names
_ANY = "*"


@dataclass(slots=True)
class _Mounted:
    """An area with the prefixes under which it is found; it is loaded at its first use."""

    load: Load
    prefixes: tuple[tuple[str, ...], ...]
    _templates: list[tuple[list[str], Route]] = field(default_factory=list)

    def fitting(self, parts: list[str]) -> tuple[int, int]:
        """How well its best prefix fits: segments, and how many of them are names; (0, 0): not at all."""
        return max((_fit(prefix, parts) for prefix in self.prefixes), default=(0, 0))

    def templates(self) -> list[tuple[list[str], Route]]:
        """Its routes by the segments of their path."""
        if not self._templates:
            self._templates = [(route.path.split("/")[1:], route) for route in self.load().routes]
        return self._templates


class Api:
    """The areas of one service below `/api/<service>`.

    It finds the route by itself: a library's resolver costs a quarter of a cold start for these few lines.
    """

    def __init__(self, service: str) -> None:
        self.service = service
        self._mounted: list[_Mounted] = []

    def area(self, *prefixes: str) -> Callable[[Load], Load]:
        """Registers the function that imports an area, under route prefixes such as `dossiers/*/tasks`.

        An area is imported by a statement inside that function, so that a bundle, mypy and a reader see it, and a
        cold start pays for one area however many there are.
        """

        def register(load: Load) -> Load:
            split = tuple(tuple(each.split("/")) for each in prefixes)
            self._mounted.append(_Mounted(load, split))
            return load

        return register

    @property
    def routes(self) -> list[Route]:
        """Every route of the service; loads all areas."""
        return [route for each in self._mounted for _, route in each.templates()]

    def handler(self, event: dict[str, Any], _context: object) -> dict[str, Any]:
        """Entry of the API function (HTTP API, payload 2.0)."""
        request = Request.of(event)
        logger().set_correlation_id(request.correlation_id)
        answer = self._dispatch(event["requestContext"]["http"]["method"], event["rawPath"], request)
        answer.headers["X-Correlation-Id"] = request.correlation_id
        return answer.as_event()

    @property
    def areas(self) -> list[Load]:
        """What loads each area."""
        return [each.load for each in self._mounted]

    def area_of(self, path: str) -> Load | None:
        """Which area a path below the service falls in, `/dossiers/1/tasks`; None: in none."""
        found = self._area(path.split("/")[1:])
        return found.load if found else None

    def _area(self, parts: list[str]) -> _Mounted | None:
        fits = [(each.fitting(parts), each) for each in self._mounted]
        how_well, best = max(fits, key=lambda each: each[0], default=((0, 0), None))
        return best if how_well > (0, 0) else None

    def _dispatch(self, method: str, path: str, request: Request) -> Response:
        service, parts = path.split("/")[_BELOW - 1 : _BELOW], path.split("/")[_BELOW:]
        area = self._area(parts) if service == [self.service] else None
        fitting = ((_names(template, parts), route) for template, route in (area.templates() if area else ()))
        found = [(names, route) for names, route in fitting if names is not None]
        for names, route in found:
            if route.method == method:
                return self._answer(route, names, request)
        if not found:
            return refusal(NotFound(), request)
        answer = refusal(BadRequest(405, "method-not-allowed"), request)
        answer.headers["Allow"] = ", ".join(sorted({route.method for _, route in found}))
        return answer

    def _answer(self, route: Route, names: Mapping[str, str], request: Request) -> Response:
        started = time.perf_counter()
        answer = _outcome(route, names, request)
        logger().info(
            "request",
            extra={
                "route": f"{route.method} /{self.service}{route.path}",
                "status": answer.status,
                "ms": round((time.perf_counter() - started) * 1000, 1),
            },
        )
        return answer


def _outcome(route: Route, names: Mapping[str, str], request: Request) -> Response:
    try:
        return run(route, names, request)
    except DomainError as error:
        return refusal(error, request, route.body)
    except UnreadableRowError as error:
        where = {"route": f"{route.method} {route.path}", "row": error.row, "field": error.field}
        logger().exception("a stored row cannot be read", extra=where)
        return failure(request, "row-unreadable")
    except Exception:  # noqa: BLE001 - the outer edge: the fault is logged, the caller gets a reference
        logger().exception("request failed", extra={"route": f"{route.method} {route.path}"})
        return failure(request, "internal-error")


def _fit(prefix: tuple[str, ...], parts: list[str]) -> tuple[int, int]:
    """Segments of a prefix that a path has, and how many of them it names; (0, 0): it does not fit."""
    if len(prefix) > len(parts):
        return (0, 0)
    pairs = list(zip(prefix, parts, strict=False))
    if not all(given == wanted or (wanted == _ANY and given) for wanted, given in pairs):
        return (0, 0)
    return (len(prefix), sum(wanted != _ANY for wanted in prefix))


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
