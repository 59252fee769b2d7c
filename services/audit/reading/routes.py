"""Routes of the access log: who saw whose dossier."""

from services.audit.reading import read
from services.audit.reading.schemas import LineAnswer, LinesAnswer, LoggedPersonAnswer
from services.audit.reading.views import line_answers, person_answer
from shared.http.call import Call
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.routes import Area
from shared.http.schema import Listing
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "GET",
    "/persons",
    permission=Permission.ACCESS_LOG_READ,
    answer=Listing[LoggedPersonAnswer],
    query=("name", "cursor", "limit"),
)
def find_persons(call: Call[None]) -> Listing[LoggedPersonAnswer]:
    """Find employees by the start of their last name, to read who saw their dossier."""
    user_id, name = call.principal.user_id, call.query.get("name", "")
    query = f"persons#{name}"
    found, last = read.find_persons(
        call.context,
        name,
        limit=limit_of(call.query.get("limit")),
        after=from_cursor(call.query.get("cursor"), user_id=user_id, query=query),
    )
    call.log_access("R", "access-log.search", user_id)
    return Listing(
        items=tuple(person_answer(each) for each in found),
        next=to_cursor(last, user_id=user_id, query=query),
    )


@area.route(
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
    found, lines, last = read.lines_about(
        call.context,
        employee_id,
        limit=limit_of(call.query.get("limit")),
        after=from_cursor(call.query.get("cursor"), user_id=user_id, query=query),
    )
    call.log_access("R", "access-log", employee_id, person=employee_id)
    return LinesAnswer(
        person_name=found.dossier.employee_name,
        items=line_answers(lines, call.language),
        next=to_cursor(last, user_id=user_id, query=query),
    )


@area.route(
    "GET",
    "/my-lines",
    permission=Permission.ACCESS_LOG_READ_OWN,
    answer=Listing[LineAnswer],
    query=("cursor", "limit"),
)
def read_own_lines(call: Call[None]) -> Listing[LineAnswer]:
    """Read who saw or changed what of my own dossier, the newest first."""
    user_id = call.principal.user_id
    lines, last = read.own_lines(
        call.context,
        limit=limit_of(call.query.get("limit")),
        after=from_cursor(call.query.get("cursor"), user_id=user_id, query="own-lines"),
    )
    _, employee_id = call.principal.person
    call.log_access("R", "access-log", employee_id, person=employee_id)
    return Listing(
        items=line_answers(lines, call.language),
        next=to_cursor(last, user_id=user_id, query="own-lines"),
    )
