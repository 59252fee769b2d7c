"""Who may sign which version, and what each act of a signer makes of a ceremony."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from services.documents.domain.ceremony import (
    Ceremony,
    CeremonyState,
    CeremonyStep,
    Signer,
    SignerKind,
    SignerRole,
    SignerState,
    with_event,
)
from services.documents.domain.document import Document, FileState, SigningState, VersionNote
from services.documents.domain.evidence import event_after
from shared.access.sight import principal_of, sees_dossier
from shared.kernel.copies import DossierCopy, EmployerCopy, UserCopy
from shared.kernel.errors import Conflict, NotFound, refused_field
from shared.kernel.permissions import Permission

CONSENT_VERSION = "2026-11"
"""Of the words to which a signer agrees."""

_OUT = frozenset({SigningState.OPEN, SigningState.COMPLETED, SigningState.SEAL_PENDING, SigningState.SEALED})


@dataclass(frozen=True, slots=True)
class InvitedSigner:
    """Somebody who shall sign, as the requester chose."""

    kind: SignerKind
    person_id: str
    role: SignerRole


def ready_to_sign(document: Document, number: int) -> VersionNote:
    """The version that may be sent to its signers.

    Raises:
        NotFound: there is no such version.
        Conflict: it is not the latest, its PDF is not there yet, or it is out for signing already.
    """
    note = document.note(number)
    if number != len(document.versions):
        raise Conflict("version-superseded")
    if note.state is not FileState.READY:
        raise Conflict("file-not-ready", retry_after=1)
    if note.signing in _OUT:
        raise Conflict("ceremony-open")
    return note


def signers_of(
    invited: Sequence[InvitedSigner],
    roles: Sequence[str],
    *,
    dossier: DossierCopy,
    employer: EmployerCopy,
    users: Mapping[str, UserCopy],
) -> tuple[Signer, ...]:
    """The signers as they were chosen, with their names.

    Args:
        invited: who was chosen.
        roles: those that the form asks.
        dossier: whose document it is.
        employer: at which the employee works.
        users: the chosen accounts that are known.

    Raises:
        Refused: they are not those whom the form asks, or one may not sign this dossier.
    """
    if sorted(each.role for each in invited) != sorted(roles):
        raise refused_field("signers", "signers")
    return tuple(_signer(each, at, dossier, employer, users) for at, each in enumerate(invited))


def _signer(
    invited: InvitedSigner,
    at: int,
    dossier: DossierCopy,
    employer: EmployerCopy,
    users: Mapping[str, UserCopy],
) -> Signer:
    user = users.get(invited.person_id)
    name = None
    if invited.role == "employee":
        is_employee = (invited.kind, invited.person_id) == ("employee", dossier.employee_id)
        name = dossier.employee_name if is_employee else None
    elif invited.kind == "user" and user and _may_sign(user, dossier, employer):
        name = user.name
    if name is None:
        raise refused_field(("signers", at, "id"), "unknown-signer")
    return Signer(f"s{at + 1}", invited.kind, invited.person_id, invited.role, name)


def _may_sign(user: UserCopy, dossier: DossierCopy, employer: EmployerCopy) -> bool:
    """Whether an account may be asked to sign a document of a dossier: it would see it, and may sign."""
    principal = principal_of(user)
    return (
        user.is_open
        and principal.may(Permission.CEREMONY_SIGN)
        and sees_dossier(principal, dossier, employer)
    )


def requested(ceremony: Ceremony, *, now: datetime) -> CeremonyStep:
    """A new ceremony with the first event of its evidence."""
    facts = {
        "request": ceremony.id,
        "document": ceremony.document_id,
        "version": ceremony.document_version,
        "form": ceremony.form,
        "sha256": ceremony.sha256,
        "signers": [
            {
                "signer": each.id,
                "kind": each.kind,
                "account": each.person_id,
                "role": each.role,
                "name": each.name,
            }
            for each in ceremony.signers
        ],
    }
    step = with_event(ceremony, "created", at=now, actor=ceremony.requested_by, facts=facts)
    return CeremonyStep(replace(step.ceremony, version=1), step.events)


def viewed(
    ceremony: Ceremony, signer: Signer, *, now: datetime, session: str, facts: Mapping[str, Any]
) -> CeremonyStep:
    """The whole document was served to a signer in a session.

    Raises:
        Conflict: the ceremony has ended.
    """
    _check_open(ceremony, now)
    state = SignerState.VIEWED if signer.state is SignerState.INVITED else signer.state
    after = _with(ceremony, replace(signer, state=state, session=session))
    return with_event(after, "served", at=now, actor=signer.id, facts=facts)


def code_sent(ceremony: Ceremony, signer: Signer, *, now: datetime, ending: str, proof: str) -> CeremonyStep:
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
    return with_event(after, "code-issued", at=now, actor=signer.id, facts=facts)


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


def signed(ceremony: Ceremony, signer: Signer, *, now: datetime, facts: Mapping[str, Any]) -> CeremonyStep:
    """A signature, and with the last one the completion: one event each."""
    after = _with(ceremony, replace(signer, state=SignerState.SIGNED, signed_at=now))
    step = with_event(after, "signed", at=now, actor=signer.id, facts={**facts, "sha256": ceremony.sha256})
    if any(each.is_waited_for for each in step.ceremony.signers):
        return step
    whole = replace(step.ceremony, state=CeremonyState.COMPLETED)
    last = event_after(whole.seq, whole.chain, at=now, actor="system", act="completed", facts={})
    return CeremonyStep(replace(whole, seq=last.seq, chain=last.hash), (*step.events, last))


def declined(
    ceremony: Ceremony, signer: Signer, *, now: datetime, reason: str, facts: Mapping[str, Any]
) -> CeremonyStep:
    """A signer declined, which ends the request.

    Raises:
        Conflict: the ceremony has ended, or the signer is done.
    """
    _check_may_act(ceremony, signer, now)
    after = _with(ceremony, replace(signer, state=SignerState.DECLINED, reason=reason))
    after = replace(after, state=CeremonyState.DECLINED)
    return with_event(after, "declined", at=now, actor=signer.id, facts=facts)


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
    if ceremony.state_at(now) is not CeremonyState.OPEN:
        raise Conflict("ceremony-ended")


def _check_may_act(ceremony: Ceremony, signer: Signer, now: datetime) -> None:
    if signer.state is SignerState.SIGNED:
        raise Conflict("already-signed")
    _check_open(ceremony, now)
