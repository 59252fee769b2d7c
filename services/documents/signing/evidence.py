"""Events of a ceremony's evidence that stand beside its own acts."""

from typing import Any

from services.documents.domain.ceremony import with_event
from services.documents.signing.rows import CeremonyRows
from shared.aws.context import Context
from shared.aws.transaction import Unit
from shared.kernel.errors import Raced

_RACES = 8


def record_sending(context: Context, about: str, *, channel: str, provider_id: str) -> None:
    """Stages the event that a signer's mail or code was taken by its provider; other messages leave nothing here.

    Args:
        context: takes the rows.
        about: ceremony and signer, "<id>#<id>"; anything else is another message.
        channel: email or sms.
        provider_id: the provider's own id of the message.
    """
    ceremony_id, _, signer_id = about.partition("#")
    rows = CeremonyRows(context.table)
    ceremony = rows.find(ceremony_id) if signer_id else None
    if ceremony is None:
        return
    facts = {"signer": signer_id, "channel": channel, "provider": provider_id}
    step = with_event(ceremony, "sent", at=context.now, actor="system", facts=facts)
    rows.save(context.unit, step, was=ceremony)


def add_to_evidence(
    context: Context, ceremony_id: str, act: str, *, actor: str, facts: dict[str, Any]
) -> None:
    """Writes one event at once, whatever others write at the same moment; it stands though the request is refused.

    Raises:
        Raced: so many wrote at once that it did not come through.
    """
    rows, unit = CeremonyRows(context.table), context.unit
    for _ in range(_RACES):
        ceremony = rows.find(ceremony_id)
        if ceremony is None:
            return None
        own = Unit(unit.table, unit.clock, unit.ids, unit.correlation_id)
        step = with_event(ceremony, act, at=unit.clock(), actor=actor, facts=facts)
        rows.save(own, step, was=ceremony)
        try:
            return own.commit()
        except Raced:
            continue
    raise Raced
