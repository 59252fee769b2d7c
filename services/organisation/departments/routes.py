"""Routes of departments."""

from services.organisation.departments import edit_department as acts
from services.organisation.departments.rules import LineManagerDetails
from services.organisation.departments.schemas import (
    DepartmentAnswer,
    DepartmentRequest,
    EditDepartmentRequest,
    LineManagerRequest,
)
from services.organisation.departments.views import department_answer
from services.organisation.domain.fields import FieldReader
from shared.http.call import Call
from shared.http.routes import Area
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "POST",
    "/employers/{employer_id}/departments",
    permission=Permission.EMPLOYER_EDIT,
    body=DepartmentRequest,
    answer=DepartmentAnswer,
    status=201,
)
def add_department(call: Call[DepartmentRequest]) -> DepartmentAnswer:
    """Add a department."""
    body, manager = call.body, _manager(call.body.line_manager)
    made = acts.add_department(call.context, call.path["employer_id"], body.name, body.parent_id, manager)
    call.log_access("C", "department", made.id)
    return department_answer(made)


@area.route(
    "PUT",
    "/employers/{employer_id}/departments/{department_id}",
    permission=Permission.EMPLOYER_EDIT,
    body=EditDepartmentRequest,
    answer=DepartmentAnswer,
    needs_version=True,
)
def edit_department(call: Call[EditDepartmentRequest]) -> DepartmentAnswer:
    """Change a department's name or line manager."""
    edited = acts.edit_department(
        call.context,
        call.path["employer_id"],
        call.path["department_id"],
        call.version,
        name=call.body.name,
        manager=_manager(call.body.line_manager),
    )
    call.log_access("U", "department", edited.id)
    return department_answer(edited)


def _manager(body: LineManagerRequest | None) -> LineManagerDetails | None:
    if body is None:
        return None
    reader = FieldReader()
    details = LineManagerDetails(
        name=body.name,
        email=reader.read("email", body.email, "line_manager"),
        phone=reader.read_if("phone", body.phone, "line_manager"),
        user_id=body.user_id,
    )
    reader.finish()
    return details
