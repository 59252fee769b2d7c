"""Time-ordered ids (UUIDv7, RFC 9562 section 5.7). They sort by creation and are never secrets."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

type Ids = Callable[[], str]
"""Yields a fresh id at every call; tests pass their own."""

_VERSION_AND_VARIANT = (0x7 << 76) | (0b10 << 62)
_RANDOM_BITS = (0xFFF << 64) | 0x3FFF_FFFF_FFFF_FFFF


def new_id_at(instant: datetime) -> str:
    """A fresh UUIDv7 whose time is `instant` (aware, UTC, to the millisecond)."""
    milliseconds = int(instant.timestamp() * 1000)
    random = secrets.randbits(76) & _RANDOM_BITS
    return str(UUID(int=(milliseconds << 80) | _VERSION_AND_VARIANT | random))


def is_id(text: str) -> bool:
    """Whether `text` is a UUIDv7 in its canonical lower-case form."""
    try:
        parsed = UUID(text)
    except ValueError:
        return False
    return parsed.version == 7 and str(parsed) == text  # noqa: PLR2004 - the 7 of UUIDv7


def created_at(identifier: str) -> datetime:
    """The UTC instant in the first 48 bits of a UUIDv7.

    Raises:
        ValueError: `identifier` is no UUID.
    """
    return datetime.fromtimestamp((UUID(identifier).int >> 80) / 1000, UTC)
