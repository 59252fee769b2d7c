"""Shapes of documents' requests. What stands in `answers` is checked by the form's own definition."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from shared.http.schema import Body

Identifier = Annotated[str, Field(min_length=36, max_length=36)]


class OpenRequest(Body):
    """The document of a task."""

    form: Annotated[str, Field(max_length=50)]
    traject_id: Identifier
    task_key: Annotated[str, Field(max_length=60)]


class AnswersRequest(Body):
    """What was filled in, by field."""

    answers: dict[Annotated[str, Field(max_length=60)], Any]


class SignerRequest(Body):
    """Somebody who shall sign: an account, or the employee."""

    kind: Literal["user", "employee"]
    id: Identifier
    role: Literal["employer", "employee"]


class CeremonyRequest(Body):
    """Who shall sign."""

    signers: Annotated[list[SignerRequest], Field(min_length=1, max_length=5)]


class SignatureRequest(Body):
    """One explicit act: the words agreed to, and the code of one's own phone."""

    code: Annotated[str, Field(min_length=1, max_length=40)]
    consent_version: Annotated[str, Field(max_length=20)]
    is_consenting: Literal[True]


class RefusalRequest(Body):
    """Why somebody does not sign."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]


class EmptyRequest(Body):
    """A request that says all by its route."""
