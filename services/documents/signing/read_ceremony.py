"""Reading what is signed, and what waits for one's own signature."""

from services.documents import files
from services.documents.domain.ceremony import TO_SEAL, Ceremony, CeremonyState, with_event
from services.documents.sight import ceremony_in_sight
from services.documents.signing.rows import CeremonyRows
from services.documents.signing.rules import viewed
from shared.aws.context import Context
from shared.kernel.errors import Conflict


def list_waiting(context: Context) -> list[Ceremony]:
    """Every open request that waits for the caller's signature, the oldest first."""
    found = CeremonyRows(context.table).waiting_for(context.principal.person)
    still_open = (each for each in found if each.state_at(context.now) is CeremonyState.OPEN)
    return sorted(still_open, key=lambda each: each.requested_at)


def read_file(context: Context, ceremony_id: str) -> tuple[Ceremony, bytes]:
    """The whole document: the frozen bytes to who may still sign, the sealed file after the seal.

    Raises:
        NotFound: absent or out of sight.
        Conflict: the request ended without signatures, and the caller was only a signer of it.
    """
    ceremony = ceremony_in_sight(context, ceremony_id)
    if ceremony.state is CeremonyState.SEALED:
        return _sealed_file(context, ceremony)
    signer = ceremony.signer_of(context.principal.person)
    if signer and ceremony.state_at(context.now) not in {CeremonyState.OPEN, *TO_SEAL}:
        raise Conflict("ceremony-ended")
    content = files.read(files.version_key(ceremony.document_id, ceremony.document_version))
    if signer is None or not signer.is_waited_for:
        return ceremony, content
    facts = {"sha256": ceremony.sha256, "bytes": len(content)}
    step = viewed(ceremony, signer, now=context.now, session=context.principal.session, facts=facts)
    CeremonyRows(context.table).save(context.unit, step, was=ceremony)
    return step.ceremony, content


def _sealed_file(context: Context, ceremony: Ceremony) -> tuple[Ceremony, bytes]:
    """The sealed file; that it was read stands in the evidence."""
    signer = ceremony.signer_of(context.principal.person)
    actor = signer.id if signer else context.principal.user_id
    step = with_event(ceremony, "downloaded", at=context.now, actor=actor, facts={})
    CeremonyRows(context.table).save(context.unit, step, was=ceremony)
    return step.ceremony, files.read(files.sealed_key(ceremony.id, ceremony.sealed_sha256))
