"""Routes of offices."""

from services.organisation.domain.office import Office
from services.organisation.offices import open_office as acts
from services.organisation.offices.schemas import OfficeAnswer, OfficeRequest, OfficesAnswer
from shared.http.call import Call
from shared.http.routes import Area
from shared.kernel.permissions import Permission

area = Area()


@area.route("GET", "/offices", permission=Permission.OFFICE_READ, answer=OfficesAnswer)
def list_offices(call: Call[None]) -> OfficesAnswer:
    """List the offices in sight."""
    actions = ("add-office",) if call.principal.may(Permission.OFFICE_CREATE) else ()
    items = tuple(_answer(each) for each in acts.list_offices(call.context))
    return OfficesAnswer(items=items, allowed_actions=actions)


@area.route(
    "POST",
    "/offices",
    permission=Permission.OFFICE_CREATE,
    body=OfficeRequest,
    answer=OfficeAnswer,
    status=201,
    problems=("office-name-taken",),
)
def open_office(call: Call[OfficeRequest]) -> OfficeAnswer:
    """Open an office."""
    office = acts.open_office(call.context, call.body.name)
    call.log_access("C", "office", office.id)
    return _answer(office)


def _answer(office: Office) -> OfficeAnswer:
    return OfficeAnswer(id=office.id, version=office.version, name=office.name)
