"""Shapes of signing in: of staff, and to the message portal."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from shared.http.schema import Answer, Body

Password = Annotated[str, Field(max_length=2000)]
"""Not trimmed, not shortened: a password is taken as typed."""


class SignInRequest(Body):
    """Login name and password. Not trimmed, not shortened: a password is taken as typed."""

    login_name: Annotated[str, Field(max_length=200)]
    password: Password


class CodeRequest(Body):
    """A code of the authenticator app; spaces do not matter."""

    code: Annotated[str, Field(min_length=6, max_length=12)]


class ActivationRequest(Body):
    """The token of the mailed link and the chosen password."""

    token: Annotated[str, Field(min_length=20, max_length=100)]
    password: Password


class PortalSignInRequest(Body):
    """E-mail address and password. The password is taken as typed."""

    email: Annotated[str, Field(max_length=254)]
    password: Password


class AuthenticatorAnswer(Answer):
    """A seed to enrol; shown once."""

    secret: str
    uri: str
    qr_svg: str


class NextStepAnswer(Answer):
    """What comes next in signing in."""

    step: Literal["authenticator", "enrol-authenticator"]
    authenticator: AuthenticatorAnswer | None = None


class PhoneEndingAnswer(Answer):
    """The number to which a code went, by its last two digits."""

    ending: str


class PortalSignInAnswer(Answer):
    """A code is on its way."""

    step: Literal["code"] = "code"
    phone: PhoneEndingAnswer
    resend_at: datetime
