"""What sealing makes of a ceremony, and the chain as it is attached to the sealed file."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from services.documents.domain.ceremony import Ceremony, CeremonyState, CeremonyStep, with_event
from services.documents.domain.evidence import EvidenceEvent


def seal_pending(ceremony: Ceremony, *, now: datetime) -> CeremonyStep:
    """Sealing did not succeed yet; it is tried again."""
    after = replace(ceremony, state=CeremonyState.SEAL_PENDING)
    return with_event(after, "seal-pending", at=now, actor="system", facts={})


def sealed(ceremony: Ceremony, *, now: datetime, sha256: str, certificate: str) -> CeremonyStep:
    """The signed document was sealed; `certificate` is the serial number of the seal's certificate."""
    after = replace(ceremony, state=CeremonyState.SEALED, sealed_sha256=sha256)
    facts = {"before": ceremony.sha256, "after": sha256, "certificate": certificate}
    return with_event(after, "sealed", at=now, actor="system", facts=facts)


def chain_of(ceremony: Ceremony, events: Sequence[EvidenceEvent]) -> bytes:
    """Who signed what, and every event with its hash, as JSON."""
    content = {
        "request": ceremony.id,
        "document": ceremony.document_id,
        "version": ceremony.document_version,
        "sha256": ceremony.sha256,
        "events": [{"seq": each.seq, "text": each.text, "hash": each.hash} for each in events],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
