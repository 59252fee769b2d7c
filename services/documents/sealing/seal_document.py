"""Sealing, behind a queue: once, after all have signed and the evidence page is made."""

from collections.abc import Callable

from services.documents import files
from services.documents.domain.ceremony import TO_SEAL, Ceremony, CeremonyState
from services.documents.saving import save_signing_state
from services.documents.sealing.certificates import of_text
from services.documents.sealing.gateways import KmsSigner, seal_certificate
from services.documents.sealing.pdf_seal import CHAIN_FILE, SealedFile, seal
from services.documents.sealing.rules import chain_of, seal_pending, sealed
from services.documents.signing.rows import CeremonyRows
from shared.aws.context import Context
from shared.aws.faults import Point, passing
from shared.aws.settings import settings
from shared.contracts.documents import CeremonyEnded
from shared.kernel.errors import Raced

type NewContext = Callable[[], Context]

_RACES = 8


def seal_document(new_context: NewContext, ceremony_id: str) -> None:
    """Puts the organisation's seal on the signed document with its evidence.

    Raises:
        Exception: what key or bucket said; the ceremony is SEAL_PENDING, and the queue brings the event again.
    """
    rows = CeremonyRows(new_context().table)
    ceremony = rows.get(ceremony_id)
    if ceremony.state not in TO_SEAL:
        return
    try:
        made = _seal(rows, ceremony)
    except Exception:
        _postpone(new_context(), ceremony)
        raise
    files.write(files.sealed_key(ceremony.id, made.sha256), made.content)
    passing(Point.AFTER_FILE)
    _finish(new_context, ceremony_id, made)


def _seal(rows: CeremonyRows, ceremony: Ceremony) -> SealedFile:
    return seal(
        files.read(files.version_key(ceremony.document_id, ceremony.document_version)),
        page=files.read(files.evidence_key(ceremony.id)),
        chain=chain_of(ceremony, rows.evidence(ceremony.id)),
        title=CHAIN_FILE,
        signer=KmsSigner(settings().seal_key_id, of_text(seal_certificate())),
    )


def _finish(new_context: NewContext, ceremony_id: str, made: SealedFile) -> None:
    """Saves that the file is sealed, whatever is added to the evidence at the same moment."""
    for _ in range(_RACES):
        context = new_context()
        rows = CeremonyRows(context.table)
        ceremony = rows.get(ceremony_id)
        if ceremony.state not in TO_SEAL:
            return None
        step = sealed(ceremony, now=context.now, sha256=made.sha256, certificate=made.certificate)
        rows.save(context.unit, step, was=ceremony)
        save_signing_state(context, step.ceremony)
        context.unit.record(CeremonyEnded(ceremony_id=ceremony_id, how="sealed"))
        try:
            return context.unit.commit()
        except Raced:
            continue
    raise Raced


def _postpone(context: Context, ceremony: Ceremony) -> None:
    if ceremony.state is CeremonyState.SEAL_PENDING:
        return
    step = seal_pending(ceremony, now=context.now)
    CeremonyRows(context.table).save(context.unit, step, was=ceremony)
    save_signing_state(context, step.ceremony)
    context.unit.commit()
