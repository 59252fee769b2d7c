"""Routes of employees: those of an employer, and hiring one."""

from services.organisation.domain.employee import EmploymentTerms, PersonalData
from services.organisation.domain.fields import FieldReader
from services.organisation.employees import hire as hiring
from services.organisation.employees import list_employees as lists
from services.organisation.employees.schemas import EmployeeAnswer, EmploymentRequest, HireRequest
from services.organisation.employees.views import employee_answer
from shared.http.call import Call
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.routes import Area
from shared.http.schema import Listing
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "GET",
    "/employers/{employer_id}/employees",
    permission=Permission.EMPLOYEE_READ,
    answer=Listing[EmployeeAnswer],
    query=("cursor", "limit"),
)
def list_employees(call: Call[None]) -> Listing[EmployeeAnswer]:
    """List an employer's employees, by surname."""
    employer_id, user_id = call.path["employer_id"], call.principal.user_id
    query = f"employees#{employer_id}"
    after = from_cursor(call.query.get("cursor"), user_id=user_id, query=query)
    limit = limit_of(call.query.get("limit"))
    found, last = lists.list_employees(call.context, employer_id, limit=limit, after=after)
    call.log_access("R", "employee.list", employer_id)
    return Listing(
        items=tuple(employee_answer(each) for each in found),
        next=to_cursor(last, user_id=user_id, query=query),
    )


@area.route(
    "POST",
    "/employers/{employer_id}/employees",
    permission=Permission.EMPLOYEE_CREATE,
    body=HireRequest,
    answer=EmployeeAnswer,
    status=201,
)
def hire(call: Call[HireRequest]) -> EmployeeAnswer:
    """Add an employee with a first employment."""
    body = call.body
    asked = hiring.NewEmployee(_personal(body), body.employment.department_id, _terms(body.employment))
    employee = hiring.hire(call.context, call.path["employer_id"], asked)
    call.log_access("C", "employee", employee.id, person=employee.id)
    return employee_answer(employee)


def _personal(body: HireRequest) -> PersonalData:
    reader = FieldReader()
    personal = PersonalData(
        initials=reader.read("initials", body.initials),
        first_name=reader.read_if("first_name", body.first_name),
        infix=body.infix,
        last_name=reader.read("last_name", body.last_name),
        birth_date=body.birth_date,
        bsn=reader.read_if("bsn", body.bsn),
        email=reader.read_if("email", body.email),
        phone=reader.read_if("phone", body.phone),
        personnel_number=body.personnel_number,
        language=body.language,
    )
    reader.finish()
    return personal


def _terms(body: EmploymentRequest) -> EmploymentTerms:
    return EmploymentTerms(
        start=body.start,
        end=body.end,
        hours_per_week=str(body.hours_per_week),
        full_time_hours=str(body.full_time_hours),
        function=body.function,
        working_days=tuple(sorted(set(body.working_days))),
    )
