"""Which refusals a route can answer: those of every route, and its own. Read when the document is written."""

from collections.abc import Iterator, Mapping

from shared.http.routes import Route
from shared.kernel.permissions import Permission

_COPIED = frozenset({"dossier", "employer"})
"""What a service knows from another one: a new one may still be on its way."""


def refusals(route: Route, statuses: Mapping[str, int]) -> dict[int, tuple[str, ...]]:
    """Stable codes by HTTP status.

    Args:
        route: a route as declared.
        statuses: the status of each code that a route names by itself.

    Raises:
        LookupError: the route names a code that nothing raises.
    """
    found: dict[int, set[str]] = {}
    for status, code in (*_of_every(route), *_own(route, statuses)):
        found.setdefault(status, set()).add(code)
    return {status: tuple(sorted(codes)) for status, codes in sorted(found.items())}


def _own(route: Route, statuses: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    for code in route.problems:
        if code not in statuses:
            raise LookupError(f"{route.method} {route.path} names {code}, which nothing raises")
        yield statuses[code], code


def _of_every(route: Route) -> Iterator[tuple[int, str]]:
    yield from (
        (400, "query-repeated"),
        (400, "query-unknown"),
        (500, "internal-error"),
        (500, "row-unreadable"),
    )
    if route.permission is not Permission.ANYONE:
        yield from ((401, "not-signed-in"), (404, "not-found"))
    if route.permission not in {Permission.ANYONE, Permission.SIGNED_IN}:
        yield 403, "no-permission"
    if route.method != "GET":
        yield from _of_body(route)
    if "{dossier_id}" in route.path or _COPIED.intersection(route.query):
        yield 409, "reference-not-yet-available"
    if route.query:
        yield 422, "invalid"
    if route.wants_key:
        yield from ((400, "idempotency-key-needed"), (422, "idempotency-key-reused"))
    if route.needs_version:
        yield from ((412, "version-mismatch"), (422, "invalid"))


def _of_body(route: Route) -> Iterator[tuple[int, str]]:
    yield from ((400, "broken-json"), (413, "body-too-large"))
    if route.takes_reports:
        return
    yield from ((403, "csrf-failed"), (409, "busy"), (415, "not-json"), (422, "invalid"))
