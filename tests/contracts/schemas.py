"""JSON Schemas and samples of the events; written by `make openapi`, compared by the tests."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from shared.contracts.catalogue import EVENTS
from shared.contracts.envelope import EventData

SCHEMAS = Path(__file__).parents[2] / "shared" / "contracts" / "schemas"

PERSONAL = frozenset({"display_name", "email", "phone", "birth_date", "personnel_number"})
"""Fields that name a person."""


def schema_text(event: type[EventData]) -> str:
    """An event's schema as it is committed."""
    schema = event.model_json_schema(by_alias=True)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def sample_of(event: type[EventData]) -> EventData:
    """An event with every field filled."""
    schema = event.model_json_schema(by_alias=True)
    return event.model_validate(_value(schema, schema.get("$defs", {})))


def _value(schema: dict[str, Any], parts: dict[str, Any]) -> Any:
    if "$ref" in schema:
        return _value(parts[schema["$ref"].rpartition("/")[2]], parts)
    if "enum" in schema:
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    if "anyOf" in schema:
        return _value(schema["anyOf"][0], parts)
    if schema.get("format") == "date":
        return date(2026, 11, 23).isoformat()
    return _of_type(schema, parts)


def _of_type(schema: dict[str, Any], parts: dict[str, Any]) -> Any:
    kind = schema["type"]
    if kind == "object":
        return {name: _value(each, parts) for name, each in schema.get("properties", {}).items()}
    if kind == "array":
        return [_value(schema["items"], parts)]
    return {"string": "01920000-0000-7000-8000-000000000001", "integer": 7, "boolean": True}[kind]


def write() -> None:
    """Writes every schema."""
    SCHEMAS.mkdir(parents=True, exist_ok=True)
    for producer, own in EVENTS.items():
        for event in own:
            (SCHEMAS / f"{producer}.{event.name}.v{event.version}.json").write_text(
                schema_text(event), encoding="utf-8"
            )
