"""The points at which a process may die, by name, so that tests can kill it at each of them.

In production nobody listens: a point costs one comparison, and nothing outside the process can set a listener.
What holds at every point: what was done stays, and whatever calls again (client, stream, sweeper, queue, schedule,
operator) finishes the rest. Kept by `tests/services/faults`: a point without a case of its own fails there.
"""

from collections.abc import Callable
from enum import StrEnum


class Point(StrEnum):
    """A moment between two steps that are not one transaction."""

    BEFORE_COMMIT = "nothing of the unit is written yet"
    AFTER_COMMIT = "the unit is written, and whoever asked for it does not know"
    BEFORE_PUBLISH = "rows are read from outbox or stream, the bus has none of them"
    AFTER_PUBLISH = "the bus has the rows, the outbox still holds them"
    AFTER_ROW_DELETED = "one of the published rows is gone, the others still stand"
    BEFORE_TRY_COUNTED = "the bus refused a row, and that is noted nowhere"
    AFTER_ROW_PARKED = "a row was parked, and its alarm did not ring"
    BEFORE_EFFECT = "an event was taken from its queue, and nothing is done"
    AFTER_EFFECT = "what an event brings about is written, and its queue does not know"
    BEFORE_PROVIDER = "a message is claimed, and the provider was not asked"
    AFTER_PROVIDER = "the provider took a message, and that is written nowhere"
    AFTER_FILE = "a file of a document is kept, and its row does not know"
    AFTER_SOME_OF_A_NIGHT = "one traject of a night has its rows, the night is not done"
    BEFORE_DEAD_LETTER_SENT = "a dead letter is in hand, and still only a dead letter"
    AFTER_DEAD_LETTER_SENT = "a dead letter is back in its queue, and still a dead letter too"
    BEFORE_PUT_BACK = "a parked event is in hand, and still parked"
    BETWEEN_PAGES = "a part was told again, the rest was not"


type Listener = Callable[[Point], None]

_listener: Listener | None = None


def passing(point: Point) -> None:
    """Says that the process is at `point`."""
    if _listener is not None:
        _listener(point)


def listen(listener: Listener | None) -> None:
    """Has a test hear of every point; None ends it. No code outside of tests calls this: a test sees to it."""
    global _listener  # noqa: PLW0603 - one process, one listener
    _listener = listener
