"""Sealing, behind a queue: once, after all have signed and the evidence page is made."""

from collections.abc import Callable

from services.documents.domain.audit import chain_of
from services.documents.domain.ceremony import Ceremony, State, seal_pending, sealed
from services.documents.gateways import certificate, files
from services.documents.gateways.seal import CHAIN_FILE, KmsSigner, Sealed, seal
from services.documents.store import Store, found
from services.documents.use_cases.ceremonies import end_in_document
from shared.aws.faults import Point, passing
from shared.aws.settings import settings
from shared.aws.transaction import Unit
from shared.contracts.documents import CeremonyEnded
from shared.kernel.errors import Raced

_RACES = 8


def seal_document(store: Store, new_unit: Callable[[], Unit], ceremony_id: str) -> None:
    """Puts the organisation's seal on the signed document with its evidence.

    Raises:
        Exception: what key or bucket said; the ceremony is SEAL_PENDING, and the queue brings the event again.
    """
    ceremony = found(store.ceremony(ceremony_id))
    if ceremony.state not in {State.COMPLETED, State.SEAL_PENDING}:
        return
    try:
        made = _seal(store, ceremony)
    except Exception:
        _postpone(store, new_unit(), ceremony)
        raise
    files.write(files.sealed_key(ceremony.id, made.sha256), made.content)
    passing(Point.AFTER_FILE)
    _finish(store, new_unit, ceremony_id, made)


def _seal(store: Store, ceremony: Ceremony) -> Sealed:
    signer = KmsSigner(settings().seal_key_id, certificate.of_the_seal())
    return seal(
        files.read(files.version_key(ceremony.document_id, ceremony.document_version)),
        page=files.read(files.audit_key(ceremony.id)),
        chain=chain_of(ceremony, store.evidence(ceremony.id)),
        title=CHAIN_FILE,
        signer=signer,
    )


def _finish(store: Store, new_unit: Callable[[], Unit], ceremony_id: str, made: Sealed) -> None:
    for _ in range(_RACES):
        ceremony = found(store.ceremony(ceremony_id))
        if ceremony.state not in {State.COMPLETED, State.SEAL_PENDING}:
            return None
        unit = new_unit()
        step = sealed(ceremony, now=unit.clock(), sha256=made.sha256, certificate=made.certificate)
        store.save_ceremony(unit, step, was=ceremony)
        end_in_document(store, unit, step.ceremony)
        unit.record(CeremonyEnded(ceremony_id=ceremony_id, how="sealed"))
        try:
            return unit.commit()
        except Raced:
            continue
    raise Raced


def _postpone(store: Store, unit: Unit, ceremony: Ceremony) -> None:
    if ceremony.state is State.SEAL_PENDING:
        return
    step = seal_pending(ceremony, now=unit.clock())
    store.save_ceremony(unit, step, was=ceremony)
    end_in_document(store, unit, step.ceremony)
    unit.commit()
