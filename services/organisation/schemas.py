"""Shapes of organisation's requests and answers."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shared.http.schema import Answer, Body, Resource

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50)]
Identifier = Annotated[str, Field(min_length=36, max_length=36)]
Hours = Annotated[Decimal, Field(gt=0, le=80, max_digits=5, decimal_places=2)]
Language = Literal["nl", "en"]


class NameRequest(Body):
    """Something new that has only a name yet."""

    name: Name


class AddressBody(Body):
    """A Dutch address."""

    street: Name
    house_number: Annotated[int, Field(ge=1, le=99999)]
    house_number_suffix: Annotated[str, StringConstraints(strip_whitespace=True, max_length=10)] | None = None
    postcode: Short
    city: Name


class EmployerRequest(Body):
    """An employer's form; in a draft everything but the name may be absent."""

    name: Name
    phone: Short | None = None
    visiting_address: AddressBody | None = None
    postal_address: AddressBody | None = None
    payroll_tax_number: Short | None = None
    uwv_branch: Short | None = None
    uwv_connection_number: Short | None = None
    sector: Short | None = None
    offering: (
        Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)] | None
    ) = None
    debtor_number: Short | None = None
    employer_code: Short | None = None
    classifications: Annotated[list[str], Field(max_length=50)]
    case_manager_id: Identifier | None = None


class PublicationRequest(Body):
    """Under which office an employer becomes visible."""

    office_id: Identifier


class LineManagerBody(Body):
    """Who leads a department; `user_id` where this person has an account."""

    name: Name
    email: Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)]
    phone: Short | None = None
    user_id: Identifier | None = None


class DepartmentRequest(Body):
    """A new department."""

    name: Name
    parent_id: Identifier | None = None
    line_manager: LineManagerBody | None = None


class EditDepartmentRequest(Body):
    """A department's name and line manager."""

    name: Name
    line_manager: LineManagerBody | None = None


class EmploymentBody(Body):
    """A first employment; days are local dates, working days 1 (Monday) to 7."""

    department_id: Identifier
    start: date
    end: date | None = None
    hours_per_week: Hours
    full_time_hours: Hours = Decimal(40)
    function: Short | None = None
    working_days: Annotated[list[Annotated[int, Field(ge=1, le=7)]], Field(min_length=1, max_length=7)] = (
        Field(default_factory=lambda: [1, 2, 3, 4, 5])
    )


class HireRequest(Body):
    """A new employee with a first employment."""

    initials: Short
    first_name: Name | None = None
    infix: Short | None = None
    last_name: Name
    birth_date: date
    bsn: Short | None = None
    email: Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)] | None = None
    phone: Short | None = None
    personnel_number: Short | None = None
    language: Language = "nl"
    employment: EmploymentBody


class OfficeAnswer(Resource):
    """An office."""

    id: str
    version: int
    name: str


class OfficesAnswer(Resource):
    """The offices in sight."""

    items: tuple[OfficeAnswer, ...]


class AddressAnswer(Answer):
    """A Dutch address."""

    street: str
    house_number: int
    house_number_suffix: str | None
    postcode: str
    city: str


class LineManagerAnswer(Answer):
    """Who leads a department."""

    name: str
    email: str
    phone: str | None
    user_id: str | None


class DepartmentAnswer(Answer):
    """A department."""

    id: str
    version: int
    name: str
    parent_id: str | None
    line_manager: LineManagerAnswer | None


class MissingAnswer(Answer):
    """What publishing still needs, in words."""

    pointer: str
    code: str
    detail: str


class EmployerRow(Resource):
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

    items: tuple[EmployerRow, ...]
    next: str | None


class EmployerAnswer(EmployerRow):
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
    missing: tuple[MissingAnswer, ...]
    unknown: tuple[str, ...]


class EmploymentAnswer(Answer):
    """An employment; hours a week as decimal text."""

    id: str
    department_id: str
    department_name: str
    start: date
    end: date | None
    hours_per_week: str
    full_time_hours: str
    function: str | None
    working_days: tuple[int, ...]


class EmployeeAnswer(Resource):
    """An employee; the BSN shows its last three digits only."""

    id: str
    version: int
    employer_id: str
    dossier_id: str
    initials: str
    first_name: str | None
    infix: str | None
    last_name: str
    display_name: str
    birth_date: date
    bsn_masked: str | None
    email: str | None
    phone: str | None
    personnel_number: str | None
    language: Language
    employments: tuple[EmploymentAnswer, ...]


class ChoiceAnswer(Answer):
    """One option of a form."""

    key: str
    name: str


class ChoicesAnswer(Answer):
    """The options of the employer's form."""

    uwv_branches: tuple[ChoiceAnswer, ...]
    sectors: tuple[ChoiceAnswer, ...]
    classifications: tuple[ChoiceAnswer, ...]


class ColleagueAnswer(Answer):
    """Somebody who can be chosen."""

    id: str
    display_name: str


class ColleaguesAnswer(Answer):
    """Who can be chosen."""

    items: tuple[ColleagueAnswer, ...]
