"""Shapes of signing in, the session and the administration of accounts."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shared.http.schema import Answer, Body, Resource

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Email = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)]
Identifier = Annotated[str, Field(max_length=36)]


class SignInRequest(Body):
    """Login name and password. Not trimmed, not shortened: a password is taken as typed."""

    login_name: Annotated[str, Field(max_length=200)]
    password: Annotated[str, Field(max_length=2000)]


class CodeRequest(Body):
    """A code of the authenticator app; spaces do not matter."""

    code: Annotated[str, Field(min_length=6, max_length=12)]


class ActivationRequest(Body):
    """The token of the mailed link and the chosen password."""

    token: Annotated[str, Field(min_length=20, max_length=100)]
    password: Annotated[str, Field(max_length=2000)]


class EmptyRequest(Body):
    """A request that says all by its route."""


class BlockRequest(Body):
    """Why an account is blocked; stands in the access log."""

    reason: Annotated[str, Field(min_length=3, max_length=500)]


class InviteRequest(Body):
    """A new account."""

    first_name: Name
    infix: Annotated[str, Field(max_length=20)] | None = None
    last_name: Name
    login_name: Annotated[str, Field(min_length=3, max_length=200, pattern=r"^\S+$")] | None = None
    email: Email
    phone: Annotated[str, Field(max_length=20)] | None = None
    groups: Annotated[list[str], Field(min_length=1, max_length=10)]
    scopes: Annotated[list[Identifier], Field(max_length=200)] = Field(default_factory=list)
    language: Literal["nl", "en"] = "nl"


class ScopesRequest(Body):
    """The nodes of the organisation tree that an account sees."""

    scopes: Annotated[list[Identifier], Field(max_length=200)]


class AuthenticatorAnswer(Answer):
    """A seed to enrol; shown once."""

    secret: str
    uri: str
    qr_svg: str


class NextStepAnswer(Answer):
    """What comes next in signing in."""

    step: Literal["authenticator", "enrol-authenticator"]
    authenticator: AuthenticatorAnswer | None = None


class GroupAnswer(Answer):
    """A user group."""

    key: str
    name: str
    side: Literal["arbo", "employer", "platform", "portal"]
    needs_scopes: bool


class GroupsAnswer(Answer):
    """All user groups."""

    items: tuple[GroupAnswer, ...]


class SessionUserAnswer(Answer):
    """Who is signed in."""

    id: str
    login_name: str
    display_name: str
    language: Literal["nl", "en"]


class SessionAnswer(Answer):
    """The session of this browser."""

    user: SessionUserAnswer
    groups: tuple[GroupAnswer, ...]
    permissions: tuple[str, ...]
    csrf_token: str
    idle_expires_at: datetime
    expires_at: datetime


class UserAnswer(Resource):
    """An account's card."""

    id: str
    version: int
    login_name: str
    first_name: str
    infix: str | None
    last_name: str
    display_name: str
    email: str
    phone: str | None
    language: Literal["nl", "en"]
    groups: tuple[str, ...]
    scopes: tuple[str, ...]
    status: Literal["invited", "active", "blocked"]
    last_signed_in_at: datetime | None
