"""Routes as declared: the areas of a service hold them; API, permission table, tests and OpenAPI come from them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from shared.http.call import Call, Reply
from shared.http.reports import BrowserReports
from shared.http.schema import Answer
from shared.kernel.permissions import Permission

type Function = Callable[[Call[Any]], Answer | Reply | None]


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


class Area:
    """The routes of one area of a service, below `/api/<service>`."""

    def __init__(self) -> None:
        self.routes: list[Route] = []

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
            return function

        return declare
