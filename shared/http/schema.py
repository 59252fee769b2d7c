"""The bases of every request and answer shape: camelCase outside, snake_case inside."""

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Body(BaseModel):
    """A request body: strict types, unknown and server-owned fields refused (WEB-6)."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        alias_generator=to_camel,
        defer_build=True,
        str_max_length=2000,
    )


class EmptyRequest(Body):
    """A request that says all by its route."""


class Answer(BaseModel):
    """An answer as the API shows it."""

    model_config = ConfigDict(
        frozen=True,
        alias_generator=to_camel,
        populate_by_name=True,
        defer_build=True,
        serialize_by_alias=True,
        json_schema_serialization_defaults_required=True,
    )


class Resource(Answer):
    """An answer that tells what the caller may do with it now, so that a screen never guesses rights."""

    allowed_actions: tuple[str, ...] = ()


class Listing[T: Answer](Answer):
    """A page of a list; `next` is the cursor of the page after it."""

    items: tuple[T, ...]
    next: str | None = None
