"""The evidence of a ceremony: a chain of events, each with the hash of the one before (requirement SIG-6)."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import rfc8785

from shared.kernel.clock import to_text

FIRST = "0" * 64
"""What the first event has for the hash of the one before."""


@dataclass(frozen=True, slots=True)
class EvidenceEvent:
    """One event of a chain.

    Attributes:
        text: its canonical JSON (RFC 8785): sequence number, hash before, instant, actor, act, facts.
        hash: SHA-256 of `text`, hexadecimal.
    """

    seq: int
    text: str
    hash: str


def event_after(
    seq: int, previous: str, *, at: datetime, actor: str, act: str, facts: Mapping[str, Any]
) -> EvidenceEvent:
    """The event that follows number `seq`, whose hash is `previous`."""
    content: dict[str, Any] = {
        "seq": seq + 1,
        "previous": previous,
        "at": to_text(at),
        "actor": actor,
        "act": act,
        "facts": dict(facts),
    }
    text = rfc8785.dumps(content)
    return EvidenceEvent(seq + 1, text.decode(), hashlib.sha256(text).hexdigest())


def commitment(salt: str, **facts: str) -> str:
    """What the chain holds of facts that not all signers may read (address, browser): their salted hash."""
    return hashlib.sha256(rfc8785.dumps({"salt": salt, **facts})).hexdigest()


def fault_in(events: Iterable[EvidenceEvent]) -> int | None:
    """The sequence number at which a chain was altered, cut or reordered; None: it is whole."""
    import json  # noqa: PLC0415 - only a check reads the events back

    previous = FIRST
    for seq, event in enumerate(events, start=1):
        content = json.loads(event.text)
        is_whole = (
            event.seq == seq == content["seq"]
            and content["previous"] == previous
            and hashlib.sha256(event.text.encode()).hexdigest() == event.hash
        )
        if not is_whole:
            return seq
        previous = event.hash
    return None
