"""A signing ceremony: one frozen version, its signers, and what each of them did (requirements SIG-1 to SIG-7).

    signer:   INVITED → VIEWED → CODE_SENT → SIGNED | DECLINED
    envelope: OPEN → COMPLETED → SEALED | SEAL_PENDING, or SUPERSEDED, WITHDRAWN, DECLINED, EXPIRED

Every change adds an event to the evidence; a ceremony and its newest events are written together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Literal

from services.documents.domain.evidence import FIRST, Event, event_after
from shared.kernel.errors import Conflict, NotFound

LIFE = timedelta(days=30)
"""How long signers have."""

CONSENT_VERSION = "2026-11"
"""Of the words to which a signer agrees (`shared/texts/*/signing.json`)."""


class State(StrEnum):
    """Where an envelope stands."""

    OPEN = "open"
    COMPLETED = "completed"
    SEAL_PENDING = "seal_pending"
    SEALED = "sealed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    EXPIRED = "expired"


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
    kind: Literal["user", "employee"]
    person_id: str
    role: Literal["employer", "employee"]
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
        reference: neutral, to tell two requests apart.
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
    state: State = State.OPEN
    seq: int = 0
    chain: str = FIRST
    sealed_sha256: str = ""

    @property
    def expires_at(self) -> datetime:
        """From when nobody can sign any more."""
        return self.requested_at + LIFE

    @property
    def reference(self) -> str:
        """Eight characters that say nothing."""
        return self.id.replace("-", "")[-8:].upper()

    @property
    def fingerprint(self) -> str:
        """The first 8 hexadecimal digits of the hash, as page and SMS show it."""
        return self.sha256[:8]

    @property
    def employee_id(self) -> str | None:
        """The employee concerned: who signs as such."""
        return next((each.person_id for each in self.signers if each.kind == "employee"), None)

    def state_at(self, now: datetime) -> State:
        """The state as it counts `now`: an open request ends by itself."""
        return State.EXPIRED if self.state is State.OPEN and now >= self.expires_at else self.state

    def signer_of(self, person: tuple[str, str]) -> Signer | None:
        """The signer that a person is."""
        return next((each for each in self.signers if (each.kind, each.person_id) == person), None)


@dataclass(frozen=True, slots=True)
class Step:
    """A ceremony after a change, with the events that tell of it."""

    ceremony: Ceremony
    events: tuple[Event, ...]


def told(ceremony: Ceremony, act: str, *, at: datetime, actor: str, facts: Mapping[str, Any]) -> Step:
    """The ceremony with one more event; nothing else changes."""
    event = event_after(ceremony.seq, ceremony.chain, at=at, actor=actor, act=act, facts=facts)
    after = replace(ceremony, version=ceremony.version + 1, seq=event.seq, chain=event.hash)
    return Step(after, (event,))


def viewed(
    ceremony: Ceremony, signer: Signer, *, now: datetime, session: str, facts: Mapping[str, Any]
) -> Step:
    """The whole document was served to a signer in a session.

    Raises:
        Conflict: the ceremony has ended.
    """
    _check_open(ceremony, now)
    state = SignerState.VIEWED if signer.state is SignerState.INVITED else signer.state
    after = _with(ceremony, replace(signer, state=state, session=session))
    return told(after, "served", at=now, actor=signer.id, facts=facts)


def code_sent(ceremony: Ceremony, signer: Signer, *, now: datetime, ending: str, proof: str) -> Step:
    """A code was sent to a signer's phone.

    Raises:
        Conflict: the ceremony has ended, or the document was not served in full before.
    """
    _check_may_act(ceremony, signer, now)
    if signer.state is SignerState.INVITED:
        raise Conflict("document-not-viewed")
    after = _with(
        ceremony, replace(signer, state=SignerState.CODE_SENT, phone_ending=ending, phone_proof=proof)
    )
    facts = {"phone": f"…{ending}", "proof": proof}
    return told(after, "code-issued", at=now, actor=signer.id, facts=facts)


def check_may_sign(ceremony: Ceremony, signer: Signer, *, now: datetime, session: str, consent: str) -> None:
    """Whether a signature can be given at all, before a code is looked at.

    Raises:
        Conflict: the ceremony has ended, the signer is done, the document was not served in this session,
            or the words of consent are not the present ones.
    """
    _check_may_act(ceremony, signer, now)
    if signer.state is not SignerState.CODE_SENT or signer.session != session:
        raise Conflict("document-not-viewed")
    if consent != CONSENT_VERSION:
        raise Conflict("consent-outdated")


def signed(ceremony: Ceremony, signer: Signer, *, now: datetime, facts: Mapping[str, Any]) -> Step:
    """A signature, and with the last one the completion: one event each."""
    after = _with(ceremony, replace(signer, state=SignerState.SIGNED, signed_at=now))
    step = told(after, "signed", at=now, actor=signer.id, facts={**facts, "sha256": ceremony.sha256})
    if any(each.is_waited_for for each in step.ceremony.signers):
        return step
    whole = replace(step.ceremony, state=State.COMPLETED)
    last = event_after(whole.seq, whole.chain, at=now, actor="system", act="completed", facts={})
    return Step(replace(whole, seq=last.seq, chain=last.hash), (*step.events, last))


def declined(
    ceremony: Ceremony, signer: Signer, *, now: datetime, reason: str, facts: Mapping[str, Any]
) -> Step:
    """A signer declined, which ends the request.

    Raises:
        Conflict: the ceremony has ended, or the signer is done.
    """
    _check_may_act(ceremony, signer, now)
    after = _with(ceremony, replace(signer, state=SignerState.DECLINED, reason=reason))
    after = replace(after, state=State.DECLINED)
    return told(after, "declined", at=now, actor=signer.id, facts=facts)


def ended(ceremony: Ceremony, state: State, *, now: datetime, actor: str) -> Step:
    """The request ended without all signatures: superseded, withdrawn or expired.

    Raises:
        Conflict: it has ended already.
    """
    if ceremony.state is not State.OPEN:
        raise Conflict("ceremony-ended")
    return told(replace(ceremony, state=state), state.value, at=now, actor=actor, facts={})


def seal_pending(ceremony: Ceremony, *, now: datetime) -> Step:
    """Sealing did not succeed yet; it is tried again."""
    after = replace(ceremony, state=State.SEAL_PENDING)
    return told(after, "seal-pending", at=now, actor="system", facts={})


def sealed(ceremony: Ceremony, *, now: datetime, sha256: str, certificate: str) -> Step:
    """The signed document was sealed; `certificate` is the serial number of the seal's certificate."""
    after = replace(ceremony, state=State.SEALED, sealed_sha256=sha256)
    facts = {"before": ceremony.sha256, "after": sha256, "certificate": certificate}
    return told(after, "sealed", at=now, actor="system", facts=facts)


def signer_in(ceremony: Ceremony, person: tuple[str, str]) -> Signer:
    """The signer that a person is.

    Raises:
        NotFound: the person is none of them.
    """
    signer = ceremony.signer_of(person)
    if signer is None:
        raise NotFound
    return signer


def _with(ceremony: Ceremony, signer: Signer) -> Ceremony:
    signers = tuple(signer if each.id == signer.id else each for each in ceremony.signers)
    return replace(ceremony, signers=signers)


def _check_open(ceremony: Ceremony, now: datetime) -> None:
    if ceremony.state_at(now) is not State.OPEN:
        raise Conflict("ceremony-ended")


def _check_may_act(ceremony: Ceremony, signer: Signer, now: datetime) -> None:
    if signer.state is SignerState.SIGNED:
        raise Conflict("already-signed")
    _check_open(ceremony, now)
