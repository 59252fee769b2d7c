"""Which changes of the API break who uses it: what is there now against what was last published.

A caller sends requests and reads answers, so the two are judged the other way round: a request may ask less than
before, an answer may tell more. Anything else has to be told in `shared/contracts/CHANGES.md`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

_METHODS: Final = ("get", "post", "put", "patch", "delete")
_LIMITS_FROM_BELOW: Final = ("minimum", "exclusiveMinimum", "minLength", "minItems")
_LIMITS_FROM_ABOVE: Final = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")
_WORDS: Final = ("title", "description", "example", "examples", "default", "summary")


@dataclass(frozen=True, slots=True)
class Documents:
    """What was published, and what is there now."""

    was: Mapping[str, Any]
    now: Mapping[str, Any]


def stripped(part: Any) -> Any:
    """A document without its words and examples, which bind nobody."""
    if isinstance(part, list):
        return [stripped(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        name: _properties(value) if name == "properties" else stripped(value)
        for name, value in part.items()
        if name not in _WORDS
    }


def _properties(part: dict[str, Any]) -> dict[str, Any]:
    """Fields may be called "title" or "description"; those are no words."""
    return {name: stripped(value) for name, value in part.items()}


def breaks(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Every change from `was` to `now` (OpenAPI 3.1) on which somebody may have built, one line each."""
    documents = Documents(was, now)
    found = [
        f"{method.upper()} {path}: {each}"
        for path, item in was["paths"].items()
        for method, operation in item.items()
        if method in _METHODS
        for each in _of_operation(documents, operation, now["paths"].get(path, {}).get(method))
    ]
    return list(dict.fromkeys(found))


def event_breaks(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Every change from `was` to `now` (AsyncAPI 3.0) on which who takes an event may have built."""
    documents, found = Documents(was, now), []
    messages = now["components"]["messages"]
    for name, message in sorted(was["components"]["messages"].items()):
        if name not in messages:
            found.append(f"{name}: the event is gone")
            continue
        facts = (each["payload"]["properties"]["data"] for each in (message, messages[name]))
        lines = _of_shape(documents, next(facts), next(facts), "data", is_sent=False)
        found += [f"{name}: {each}" for each in lines]
    return list(dict.fromkeys(found))


def _of_operation(
    documents: Documents, was: Mapping[str, Any], now: Mapping[str, Any] | None
) -> Iterator[str]:
    if now is None:
        yield "the operation is gone"
        return
    yield from _of_parameters(_parameters(documents.was, was), _parameters(documents.now, now), documents)
    yield from _of_security(was, now)
    yield from _of_body(documents, was.get("requestBody"), now.get("requestBody"))
    yield from _of_answers(documents, was["responses"], now["responses"])


def _parameters(document: Mapping[str, Any], operation: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    found = (_followed(document, each) for each in operation.get("parameters", []))
    return {f"{each['in']} {each['name']}": each for each in found}


def _of_parameters(was: Mapping[str, Any], now: Mapping[str, Any], documents: Documents) -> Iterator[str]:
    for name, each in was.items():
        if name not in now:
            yield f"{name} is gone"
        else:
            yield from _of_shape(documents, each["schema"], now[name]["schema"], name, is_sent=True)
    for name, each in now.items():
        was_needed = was.get(name, {}).get("required", False)
        if each.get("required") and not was_needed:
            yield f"{name} is needed now"


def _of_security(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    if was.get("x-permission") != now.get("x-permission"):
        yield f"the permission is {now.get('x-permission')} instead of {was.get('x-permission')}"
    for schemes in now.get("security", []):
        if not any(set(each) >= set(schemes) for each in was.get("security", [])):
            yield f"it needs {' and '.join(sorted(schemes))}"


def _of_body(
    documents: Documents, was: Mapping[str, Any] | None, now: Mapping[str, Any] | None
) -> Iterator[str]:
    if was is None:
        if now and now.get("required"):
            yield "a body is needed now"
        return
    for media, part in was["content"].items():
        other = (now or {}).get("content", {}).get(media)
        if other is None:
            yield f"the body in {media} is gone"
        else:
            yield from _of_shape(documents, part["schema"], other["schema"], "body", is_sent=True)


def _of_answers(documents: Documents, was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for status, answer in was.items():
        if status not in now:
            if status.startswith("2"):
                yield f"the answer {status} is gone"
            continue
        content = _followed(documents.now, now[status]).get("content", {})
        for media, part in _followed(documents.was, answer).get("content", {}).items():
            if media not in content:
                yield f"the answer {status} in {media} is gone"
            elif status.startswith("2"):
                yield from _of_shape(
                    documents, part["schema"], content[media]["schema"], f"answer {status}", is_sent=False
                )


def _followed(document: Mapping[str, Any], part: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in part:
        found: Any = document
        for step in part["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        part = found
    return part


def _of_shape(
    documents: Documents,
    was: Mapping[str, Any],
    now: Mapping[str, Any],
    where: str,
    *,
    is_sent: bool,
    open_refs: frozenset[tuple[str, str]] = frozenset(),
) -> Iterator[str]:
    """What breaks from one schema to the other; `is_sent` for what callers send, else they read it."""
    refs = (was.get("$ref", ""), now.get("$ref", ""))
    if all(refs) and refs in open_refs:
        return
    deeper = open_refs | {refs}
    was, now = _followed(documents.was, was), _followed(documents.now, now)
    old, new = _kinds(documents.was, was), _kinds(documents.now, now)
    narrowed = _beyond(old, new) if is_sent else _beyond(new, old)
    if narrowed:
        words = "no longer takes" if is_sent else "may be"
        yield f"{where} {words} {', '.join(sorted(narrowed))}"
    yield from _of_limits(was, now, where, is_sent=is_sent)
    yield from _of_fields(documents, was, now, where, is_sent=is_sent, open_refs=deeper)
    for was_part, now_part, place in _parts(documents, was, now, where):
        yield from _of_shape(documents, was_part, now_part, place, is_sent=is_sent, open_refs=deeper)


def _kinds(document: Mapping[str, Any], schema: Mapping[str, Any]) -> set[str]:
    """The kinds of value that a schema lets through: types, and the single values of a choice."""
    schema = _followed(document, schema)
    options = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    if options:
        return set().union(*(_kinds(document, each) for each in options))
    if "enum" in schema:
        return {f'"{each}"' for each in schema["enum"]}
    if "const" in schema:
        return {f'"{schema["const"]}"'}
    kinds = schema.get("type", "anything")
    found = {kinds} if isinstance(kinds, str) else set(kinds)
    return {
        f"{each} ({schema['format']})" if "format" in schema and each == "string" else each for each in found
    }


def _beyond(kinds: set[str], others: set[str]) -> set[str]:
    """Those kinds that the others do not cover: text covers its formats and choices, a number whole ones."""
    return {each for each in kinds if others.isdisjoint({each, "anything", _wider(each)})}


def _wider(kind: str) -> str:
    if kind == "integer":
        return "number"
    return "string" if kind.startswith(("string", '"')) else kind


def _of_limits(was: Mapping[str, Any], now: Mapping[str, Any], where: str, *, is_sent: bool) -> Iterator[str]:
    if not is_sent:
        return
    for name in _LIMITS_FROM_BELOW:
        if name in now and now[name] > was.get(name, float("-inf")):
            yield f"{where} has a higher {name} ({now[name]})"
    for name in _LIMITS_FROM_ABOVE:
        if name in now and now[name] < was.get(name, float("inf")):
            yield f"{where} has a lower {name} ({now[name]})"
    if now.get("pattern") not in {None, was.get("pattern")}:
        yield f"{where} must match another pattern"


def _of_fields(
    documents: Documents,
    was: Mapping[str, Any],
    now: Mapping[str, Any],
    where: str,
    *,
    is_sent: bool,
    open_refs: frozenset[tuple[str, str]],
) -> Iterator[str]:
    old, new = was.get("properties", {}), now.get("properties", {})
    for name, schema in old.items():
        place = f"{where}/{name}"
        if name not in new:
            yield f"{place} is gone"
            continue
        yield from _of_shape(documents, schema, new[name], place, is_sent=is_sent, open_refs=open_refs)
    was_needed, now_needed = set(was.get("required", [])), set(now.get("required", []))
    changed = now_needed - was_needed if is_sent else (was_needed - now_needed) & new.keys()
    for name in sorted(changed):
        yield f"{where}/{name} is needed now" if is_sent else f"{where}/{name} may be left out now"


def _parts(
    documents: Documents, was: Mapping[str, Any], now: Mapping[str, Any], where: str
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any], str]]:
    """Parts of two schemas that belong together: items of lists, and the one object or list of a choice."""
    if "items" in was and "items" in now:
        yield was["items"], now["items"], f"{where}[]"
    for kind in ("object", "array", "string", "integer", "number"):
        old = _option(documents.was, was, kind)
        new = _option(documents.now, now, kind)
        if old is not None and new is not None and not (old is was and new is now):
            yield old, new, where


def _option(document: Mapping[str, Any], schema: Mapping[str, Any], kind: str) -> Mapping[str, Any] | None:
    if schema.get("type") == kind:
        return schema
    options = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    return next((each for each in options if _followed(document, each).get("type") == kind), None)
