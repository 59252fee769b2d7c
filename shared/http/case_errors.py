"""Errors of a file that a command reads: JSON pointer, code and sentence, as the API tells its own."""

from collections.abc import Iterable
from typing import Any

from shared.http.body import field_error
from shared.http.pointers import pointer
from shared.kernel.errors import FieldError
from shared.texts import Language, sentence


def of_validation(errors: Iterable[dict[str, Any]]) -> list[FieldError]:
    """What pydantic found, as our codes."""
    return [field_error(each) for each in errors]


def shown(faults: Iterable[FieldError], language: Language) -> list[dict[str, str]]:
    """Pointer, code and sentence of each fault."""
    return [
        {"pointer": pointer(each.field, None), "code": each.code, "sentence": _sentence(each, language)}
        for each in faults
    ]


def _sentence(fault: FieldError, language: Language) -> str:
    found = sentence(language, "cases", fault.code, fault.data, default="")
    return found or sentence(language, "fields", fault.code, fault.data)
