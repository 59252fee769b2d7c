"""Audit's routes: who saw whose dossier."""

from functools import cache

from services.audit.schemas import show as shown
from services.audit.schemas.answers import LineAnswer, LinesAnswer, PersonAnswer
from services.audit.store import Log, Store
from services.audit.use_cases import queries
from services.audit.use_cases.doors import Doors
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.http.app import Api
from shared.http.call import Call
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.schema import Listing
from shared.kernel.permissions import Permission

api = Api("audit")
handler = api.handler


@cache
def store() -> Store:
    """The copies of this process."""
    return Store(Table(settings().table_name))


@cache
def log() -> Log:
    """The log of this process."""
    return Log(Table(settings().log_table_name))


@api.route(
    "GET",
    "/persons",
    permission=Permission.ACCESS_LOG_READ,
    answer=Listing[PersonAnswer],
    query=("name", "cursor", "limit"),
)
def find_persons(call: Call[None]) -> Listing[PersonAnswer]:
    """Find employees by the start of their last name, to read who saw their dossier."""
    user_id, query = call.principal.user_id, f"persons#{call.query.get('name', '')}"
    found = queries.find_persons(
        _doors(call),
        call.query.get("name", ""),
        limit=limit_of(call.query.get("limit")),
        after=from_cursor(call.query.get("cursor"), user_id=user_id, query=query),
    )
    call.log_access("R", "access-log.search", user_id)
    return Listing(
        items=tuple(shown.person(each, found.employers.get(each.employer_id)) for each in found.dossiers),
        next=to_cursor(found.after, user_id=user_id, query=query),
    )


@api.route(
    "GET",
    "/persons/{employee_id}/lines",
    permission=Permission.ACCESS_LOG_READ,
    answer=LinesAnswer,
    query=("cursor", "limit"),
)
def read_lines(call: Call[None]) -> LinesAnswer:
    """Read who saw or changed what of an employee, the newest first."""
    employee_id = call.path["employee_id"]
    user_id, query = call.principal.user_id, f"lines#{employee_id}"
    dossier, lines = queries.lines_about(
        _doors(call),
        employee_id,
        limit=limit_of(call.query.get("limit")),
        after=from_cursor(call.query.get("cursor"), user_id=user_id, query=query),
    )
    call.log_access("R", "access-log", employee_id, person=employee_id)
    return LinesAnswer(
        person_name=dossier.name,
        items=_items(call, lines),
        next=to_cursor(lines.after, user_id=user_id, query=query),
    )


@api.route(
    "GET",
    "/my-lines",
    permission=Permission.ACCESS_LOG_READ_OWN,
    answer=Listing[LineAnswer],
    query=("cursor", "limit"),
)
def read_own_lines(call: Call[None]) -> Listing[LineAnswer]:
    """Read who saw or changed what of my own dossier, the newest first."""
    user_id = call.principal.user_id
    lines = queries.own_lines(
        _doors(call),
        limit=limit_of(call.query.get("limit")),
        after=from_cursor(call.query.get("cursor"), user_id=user_id, query="own-lines"),
    )
    _, employee_id = call.principal.person
    call.log_access("R", "access-log", employee_id, person=employee_id)
    return Listing(items=_items(call, lines), next=to_cursor(lines.after, user_id=user_id, query="own-lines"))


def _doors(call: Call[None]) -> Doors:
    return Doors(log(), store(), call.principal)


def _items(call: Call[None], lines: queries.Lines) -> tuple[LineAnswer, ...]:
    return tuple(shown.line(each, lines.names, call.language) for each in lines.links)
