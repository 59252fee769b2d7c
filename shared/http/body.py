"""Reading a request body: strict JSON within limits, then the route's model (WEB-6)."""

import json
import unicodedata
from typing import Any

from pydantic import BaseModel, ValidationError

from shared.http.problems import BadRequest
from shared.kernel.errors import FieldError, Refused

MOST_BYTES = 256 * 1024
_MOST_DEPTH = 32
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def parse[B: BaseModel](raw: bytes, model: type[B]) -> B:
    """The body as the route's model.

    Raises:
        BadRequest: too large, not UTF-8, not JSON, a repeated name, too deep.
        Refused: a value is missing, unknown or wrong; each with the way to it.
    """
    if len(raw) > MOST_BYTES:
        raise BadRequest(413, "body-too-large", most=MOST_BYTES // 1024)
    text, content = _json(raw)
    faults = tuple(_text_faults(content, (), 0))
    if faults:
        raise Refused("invalid", fields=faults)
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        raise Refused("invalid", fields=tuple(field_error(dict(each)) for each in found)) from None


def _json(raw: bytes) -> tuple[str, Any]:
    try:
        text = raw.decode()
        content = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise BadRequest(400, "broken-json") from None
    if not isinstance(content, dict):
        raise BadRequest(400, "broken-json")
    return text, content


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError("a name stands twice")
    return content


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _text_faults(value: object, path: tuple[str | int, ...], depth: int) -> list[FieldError]:
    if depth > _MOST_DEPTH:
        raise BadRequest(400, "broken-json")
    if isinstance(value, dict):
        inner = [
            fault for name, each in value.items() for fault in _text_faults(each, (*path, name), depth + 1)
        ]
        names = [FieldError(path, "character") for name in value if not _is_clean(name)]
        return names + inner
    if isinstance(value, list):
        return [fault for n, each in enumerate(value) for fault in _text_faults(each, (*path, n), depth + 1)]
    if isinstance(value, str) and not _is_clean(value):
        return [FieldError(path, "character")]
    return []


def _is_clean(text: str) -> bool:
    """Whether a text holds no control (but newline and tab), lone surrogate or direction character."""
    return not any(
        (unicodedata.category(each) in {"Cc", "Cs"} and each not in "\n\t") or each in _BIDI for each in text
    )


_CODES = {
    "missing": "required",
    "extra_forbidden": "unknown-field",
    "string_too_long": "too-long",
    "string_too_short": "too-short",
    "too_long": "too-many",
    "too_short": "too-few",
    "date_from_datetime_parsing": "date",
    "date_parsing": "date",
    "date_type": "date",
    "string_type": "text",
    "int_type": "whole-number",
    "int_parsing": "whole-number",
    "bool_type": "yes-or-no",
    "literal_error": "choice",
    "enum": "choice",
    "greater_than_equal": "too-small",
    "less_than_equal": "too-large",
    "string_pattern_mismatch": "form",
}


def field_error(error: dict[str, Any]) -> FieldError:
    """What pydantic found wrong with one value, as our code, with the way to it."""
    return FieldError(tuple(error["loc"]), _CODES.get(error["type"], "invalid-value"))
