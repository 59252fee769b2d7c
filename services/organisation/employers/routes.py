"""Routes of employers: the list, a draft, its form, and publication."""

from services.organisation.domain.choices import choices
from services.organisation.domain.employer import Address, EmployerState, MasterData
from services.organisation.domain.fields import FieldReader
from services.organisation.employers import edit_employer as edits
from services.organisation.employers import list_employers as lists
from services.organisation.employers import publish_employer as publication
from services.organisation.employers.schemas import (
    AddressRequest,
    EmployerAnswer,
    EmployerRequest,
    EmployersAnswer,
    NewEmployerRequest,
    PublicationRequest,
)
from services.organisation.employers.views import employer_answer, employer_row
from services.organisation.sight import employer_in_sight
from shared.http.call import Call
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.routes import Area
from shared.kernel.errors import refused_field
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "GET",
    "/employers",
    permission=Permission.EMPLOYER_READ,
    answer=EmployersAnswer,
    query=("state", "cursor", "limit"),
)
def list_employers(call: Call[None]) -> EmployersAnswer:
    """List the employers in sight, by name."""
    state = _state(call.query.get("state", "published"))
    user_id, query = call.principal.user_id, f"employers#{state}"
    after = from_cursor(call.query.get("cursor"), user_id=user_id, query=query)
    limit = limit_of(call.query.get("limit"))
    found = lists.list_employers(call.context, state, limit=limit, after=after)
    call.log_access("R", "employer.list", query)
    return EmployersAnswer(
        items=tuple(employer_row(each) for each in found.employers),
        next=to_cursor(found.after, user_id=user_id, query=query),
        allowed_actions=("add-employer",) if call.principal.may(Permission.EMPLOYER_CREATE) else (),
    )


@area.route(
    "POST",
    "/employers",
    permission=Permission.EMPLOYER_CREATE,
    body=NewEmployerRequest,
    answer=EmployerAnswer,
    status=201,
)
def create_employer(call: Call[NewEmployerRequest]) -> EmployerAnswer:
    """Begin an employer in draft."""
    made = edits.create_employer(call.context, call.body.name)
    call.log_access("C", "employer", made.employer.id)
    return employer_answer(made, call.principal, call.language)


@area.route("GET", "/employers/{employer_id}", permission=Permission.EMPLOYER_READ, answer=EmployerAnswer)
def read_employer(call: Call[None]) -> EmployerAnswer:
    """Read an employer with its departments."""
    found = employer_in_sight(call.context, call.path["employer_id"])
    call.log_access("R", "employer", found.employer.id)
    return employer_answer(found, call.principal, call.language)


@area.route(
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
    edited = edits.edit_employer(call.context, call.path["employer_id"], call.version, data)
    call.log_access("U", "employer", edited.employer.id)
    return employer_answer(edited, call.principal, call.language)


@area.route(
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
    employer_id, office_id = call.path["employer_id"], call.body.office_id
    shown = publication.publish_employer(call.context, employer_id, call.version, office_id)
    call.log_access("U", "employer.publish", shown.employer.id)
    return employer_answer(shown, call.principal, call.language)


def _state(text: str) -> EmployerState:
    if text not in {each.value for each in EmployerState}:
        raise refused_field("state", "choice")
    return EmployerState(text)


def _master_data(body: EmployerRequest) -> MasterData:
    reader, options = FieldReader(), choices()
    data = MasterData(
        name=body.name,
        phone=reader.read_if("phone", body.phone),
        visiting_address=_address(reader, body.visiting_address, "visiting_address"),
        postal_address=_address(reader, body.postal_address, "postal_address"),
        payroll_tax_number=reader.read_if("payroll_tax_number", body.payroll_tax_number),
        uwv_branch=reader.choose("uwv_branch", body.uwv_branch, options.keys_of("uwv_branches")),
        uwv_connection_number=reader.read_if("uwv_connection_number", body.uwv_connection_number),
        sector=reader.read_if("sector", body.sector),
        offering=body.offering,
        debtor_number=reader.read_if("debtor_number", body.debtor_number),
        employer_code=reader.read_if("employer_code", body.employer_code),
        classifications=_classifications(reader, body.classifications),
        case_manager_id=body.case_manager_id,
    )
    reader.finish()
    return data


def _classifications(reader: FieldReader, keys: list[str]) -> tuple[str, ...]:
    offered = choices().keys_of("classifications")
    for n, key in enumerate(keys):
        reader.choose(("classifications", n), key, offered)
    return tuple(dict.fromkeys(keys))


def _address(reader: FieldReader, body: AddressRequest | None, name: str) -> Address | None:
    if body is None:
        return None
    return Address(
        street=body.street,
        house_number=body.house_number,
        house_number_suffix=body.house_number_suffix,
        postcode=reader.read("postcode", body.postcode, name),
        city=body.city,
    )
