"""Shapes of requests and answers about employers."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from services.organisation.departments.schemas import DepartmentAnswer
from services.organisation.shapes import Identifier, NameText, ShortText
from shared.http.schema import Answer, Body, Resource


class NewEmployerRequest(Body):
    """A new employer, of which only the name is known."""

    name: NameText


class AddressRequest(Body):
    """A Dutch address."""

    street: NameText
    house_number: Annotated[int, Field(ge=1, le=99999)]
    house_number_suffix: Annotated[str, StringConstraints(strip_whitespace=True, max_length=10)] | None = None
    postcode: ShortText
    city: NameText


class EmployerRequest(Body):
    """An employer's form; in a draft everything but the name may be absent."""

    name: NameText
    phone: ShortText | None = None
    visiting_address: AddressRequest | None = None
    postal_address: AddressRequest | None = None
    payroll_tax_number: ShortText | None = None
    uwv_branch: ShortText | None = None
    uwv_connection_number: ShortText | None = None
    sector: ShortText | None = None
    offering: (
        Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)] | None
    ) = None
    debtor_number: ShortText | None = None
    employer_code: ShortText | None = None
    classifications: Annotated[list[str], Field(max_length=50)]
    case_manager_id: Identifier | None = None


class PublicationRequest(Body):
    """Under which office an employer becomes visible."""

    office_id: Identifier


class AddressAnswer(Answer):
    """A Dutch address."""

    street: str
    house_number: int
    house_number_suffix: str | None
    postcode: str
    city: str


class MissingFieldAnswer(Answer):
    """What publishing still needs, in words."""

    pointer: str
    code: str
    detail: str


class EmployerRowAnswer(Resource):
    """An employer in a list."""

    id: str
    version: int
    name: str
    city: str | None
    office_id: str | None
    office_name: str | None
    state: Literal["draft", "published"]


class EmployersAnswer(Resource):
    """A page of employers."""

    items: tuple[EmployerRowAnswer, ...]
    next: str | None


class EmployerAnswer(EmployerRowAnswer):
    """An employer with its form, departments and what it lacks."""

    phone: str | None
    visiting_address: AddressAnswer | None
    postal_address: AddressAnswer | None
    payroll_tax_number: str | None
    uwv_branch: str | None
    uwv_connection_number: str | None
    sector: str | None
    offering: str | None
    debtor_number: str | None
    employer_code: str | None
    classifications: tuple[str, ...]
    case_manager_id: str | None
    departments: tuple[DepartmentAnswer, ...]
    missing: tuple[MissingFieldAnswer, ...]
    unknown: tuple[str, ...]
