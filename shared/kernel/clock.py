"""Time comes in as an argument: instants are aware and UTC, days are local dates of Europe/Amsterdam."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

type Clock = Callable[[], datetime]
"""Tells the present instant, aware and in UTC."""


@cache
def amsterdam() -> ZoneInfo:
    """The zone in which every day of this system is counted."""
    return ZoneInfo("Europe/Amsterdam")


def day_of(instant: datetime) -> date:
    """The Amsterdam calendar day on which an aware `instant` falls."""
    return instant.astimezone(amsterdam()).date()


def system_clock() -> datetime:
    """The present instant in UTC."""
    return datetime.now(UTC)


def shifted_clock(seconds: int) -> Clock:
    """A clock that runs `seconds` ahead of the system's (negative: behind)."""
    return lambda: system_clock() + timedelta(seconds=seconds)


def to_text(instant: datetime) -> str:
    """An instant as stored and sent: ISO 8601, UTC, milliseconds, "Z"; texts sort as instants do."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime:
    """The instant that `to_text` wrote.

    Raises:
        ValueError: `text` is no ISO instant.
    """
    return datetime.fromisoformat(text)
