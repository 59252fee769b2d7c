"""Shapes of registering in the message portal."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from shared.http.schema import Answer, Body

Name = Annotated[str, Field(max_length=100)]


class RedemptionRequest(Body):
    """The token of the mailed link, and the address to which it was mailed."""

    token: Annotated[str, Field(max_length=100)]
    email: Annotated[str, Field(max_length=254)]


class TermsRequest(Body):
    """The version of the conditions of use that was shown, and whether they are accepted."""

    version: Annotated[str, Field(max_length=20)]
    is_accepted: bool


class PasswordRequest(Body):
    """The chosen password. Not trimmed, not shortened."""

    password: Annotated[str, Field(max_length=2000)]


class PhoneRequest(Body):
    """The number to which a code must go; none where the employee's file holds a mobile number."""

    phone: Annotated[str, Field(max_length=30)] | None = None


class NamesRequest(Body):
    """How the employee is called."""

    initials: Annotated[str, Field(max_length=20)]
    first_name: Name
    last_name: Name


class RegistrationPhoneAnswer(Answer):
    """The number to which the code goes, and whether the employee's file holds it."""

    ending: str
    is_from_file: bool


class NamesAnswer(Answer):
    """The names that the employee's file holds; what is not known is empty."""

    initials: str
    first_name: str
    last_name: str


class PortalStepAnswer(Answer):
    """Where a registration stands."""

    step: Literal["terms", "password", "phone", "code", "names"]
    terms_version: str
    phone: RegistrationPhoneAnswer | None = None
    names: NamesAnswer | None = None
    resend_at: datetime | None = None
