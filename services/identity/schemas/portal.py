"""Shapes of registering in the message portal and signing in to it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from shared.http.schema import Answer, Body

Secret = Annotated[str, Field(max_length=2000)]
Address = Annotated[str, Field(max_length=254)]
Name = Annotated[str, Field(max_length=100)]


class RedemptionRequest(Body):
    """The token of the mailed link, and the address to which it was mailed."""

    token: Annotated[str, Field(max_length=100)]
    email: Address


class TermsRequest(Body):
    """The version of the conditions of use that was shown, and whether they are accepted."""

    version: Annotated[str, Field(max_length=20)]
    is_accepted: bool


class PasswordRequest(Body):
    """The chosen password. Not trimmed, not shortened."""

    password: Secret


class PhoneRequest(Body):
    """The number to which a code must go; none where the employee's file holds a mobile number."""

    phone: Annotated[str, Field(max_length=30)] | None = None


class SmsCodeRequest(Body):
    """A code that came by SMS; case, blanks and dashes do not matter."""

    code: Annotated[str, Field(max_length=20)]


class NamesRequest(Body):
    """How the employee is called."""

    initials: Annotated[str, Field(max_length=20)]
    first_name: Name
    last_name: Name


class PortalSignInRequest(Body):
    """E-mail address and password. The password is taken as typed."""

    email: Address
    password: Secret


class PhoneEndingAnswer(Answer):
    """The number to which a code went, by its last two digits."""

    ending: str


class RegistrationPhoneAnswer(PhoneEndingAnswer):
    """The number to which the code goes, and whether the employee's file holds it."""

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


class PortalSignInAnswer(Answer):
    """A code is on its way."""

    step: Literal["code"] = "code"
    phone: PhoneEndingAnswer
    resend_at: datetime
