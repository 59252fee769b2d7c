"""Taking a line into the log: at the end of its chain, once."""

from collections.abc import Callable
from contextlib import suppress

from services.audit.domain.chain import Content, chain_of, linked
from services.audit.store import Log
from shared.aws.transaction import AlreadyProcessedError, Unit


def collect(log: Log, new_unit: Callable[[], Unit], *, event_id: str, at: str, content: Content) -> None:
    """Adds a line; one that stands already is left alone. One query and one transaction.

    Raises:
        Raced: another line took the place; the consumer runs this again.
    """
    link = linked(log.head(chain_of(event_id)), event_id=event_id, at=at, content=content)
    unit = new_unit()
    log.add(unit, link)
    with suppress(AlreadyProcessedError):
        unit.commit()
