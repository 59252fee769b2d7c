"""Asking for signatures: who, under which frozen version; and the ends that are no signature."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from services.documents.domain.ceremony import (
    CONSENT_VERSION,
    Ceremony,
    Signer,
    State,
    Step,
    ended,
    told,
)
from services.documents.domain.document import Signing, VersionNote, ready_to_sign
from services.documents.domain.form import Form, form_of
from services.documents.store import Store, found
from services.documents.use_cases.doors import Doors, Shown, ceremony_in_sight, document_in_sight
from shared.aws.transaction import Unit
from shared.contracts.documents import CeremonyEnded, SignatureRequested, SignerFact
from shared.kernel.errors import NotFound, Raced, refused_field
from shared.texts import Language, sentence

_RACES = 8


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who shall sign, as the requester chose."""

    kind: Literal["user", "employee"]
    person_id: str
    role: Literal["employer", "employee"]


def consent_text(language: Language) -> str:
    """The words to which a signer agrees."""
    return sentence(language, "documents", "consent", {})


def consent_facts(language: Language) -> dict[str, str]:
    """Version and hash of those words, for the evidence."""
    text = consent_text(language).encode()
    return {"version": CONSENT_VERSION, "language": language, "sha256": hashlib.sha256(text).hexdigest()}


def request_signatures(doors: Doors, document_id: str, number: int, invited: Sequence[Invited]) -> Ceremony:
    """Freezes a version for its signers and tells them.

    Raises:
        NotFound: the version is absent or out of sight.
        Conflict: it is not the latest, its PDF is not ready, or it is out for signing already.
        Refused: the signers are not those whom the form asks, or may not sign this dossier.
    """
    shown = document_in_sight(doors, document_id)
    note = ready_to_sign(shown.document, number)
    signers = _signers(doors, shown, form_of(shown.document.form), invited)
    ceremony = _ceremony(doors, shown, note, signers)
    step = told(ceremony, "created", at=doors.now, actor=doors.principal.user_id, facts=_created(ceremony))
    step = Step(replace(step.ceremony, version=1), step.events)
    doors.store.add_ceremony(doors.unit, step)
    signing = replace(note, signing=Signing.OPEN, ceremony_id=ceremony.id)
    doors.store.save_document(doors.unit, shown.document.with_note(signing))
    doors.unit.record(
        SignatureRequested(
            ceremony_id=ceremony.id,
            document_id=document_id,
            document_version=number,
            dossier_id=ceremony.dossier_id,
            form=ceremony.form,
            requested_by=doors.principal.user_id,
            signers=tuple(
                SignerFact(signer_id=each.id, kind=each.kind, person_id=each.person_id, role=each.role)
                for each in signers
            ),
        )
    )
    return step.ceremony


def withdraw(doors: Doors, ceremony_id: str) -> Ceremony:
    """The requester takes the request back.

    Raises:
        NotFound: absent, or another's request.
        Conflict: it has ended.
    """
    ceremony = ceremony_in_sight(doors, ceremony_id)
    if ceremony.requested_by != doors.principal.user_id:
        raise NotFound
    step = ended(ceremony, State.WITHDRAWN, now=doors.now, actor=doors.principal.user_id)
    doors.store.save_ceremony(doors.unit, step, was=ceremony)
    end_in_document(doors.store, doors.unit, step.ceremony)
    doors.unit.record(CeremonyEnded(ceremony_id=ceremony.id, how="withdrawn"))
    return step.ceremony


def end_in_document(store: Store, unit: Unit, ceremony: Ceremony) -> None:
    """Stages in the document how far the signing of its version is."""
    document = found(store.document(ceremony.document_id))
    note = document.note(ceremony.document_version)
    if note.ceremony_id == ceremony.id:
        store.save_document(unit, document.with_note(replace(note, signing=Signing(ceremony.state.value))))


def tell_sent(store: Store, unit: Unit, about: str, *, channel: str, provider_id: str) -> None:
    """Stages the event that a signer's mail or code was taken by its provider; other messages tell nothing here."""
    ceremony_id, _, signer_id = about.partition("#")
    ceremony = store.ceremony(ceremony_id) if signer_id else None
    if ceremony is None:
        return
    facts = {"signer": signer_id, "channel": channel, "provider": provider_id}
    step = told(ceremony, "sent", at=unit.clock(), actor="system", facts=facts)
    store.save_ceremony(unit, step, was=ceremony)


def add_to_evidence(
    store: Store, unit: Unit, ceremony_id: str, act: str, *, actor: str, facts: dict[str, Any]
) -> None:
    """Writes one event at once, whatever others write at the same moment.

    Raises:
        Raced: so many wrote at once that it did not come through.
    """
    for _ in range(_RACES):
        ceremony = store.ceremony(ceremony_id)
        if ceremony is None:
            return None
        step = told(ceremony, act, at=unit.clock(), actor=actor, facts=facts)
        own = Unit(unit.table, unit.clock, unit.ids, unit.correlation_id)
        store.save_ceremony(own, step, was=ceremony)
        try:
            return own.commit()
        except Raced:
            continue
    raise Raced


def _signers(doors: Doors, shown: Shown, form: Form, invited: Sequence[Invited]) -> tuple[Signer, ...]:
    if sorted(each.role for each in invited) != sorted(form.signs):
        raise refused_field("/signers", "signers")
    users = doors.store.users([each.person_id for each in invited if each.kind == "user"])
    signers: list[Signer] = []
    for number, each in enumerate(invited):
        name = _name_of_employee(shown, each) if each.role == "employee" else None
        user = users.get(each.person_id)
        if each.role == "employer" and each.kind == "user" and user and user.may_sign(shown.case.nodes):
            name = user.name
        if name is None:
            raise refused_field(f"/signers/{number}/id", "unknown-signer")
        signers.append(Signer(f"s{number + 1}", each.kind, each.person_id, each.role, name))
    return tuple(signers)


def _name_of_employee(shown: Shown, invited: Invited) -> str | None:
    dossier = shown.case.dossier
    is_right = invited.kind == "employee" and invited.person_id == dossier.employee_id
    return dossier.employee_name if is_right else None


def _ceremony(doors: Doors, shown: Shown, note: VersionNote, signers: tuple[Signer, ...]) -> Ceremony:
    requester = doors.store.users([doors.principal.user_id]).get(doors.principal.user_id)
    document = shown.document
    if requester is None:
        raise NotFound
    return Ceremony(
        id=doors.unit.ids(),
        version=1,
        document_id=document.id,
        document_version=note.number,
        dossier_id=document.dossier_id,
        traject_id=document.traject_id,
        task_key=document.task_key,
        form=document.form,
        sha256=note.sha256,
        requested_by=requester.id,
        requested_by_name=requester.name,
        requested_at=doors.now,
        signers=signers,
    )


def _created(ceremony: Ceremony) -> dict[str, Any]:
    return {
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
