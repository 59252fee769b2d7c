"""Shapes of requests and answers about departments."""

from services.organisation.shapes import EmailText, Identifier, NameText, ShortText
from shared.http.schema import Answer, Body


class LineManagerRequest(Body):
    """Who leads a department; `user_id` where this person has an account."""

    name: NameText
    email: EmailText
    phone: ShortText | None = None
    user_id: Identifier | None = None


class DepartmentRequest(Body):
    """A new department."""

    name: NameText
    parent_id: Identifier | None = None
    line_manager: LineManagerRequest | None = None


class EditDepartmentRequest(Body):
    """A department's name and line manager."""

    name: NameText
    line_manager: LineManagerRequest | None = None


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
