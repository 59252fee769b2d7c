"""Shapes of the administration of accounts."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shared.http.schema import Body, Resource

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Email = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)]
Identifier = Annotated[str, Field(max_length=36)]


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
