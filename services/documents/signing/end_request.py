"""The ends of a request that are no signature: declined by a signer, or taken back by who asked."""

from services.documents.domain.ceremony import Ceremony, CeremonyState, ended
from services.documents.domain.evidence import commitment
from services.documents.saving import save_signing_state
from services.documents.sight import ceremony_in_sight
from services.documents.signing.origin import Origin
from services.documents.signing.rows import CeremonyRows
from services.documents.signing.rules import declined, signer_in
from shared.aws.context import Context
from shared.contracts.documents import CeremonyEnded
from shared.kernel.errors import NotFound


def decline(context: Context, ceremony_id: str, reason: str, *, origin: Origin) -> Ceremony:
    """A signer does not sign, and says why; the request ends by it. The chain holds only the reason's hash.

    Raises:
        NotFound: absent, or the caller does not sign here.
        Conflict: the request ended, or the caller signed already.
    """
    ceremony = ceremony_in_sight(context, ceremony_id)
    signer = signer_in(ceremony, context.principal.person)
    salted = origin.salted() | {"reason": reason}
    facts = {"origin": commitment(**salted)}
    step = declined(ceremony, signer, now=context.now, reason=reason, facts=facts)
    CeremonyRows(context.table).save(context.unit, step, was=ceremony, origin=salted)
    save_signing_state(context, step.ceremony)
    context.unit.record(CeremonyEnded(ceremony_id=ceremony.id, how="declined"))
    return step.ceremony


def withdraw(context: Context, ceremony_id: str) -> Ceremony:
    """The requester takes the request back.

    Raises:
        NotFound: absent, or another's request.
        Conflict: it has ended.
    """
    ceremony, user_id = ceremony_in_sight(context, ceremony_id), context.principal.user_id
    if ceremony.requested_by != user_id:
        raise NotFound
    step = ended(ceremony, CeremonyState.WITHDRAWN, now=context.now, actor=user_id)
    CeremonyRows(context.table).save(context.unit, step, was=ceremony)
    save_signing_state(context, step.ceremony)
    context.unit.record(CeremonyEnded(ceremony_id=ceremony.id, how="withdrawn"))
    return step.ceremony
