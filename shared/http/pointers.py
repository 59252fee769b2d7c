"""Where a field stands in a body: the domain names fields, JSON pointers (RFC 6901) are made here."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from shared.kernel.errors import FieldPath


def pointer(field: FieldPath, body: type[BaseModel] | None) -> str:
    """The JSON pointer of a field, by the aliases of the route's body; without one the names stand as they are.

    Keys of a map stay as they are; a name that the body does not know is told in camelCase, as all its fields are.
    """
    steps = (field,) if isinstance(field, str) else field
    parts: list[str] = []
    kind: Any = body
    for step in steps:
        name, kind = _step(str(step), kind)
        parts.append(f"/{name.replace('~', '~0').replace('/', '~1')}")
    return "".join(parts)


def _step(name: str, kind: Any) -> tuple[str, Any]:
    """A step as the body spells it, and what lies below it."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        known = kind.model_fields.get(name)
        if known is not None:
            return known.alias or name, _inner(known.annotation)
        below = next((each.annotation for each in kind.model_fields.values() if each.alias == name), None)
        return (name, _inner(below)) if below is not None else (_camel(name), None)
    return name, _below(kind)


def _inner(annotation: Any) -> Any:
    """The one type of an annotation that may also be None."""
    kinds = [each for each in get_args(annotation) if each is not type(None)]
    is_union = type(None) in get_args(annotation)
    return kinds[0] if is_union and len(kinds) == 1 else annotation


def _below(kind: Any) -> Any:
    origin, kinds = get_origin(kind), [each for each in get_args(kind) if each is not ...]
    if not isinstance(origin, type) or not kinds:
        return None
    if issubclass(origin, Mapping) or issubclass(origin, Sequence):
        return _inner(kinds[-1])
    return None


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(each.title() for each in rest)
