"""JSON Schemas and samples of the events; written by `make openapi`, compared by the tests."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shared.contracts.catalogue import EVENTS
from shared.contracts.envelope import EventData
from tests.contracts.examples import SAMPLES, Examples

SCHEMAS = Path(__file__).parents[2] / "shared" / "contracts" / "schemas"

PERSONAL = frozenset({"display_name", "email", "phone", "birth_date", "personnel_number"})
"""Fields that name a person."""


def schema_text(event: type[EventData]) -> str:
    """An event's schema as it is committed."""
    schema = event.model_json_schema(by_alias=True)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def sample_text(event: type[EventData]) -> str:
    """A sample of an event, as it travels and as it is committed."""
    return json.dumps(told_as(event, facts_of(event)), indent=1, ensure_ascii=False) + "\n"


def facts_of(event: type[EventData]) -> dict[str, Any]:
    """An event's facts with every field filled."""
    schema = event.model_json_schema(by_alias=True)
    facts: dict[str, Any] = Examples({event.__name__: schema, **schema.get("$defs", {})})(event.__name__)
    return facts


def told_as(event: type[EventData], facts: dict[str, Any]) -> dict[str, Any]:
    """Facts in the envelope in which they travel."""
    return {
        "id": "01936f2a-4c00-7b11-9d01-5a3c8e7f00ee",
        "name": event.name,
        "version": event.version,
        "at": "2026-11-23T09:00:00Z",
        "correlationId": "01936f2a-4c00-7b11-9d01-5a3c8e7f00cc",
        "data": facts,
    }


def file_name(producer: str, event: type[EventData]) -> str:
    """The name of an event's schema and of its sample."""
    return f"{producer}.{event.name}.v{event.version}.json"


def write() -> None:
    """Writes every schema and sample."""
    for producer, event in _every():
        (SCHEMAS / file_name(producer, event)).write_text(schema_text(event), encoding="utf-8")
        (SAMPLES / file_name(producer, event)).write_text(sample_text(event), encoding="utf-8")


def _every() -> Iterator[tuple[str, type[EventData]]]:
    for producer, own in EVENTS.items():
        for event in own:
            yield producer, event
