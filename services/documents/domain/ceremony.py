"""A signing ceremony: one frozen version, its signers, and how far each of them is (requirements SIG-1 to SIG-7).

    signer:   INVITED → VIEWED → CODE_SENT → SIGNED | DECLINED
    envelope: OPEN → COMPLETED → SEALED | SEAL_PENDING, or SUPERSEDED, WITHDRAWN, DECLINED, EXPIRED

Every change adds an event to the evidence; a ceremony and its newest events are written together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Literal

from services.documents.domain.evidence import FIRST, EvidenceEvent, event_after
from shared.kernel.errors import Conflict

LIFE = timedelta(days=30)
"""How long signers have."""

type SignerKind = Literal["user", "employee"]
type SignerRole = Literal["employer", "employee"]


class CeremonyState(StrEnum):
    """Where an envelope stands."""

    OPEN = "open"
    COMPLETED = "completed"
    SEAL_PENDING = "seal_pending"
    SEALED = "sealed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    EXPIRED = "expired"


TO_SEAL = frozenset({CeremonyState.COMPLETED, CeremonyState.SEAL_PENDING})
"""All have signed; the seal is still to come."""


class SignerState(StrEnum):
    """How far a signer is."""

    INVITED = "invited"
    VIEWED = "viewed"
    CODE_SENT = "code_sent"
    SIGNED = "signed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who is asked to sign.

    Attributes:
        kind: an account of the application, or an employee (by a portal account).
        session: pseudonym of the session in which the whole document was served (SIG-3).
        phone_ending: last two digits of the number to which the code went.
        phone_proof: how that number came to be known (MSG-3).
        reason: why they declined, for who asked; the chain holds only its salted hash.
    """

    id: str
    kind: SignerKind
    person_id: str
    role: SignerRole
    name: str
    state: SignerState = SignerState.INVITED
    session: str = ""
    signed_at: datetime | None = None
    phone_ending: str = ""
    phone_proof: str = ""
    reason: str = ""

    @property
    def is_waited_for(self) -> bool:
        """Whether the ceremony waits for this signer."""
        return self.state not in {SignerState.SIGNED, SignerState.DECLINED}


@dataclass(frozen=True, slots=True)
class Ceremony:
    """A request for signatures under one version of a document.

    Attributes:
        sha256: of the exact bytes that are signed.
        seq: number of the last event of the evidence; `chain` is its hash.
        sealed_sha256: of the sealed file; empty before.
    """

    id: str
    version: int
    document_id: str
    document_version: int
    dossier_id: str
    traject_id: str
    task_key: str
    form: str
    sha256: str
    requested_by: str
    requested_by_name: str
    requested_at: datetime
    signers: tuple[Signer, ...]
    state: CeremonyState = CeremonyState.OPEN
    seq: int = 0
    chain: str = FIRST
    sealed_sha256: str = ""

    @property
    def expires_at(self) -> datetime:
        """From when nobody can sign any more."""
        return self.requested_at + LIFE

    @property
    def reference(self) -> str:
        """Eight characters that say nothing, to tell two requests apart."""
        return self.id.replace("-", "")[-8:].upper()

    @property
    def fingerprint(self) -> str:
        """The first 8 hexadecimal digits of the hash, as page and SMS show it."""
        return self.sha256[:8]

    @property
    def employee_id(self) -> str | None:
        """The employee concerned: who signs as such."""
        return next((each.person_id for each in self.signers if each.kind == "employee"), None)

    def state_at(self, now: datetime) -> CeremonyState:
        """The state as it counts `now`: an open request ends by itself."""
        is_over = self.state is CeremonyState.OPEN and now >= self.expires_at
        return CeremonyState.EXPIRED if is_over else self.state

    def signer_of(self, person: tuple[str, str]) -> Signer | None:
        """The signer that a person is."""
        return next((each for each in self.signers if (each.kind, each.person_id) == person), None)


@dataclass(frozen=True, slots=True)
class CeremonyStep:
    """A ceremony after a change, with the events that were added for it."""

    ceremony: Ceremony
    events: tuple[EvidenceEvent, ...]


def with_event(
    ceremony: Ceremony, act: str, *, at: datetime, actor: str, facts: Mapping[str, Any]
) -> CeremonyStep:
    """The ceremony with one more event; nothing else changes."""
    event = event_after(ceremony.seq, ceremony.chain, at=at, actor=actor, act=act, facts=facts)
    after = replace(ceremony, version=ceremony.version + 1, seq=event.seq, chain=event.hash)
    return CeremonyStep(after, (event,))


def ended(ceremony: Ceremony, state: CeremonyState, *, now: datetime, actor: str) -> CeremonyStep:
    """The request ended without all signatures: superseded, withdrawn or expired.

    Raises:
        Conflict: it has ended already.
    """
    if ceremony.state is not CeremonyState.OPEN:
        raise Conflict("ceremony-ended")
    return with_event(replace(ceremony, state=state), state.value, at=now, actor=actor, facts={})
