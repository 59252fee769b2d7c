"""The AsyncAPI 3.0 document of the events: who tells what, and who takes it; written by `make openapi`."""

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from shared.contracts.catalogue import EVENTS
from shared.contracts.envelope import EventData
from shared.contracts.subscriptions import SUBSCRIPTIONS
from tests.contracts.examples import Examples
from tests.contracts.schemas import told_as

PATH = Path(__file__).parents[2] / "shared" / "contracts" / "described" / "asyncapi.json"


def text() -> str:
    """The document as it is committed."""
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


def document() -> dict[str, Any]:
    """Every event of the catalogue, with its producer and the queues that take it."""
    every = {
        f"{producer}.{event.name}": (producer, event) for producer, own in EVENTS.items() for event in own
    }
    shapes = _shapes()
    takes = {name: [queue for queue, taken in SUBSCRIPTIONS.items() if name in taken] for name in every}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Poortwachter: events",
            "version": "1",
            "description": "Facts in the past tense on one bus. At least once and in no order: remember each "
            "`id`, and keep the highest `aggregateVersion`. A breaking change is a new version beside the old.",
            "license": {"name": "EUPL-1.2"},
        },
        "defaultContentType": "application/json",
        "servers": {
            "bus": {
                "host": "events.eu-central-1.amazonaws.com",
                "protocol": "eventbridge",
                "description": "The event bus of the deployment; a rule and a queue for each subscription.",
            }
        },
        "channels": {name: _channel(name, producer, event) for name, (producer, event) in every.items()},
        "operations": {
            **{
                f"{producer}.tells.{event.name}": _sends(name, producer)
                for name, (producer, event) in every.items()
            },
            **{
                f"{queue}.takes.{name}": _receives(name, queue)
                for name, queues in takes.items()
                for queue in queues
            },
        },
        "components": {
            "messages": {
                f"{name}.v{event.version}": _message(event, producer, shapes)
                for name, (producer, event) in every.items()
            },
            "schemas": shapes,
        },
    }


def _shapes() -> dict[str, Any]:
    events: list[Any] = [(event, "validation") for own in EVENTS.values() for event in own]
    _, schemas = models_json_schema(list(dict.fromkeys(events)), ref_template="#/components/schemas/{model}")
    shapes: dict[str, Any] = schemas["$defs"]
    return shapes


def _channel(name: str, producer: str, event: type[EventData]) -> dict[str, Any]:
    message = f"{name}.v{event.version}"
    return {
        "address": name,
        "title": event.name,
        "description": f"Source `poortwachter.{producer}`, detail type `{event.name}`.",
        "servers": [{"$ref": "#/servers/bus"}],
        "messages": {message: {"$ref": f"#/components/messages/{message}"}},
    }


def _sends(name: str, producer: str) -> dict[str, Any]:
    return {"action": "send", "channel": {"$ref": f"#/channels/{name}"}, "tags": [{"name": producer}]}


def _receives(name: str, queue: str) -> dict[str, Any]:
    return {"action": "receive", "channel": {"$ref": f"#/channels/{name}"}, "tags": [{"name": queue}]}


def _message(event: type[EventData], producer: str, shapes: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": event.name,
        "title": event.name,
        "summary": (event.__doc__ or "").strip().splitlines()[0],
        "x-producer": producer,
        "x-archived": event.is_archived,
        "payload": {
            "type": "object",
            "required": ["id", "name", "version", "at", "correlationId", "data"],
            "properties": {
                "id": {"type": "string", "format": "uuid"},
                "name": {"const": event.name},
                "version": {"const": event.version},
                "at": {"type": "string", "format": "date-time"},
                "correlationId": {"type": "string"},
                "data": {"$ref": f"#/components/schemas/{event.__name__}"},
            },
        },
        "examples": [{"payload": told_as(event, Examples(shapes)(event.__name__))}],
    }
