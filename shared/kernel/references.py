"""What to say of an id that is not here: still on its way by an event, or absent."""

from datetime import datetime, timedelta
from typing import Final

from shared.kernel.errors import Conflict, NotFound
from shared.kernel.ids import created_at, is_id

_ON_ITS_WAY: Final = timedelta(seconds=60)


def missing_reference(identifier: str, now: datetime) -> NotFound | Conflict:
    """Still on its way if the id is under a minute old, whether it exists elsewhere or not; else absent."""
    is_fresh = is_id(identifier) and now - created_at(identifier) < _ON_ITS_WAY
    return Conflict("reference-not-yet-available", retry_after=1) if is_fresh else NotFound()
