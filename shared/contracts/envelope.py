"""What every event has in common. An event is declared once, in the file of its producer.

Producers forbid unknown fields, consumers ignore them; a breaking change is a new version beside the old.
"""

from datetime import datetime
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from shared.kernel.clock import to_text

MOST_BYTES = 32 * 1024
"""The largest event; a contract test holds every sample against it."""


class EventData(BaseModel):
    """The facts of an event. Subclasses name themselves literally: a rename must break no consumer.

    Attributes:
        name: past tense, fixed.
        version: raised by a breaking change only.
        is_archived: False keeps it out of the bus's archive (named personal fields, ciphertext of codes).
    """

    model_config = ConfigDict(
        frozen=True, extra="ignore", defer_build=True, alias_generator=to_camel, populate_by_name=True
    )

    name: ClassVar[str]
    version: ClassVar[int] = 1
    is_archived: ClassVar[bool] = True


class FactData(BaseModel):
    """A part of an event's facts."""

    model_config = ConfigDict(
        frozen=True, extra="ignore", defer_build=True, alias_generator=to_camel, populate_by_name=True
    )


def envelope(event: EventData, *, event_id: str, at: datetime, correlation_id: str) -> dict[str, Any]:
    """The JSON that travels: id and instant (UTC) around the facts."""
    return {
        "id": event_id,
        "name": event.name,
        "version": event.version,
        "at": to_text(at),
        "correlationId": correlation_id,
        "data": event.model_dump(mode="json", by_alias=True),
    }
