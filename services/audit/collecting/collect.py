"""Taking a line into the log: at the end of its chain, once."""

from collections.abc import Callable
from contextlib import suppress

from services.audit.collecting.rows import AccessLog
from services.audit.domain.chain import Content, chain_of, line_after
from shared.aws.transaction import AlreadyProcessedError, Unit


def collect(
    log: AccessLog, new_unit: Callable[[], Unit], *, event_id: str, at: str, content: Content
) -> None:
    """Adds a line; one that stands already is left alone. One query and one transaction.

    Raises:
        Raced: another line took the place; the consumer runs this again.
    """
    line = line_after(log.head(chain_of(event_id)), event_id=event_id, at=at, content=content)
    unit = new_unit()
    log.add(unit, line)
    with suppress(AlreadyProcessedError):
        unit.commit()
