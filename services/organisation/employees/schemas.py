"""Shapes of requests and answers about employees."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from services.organisation.shapes import EmailText, Identifier, NameText, ShortText
from shared.http.schema import Answer, Body, Resource

WeekHours = Annotated[Decimal, Field(gt=0, le=80, max_digits=5, decimal_places=2)]


class EmploymentRequest(Body):
    """A first employment; days are local dates, working days 1 (Monday) to 7."""

    department_id: Identifier
    start: date
    end: date | None = None
    hours_per_week: WeekHours
    full_time_hours: WeekHours = Decimal(40)
    function: ShortText | None = None
    working_days: Annotated[list[Annotated[int, Field(ge=1, le=7)]], Field(min_length=1, max_length=7)] = (
        Field(default_factory=lambda: [1, 2, 3, 4, 5])
    )


class HireRequest(Body):
    """A new employee with a first employment."""

    initials: ShortText
    first_name: NameText | None = None
    infix: ShortText | None = None
    last_name: NameText
    birth_date: date
    bsn: ShortText | None = None
    email: EmailText | None = None
    phone: ShortText | None = None
    personnel_number: ShortText | None = None
    language: Literal["nl", "en"] = "nl"
    employment: EmploymentRequest


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
    language: Literal["nl", "en"]
    employments: tuple[EmploymentAnswer, ...]
