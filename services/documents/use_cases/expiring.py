"""Requests for signatures whose 30 days are over: ended, told, and in the evidence."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from services.documents.domain.ceremony import State, ended
from services.documents.store import Store
from services.documents.use_cases.ceremonies import end_in_document
from shared.aws.transaction import Unit
from shared.contracts.documents import CeremonyEnded
from shared.kernel.errors import Raced


def end_expired(store: Store, new_unit: Callable[[], Unit], now: datetime) -> int:
    """Ends what is over by `now`, of this UTC day and the two before; gives how many.

    One that is written at the same moment is left to the next run.
    """
    days = [(now.astimezone(UTC) - timedelta(days=back)).date() for back in range(3)]
    return sum(_end(store, new_unit(), each, now) for day in days for each in store.ending_on(day, now))


def _end(store: Store, unit: Unit, ceremony_id: str, now: datetime) -> bool:
    ceremony = store.ceremony(ceremony_id)
    if ceremony is None or ceremony.state is not State.OPEN or ceremony.state_at(now) is not State.EXPIRED:
        return False
    step = ended(ceremony, State.EXPIRED, now=now, actor="system")
    store.save_ceremony(unit, step, was=ceremony)
    end_in_document(store, unit, step.ceremony)
    unit.record(CeremonyEnded(ceremony_id=ceremony_id, how="expired"))
    try:
        unit.commit()
    except Raced:
        return False
    return True
