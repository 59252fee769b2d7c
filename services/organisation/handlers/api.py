"""Organisation's routes: offices, employers, departments, employees."""

from dataclasses import asdict
from functools import cache
from typing import Any

from services.organisation.domain.checks import Reader
from services.organisation.domain.choices import Choice, choices
from services.organisation.domain.employee import Employee, Employment
from services.organisation.domain.employer import (
    Address,
    Department,
    Employer,
    MasterData,
    State,
    missing,
    unknown,
)
from services.organisation.domain.office import Office
from services.organisation.schemas import (
    AddressBody,
    ChoiceAnswer,
    ChoicesAnswer,
    ColleagueAnswer,
    ColleaguesAnswer,
    DepartmentAnswer,
    DepartmentRequest,
    EditDepartmentRequest,
    EmployeeAnswer,
    EmployerAnswer,
    EmployerRequest,
    EmployerRow,
    EmployersAnswer,
    EmploymentAnswer,
    HireRequest,
    LineManagerBody,
    NameRequest,
    OfficeAnswer,
    OfficesAnswer,
    PublicationRequest,
)
from services.organisation.store import Store
from services.organisation.use_cases import employees, employers, queries
from services.organisation.use_cases.doors import Doors, employer_in_sight
from services.organisation.use_cases.employees import Hire
from services.organisation.use_cases.employers import AskedLineManager
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.http.app import Api
from shared.http.call import Call
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.schema import Listing
from shared.kernel.errors import refused_field
from shared.kernel.formats.bsn import Bsn
from shared.kernel.permissions import Permission
from shared.texts import Language, sentence

api = Api("organisation")
handler = api.handler


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@api.route("GET", "/choices", permission=Permission.EMPLOYER_READ, answer=ChoicesAnswer)
def list_choices(call: Call[None]) -> ChoicesAnswer:
    """List the options of the employer's form."""
    found = choices()
    return ChoicesAnswer(
        uwv_branches=_choices(found.uwv_branches, call.language),
        sectors=_choices(found.sectors, call.language),
        classifications=_choices(found.classifications, call.language),
    )


@api.route("GET", "/case-managers", permission=Permission.EMPLOYER_EDIT, answer=ColleaguesAnswer)
def list_case_managers(call: Call[None]) -> ColleaguesAnswer:
    """List who can be an employer's case manager."""
    del call
    found = store().case_managers()
    return ColleaguesAnswer(
        items=tuple(ColleagueAnswer(id=each.id, display_name=each.display_name) for each in found)
    )


@api.route("GET", "/offices", permission=Permission.OFFICE_READ, answer=OfficesAnswer)
def list_offices(call: Call[None]) -> OfficesAnswer:
    """List the offices in sight."""
    actions = ("add-office",) if call.principal.may(Permission.OFFICE_CREATE) else ()
    items = tuple(_office(each) for each in queries.list_offices(_doors(call)))
    return OfficesAnswer(items=items, allowed_actions=actions)


@api.route(
    "POST",
    "/offices",
    permission=Permission.OFFICE_CREATE,
    body=NameRequest,
    answer=OfficeAnswer,
    status=201,
    problems=("office-name-taken",),
)
def open_office(call: Call[NameRequest]) -> OfficeAnswer:
    """Open an office."""
    office = employers.open_office(_doors(call), call.body.name)
    call.log_access("C", "office", office.id)
    return _office(office)


@api.route(
    "GET",
    "/employers",
    permission=Permission.EMPLOYER_READ,
    answer=EmployersAnswer,
    query=("state", "cursor", "limit"),
)
def list_employers(call: Call[None]) -> EmployersAnswer:
    """List the employers in sight, by name."""
    state = _state(call.query.get("state", "published"))
    query = f"employers#{state}"
    after = from_cursor(call.query.get("cursor"), user_id=call.principal.user_id, query=query)
    found = queries.list_employers(_doors(call), state, limit=limit_of(call.query.get("limit")), after=after)
    call.log_access("R", "employer.list", query)
    return EmployersAnswer(
        items=tuple(EmployerRow(**_row(each)) for each in found.employers),
        next=to_cursor(found.after, user_id=call.principal.user_id, query=query),
        allowed_actions=("add-employer",) if call.principal.may(Permission.EMPLOYER_CREATE) else (),
    )


@api.route(
    "POST",
    "/employers",
    permission=Permission.EMPLOYER_CREATE,
    body=NameRequest,
    answer=EmployerAnswer,
    status=201,
)
def create_employer(call: Call[NameRequest]) -> EmployerAnswer:
    """Begin an employer in draft."""
    employer = employers.create_employer(_doors(call), call.body.name)
    call.log_access("C", "employer", employer.id)
    return _employer(employer, [], call)


@api.route("GET", "/employers/{employer_id}", permission=Permission.EMPLOYER_READ, answer=EmployerAnswer)
def read_employer(call: Call[None]) -> EmployerAnswer:
    """Read an employer with its departments."""
    employer, departments = employer_in_sight(_doors(call), call.path["employer_id"])
    call.log_access("R", "employer", employer.id)
    return _employer(employer, departments, call)


@api.route(
    "PUT",
    "/employers/{employer_id}",
    permission=Permission.EMPLOYER_EDIT,
    body=EmployerRequest,
    answer=EmployerAnswer,
    needs_version=True,
    problems=("employer-incomplete", "debtor-number-taken", "employer-code-taken"),
)
def edit_employer(call: Call[EmployerRequest]) -> EmployerAnswer:
    """Save an employer's form."""
    data = _master_data(call.body)
    edited, departments = employers.edit_employer(_doors(call), call.path["employer_id"], call.version, data)
    call.log_access("U", "employer", edited.id)
    return _employer(edited, departments, call)


@api.route(
    "POST",
    "/employers/{employer_id}/departments",
    permission=Permission.EMPLOYER_EDIT,
    body=DepartmentRequest,
    answer=DepartmentAnswer,
    status=201,
)
def add_department(call: Call[DepartmentRequest]) -> DepartmentAnswer:
    """Add a department."""
    body = call.body
    department = employers.add_department(
        _doors(call), call.path["employer_id"], body.name, body.parent_id, _manager(body.line_manager)
    )
    call.log_access("C", "department", department.id)
    return _department(department)


@api.route(
    "PUT",
    "/employers/{employer_id}/departments/{department_id}",
    permission=Permission.EMPLOYER_EDIT,
    body=EditDepartmentRequest,
    answer=DepartmentAnswer,
    needs_version=True,
)
def edit_department(call: Call[EditDepartmentRequest]) -> DepartmentAnswer:
    """Change a department's name or line manager."""
    department = employers.edit_department(
        _doors(call),
        call.path["employer_id"],
        call.path["department_id"],
        call.version,
        name=call.body.name,
        manager=_manager(call.body.line_manager),
    )
    call.log_access("U", "department", department.id)
    return _department(department)


@api.route(
    "POST",
    "/employers/{employer_id}/publication",
    permission=Permission.EMPLOYER_PUBLISH,
    body=PublicationRequest,
    answer=EmployerAnswer,
    needs_version=True,
    problems=("already-published", "employer-incomplete"),
)
def publish_employer(call: Call[PublicationRequest]) -> EmployerAnswer:
    """Make an employer visible under an office."""
    shown, departments = employers.publish_employer(
        _doors(call), call.path["employer_id"], call.version, call.body.office_id
    )
    call.log_access("U", "employer.publish", shown.id)
    return _employer(shown, departments, call)


@api.route(
    "GET",
    "/employers/{employer_id}/employees",
    permission=Permission.EMPLOYEE_READ,
    answer=Listing[EmployeeAnswer],
    query=("cursor", "limit"),
)
def list_employees(call: Call[None]) -> Listing[EmployeeAnswer]:
    """List an employer's employees, by surname."""
    employer_id = call.path["employer_id"]
    query = f"employees#{employer_id}"
    after = from_cursor(call.query.get("cursor"), user_id=call.principal.user_id, query=query)
    limit = limit_of(call.query.get("limit"))
    found, last = queries.list_employees(_doors(call), employer_id, limit=limit, after=after)
    call.log_access("R", "employee.list", employer_id)
    return Listing(
        items=tuple(_employee(each) for each in found),
        next=to_cursor(last, user_id=call.principal.user_id, query=query),
    )


@api.route(
    "POST",
    "/employers/{employer_id}/employees",
    permission=Permission.EMPLOYEE_CREATE,
    body=HireRequest,
    answer=EmployeeAnswer,
    status=201,
)
def hire(call: Call[HireRequest]) -> EmployeeAnswer:
    """Add an employee with a first employment."""
    employee = employees.hire(_doors(call), call.path["employer_id"], _hire(call.body))
    call.log_access("C", "employee", employee.id, person=employee.id)
    return _employee(employee)


def _doors(call: Call[Any]) -> Doors:
    return Doors(store(), call.unit, call.principal)


def _state(text: str) -> State:
    if text not in {each.value for each in State}:
        raise refused_field("/state", "choice")
    return State(text)


def _master_data(body: EmployerRequest) -> MasterData:
    reader, options = Reader(), choices()
    data = MasterData(
        name=body.name,
        phone=reader.read_if("phone", body.phone, "/phone"),
        visiting_address=_address(reader, body.visiting_address, "/visitingAddress"),
        postal_address=_address(reader, body.postal_address, "/postalAddress"),
        payroll_tax_number=reader.read_if("payroll_tax_number", body.payroll_tax_number, "/payrollTaxNumber"),
        uwv_branch=reader.choose(body.uwv_branch, options.keys_of("uwv_branches"), "/uwvBranch"),
        uwv_connection_number=reader.read_if(
            "uwv_connection_number", body.uwv_connection_number, "/uwvConnectionNumber"
        ),
        sector=reader.read_if("sector", body.sector, "/sector"),
        offering=body.offering,
        debtor_number=reader.read_if("debtor_number", body.debtor_number, "/debtorNumber"),
        employer_code=reader.read_if("employer_code", body.employer_code, "/employerCode"),
        classifications=_classifications(reader, body.classifications),
        case_manager_id=body.case_manager_id,
    )
    reader.finish()
    return data


def _classifications(reader: Reader, keys: list[str]) -> tuple[str, ...]:
    offered = choices().keys_of("classifications")
    for n, key in enumerate(keys):
        reader.choose(key, offered, f"/classifications/{n}")
    return tuple(dict.fromkeys(keys))


def _address(reader: Reader, body: AddressBody | None, pointer: str) -> Address | None:
    if body is None:
        return None
    return Address(
        street=body.street,
        house_number=body.house_number,
        house_number_suffix=body.house_number_suffix,
        postcode=reader.read("postcode", body.postcode, f"{pointer}/postcode"),
        city=body.city,
    )


def _manager(body: LineManagerBody | None) -> AskedLineManager | None:
    if body is None:
        return None
    reader = Reader()
    manager = AskedLineManager(
        name=body.name,
        email=reader.read("email", body.email, "/lineManager/email"),
        phone=reader.read_if("phone", body.phone, "/lineManager/phone"),
        user_id=body.user_id,
    )
    reader.finish()
    return manager


def _hire(body: HireRequest) -> Hire:
    reader, contract = Reader(), body.employment
    asked = Hire(
        initials=reader.read("initials", body.initials, "/initials"),
        first_name=reader.read_if("first_name", body.first_name, "/firstName"),
        infix=body.infix,
        last_name=reader.read("last_name", body.last_name, "/lastName"),
        birth_date=body.birth_date,
        bsn=reader.read_if("bsn", body.bsn, "/bsn"),
        email=reader.read_if("email", body.email, "/email"),
        phone=reader.read_if("phone", body.phone, "/phone"),
        personnel_number=body.personnel_number,
        language=body.language,
        department_id=contract.department_id,
        start=contract.start,
        end=contract.end,
        hours_per_week=contract.hours_per_week,
        full_time_hours=contract.full_time_hours,
        function=contract.function,
        working_days=tuple(sorted(set(contract.working_days))),
    )
    reader.finish()
    return asked


def _choices(options: tuple[Choice, ...], language: Language) -> tuple[ChoiceAnswer, ...]:
    return tuple(
        ChoiceAnswer(key=each.key, name=each.nl if language == "nl" else each.en) for each in options
    )


def _office(office: Office) -> OfficeAnswer:
    return OfficeAnswer(id=office.id, version=office.version, name=office.name)


def _row(employer: Employer) -> dict[str, Any]:
    address = employer.data.visiting_address
    return {
        "id": employer.id,
        "version": employer.version,
        "name": employer.data.name,
        "city": address.city if address else None,
        "office_id": employer.office_id,
        "office_name": employer.office_name,
        "state": employer.state.value,
    }


def _employer(employer: Employer, departments: list[Department], call: Call[Any]) -> EmployerAnswer:
    absent = missing(employer.data, len(departments))
    return EmployerAnswer.model_validate(
        {
            **asdict(employer.data),
            **_row(employer),
            "departments": tuple(_department(each) for each in departments),
            "missing": tuple(
                {
                    "pointer": str(each.field),
                    "code": each.code,
                    "detail": sentence(call.language, "fields", each.code, each.data),
                }
                for each in absent
            ),
            "unknown": unknown(employer.data),
            "allowed_actions": _allowed_actions(employer, call),
        }
    )


def _allowed_actions(employer: Employer, call: Call[Any]) -> tuple[str, ...]:
    may = call.principal.may
    actions = {
        "edit": may(Permission.EMPLOYER_EDIT),
        "add-department": may(Permission.EMPLOYER_EDIT),
        "publish": may(Permission.EMPLOYER_PUBLISH) and employer.state is State.DRAFT,
        "add-employee": may(Permission.EMPLOYEE_CREATE),
    }
    return tuple(name for name, is_allowed in actions.items() if is_allowed)


def _department(department: Department) -> DepartmentAnswer:
    return DepartmentAnswer.model_validate(asdict(department))


def _employee(employee: Employee) -> EmployeeAnswer:
    own = {name: getattr(employee, name) for name in EmployeeAnswer.model_fields if hasattr(employee, name)}
    masked = Bsn(employee.bsn).masked if employee.bsn else None
    employments = tuple(_employment(each) for each in employee.employments)
    return EmployeeAnswer.model_validate({**own, "bsn_masked": masked, "employments": employments})


def _employment(employment: Employment) -> EmploymentAnswer:
    own = {name: getattr(employment, name) for name in EmploymentAnswer.model_fields}
    hours = {name: str(own[name]) for name in ("hours_per_week", "full_time_hours")}
    return EmploymentAnswer.model_validate({**own, **hours})
