"""Requests for signatures whose 30 days are over: ended, published, and in the evidence."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from services.documents.domain.ceremony import CeremonyState, ended
from services.documents.saving import save_signing_state
from services.documents.signing.rows import CeremonyRows
from shared.aws.context import Context
from shared.contracts.documents import CeremonyEnded
from shared.kernel.errors import Raced


def end_expired(new_context: Callable[[], Context], now: datetime) -> int:
    """Ends what is over by `now`, of this UTC day and the two before; gives how many.

    One that is written at the same moment is left to the next run.
    """
    rows = CeremonyRows(new_context().table)
    days = [(now.astimezone(UTC) - timedelta(days=back)).date() for back in range(3)]
    over = [each for day in days for each in rows.ending_on(day, now)]
    return sum(_is_ended(new_context(), each, now) for each in over)


def _is_ended(context: Context, ceremony_id: str, now: datetime) -> bool:
    rows = CeremonyRows(context.table)
    ceremony = rows.find(ceremony_id)
    if ceremony is None or ceremony.state is not CeremonyState.OPEN or now < ceremony.expires_at:
        return False
    step = ended(ceremony, CeremonyState.EXPIRED, now=now, actor="system")
    rows.save(context.unit, step, was=ceremony)
    save_signing_state(context, step.ceremony)
    context.unit.record(CeremonyEnded(ceremony_id=ceremony_id, how="expired"))
    try:
        context.unit.commit()
    except Raced:
        return False
    return True
