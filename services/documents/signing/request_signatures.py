"""Asking for signatures: who, under which frozen version."""

from collections.abc import Sequence
from dataclasses import replace

from services.documents.copies.rows import CopyRows
from services.documents.documents.rows import DocumentRows
from services.documents.domain.ceremony import Ceremony, Signer
from services.documents.domain.document import SigningState, VersionNote
from services.documents.domain.form import form_of
from services.documents.sight import DocumentInSight, document_in_sight
from services.documents.signing.rows import CeremonyRows
from services.documents.signing.rules import InvitedSigner, ready_to_sign, requested, signers_of
from shared.aws.context import Context
from shared.contracts.documents import SignatureRequested, SignerFact
from shared.kernel.errors import NotFound


def request_signatures(
    context: Context, document_id: str, number: int, invited: Sequence[InvitedSigner]
) -> Ceremony:
    """Freezes a version for its signers and invites them.

    Raises:
        NotFound: the version is absent or out of sight.
        Conflict: it is not the latest, its PDF is not ready, or it is out for signing already.
        Refused: the signers are not those whom the form asks, or may not sign this dossier.
    """
    found = document_in_sight(context, document_id)
    note = ready_to_sign(found.document, number)
    step = requested(_ceremony(context, found, note, _signers(context, found, invited)), now=context.now)
    CeremonyRows(context.table).add(context.unit, step)
    out = replace(note, signing=SigningState.OPEN, ceremony_id=step.ceremony.id)
    DocumentRows(context.table).save(context.unit, found.document.with_note(out))
    context.unit.record(_signature_requested(step.ceremony))
    return step.ceremony


def _signers(
    context: Context, found: DocumentInSight, invited: Sequence[InvitedSigner]
) -> tuple[Signer, ...]:
    accounts = [each.person_id for each in invited if each.kind == "user"]
    return signers_of(
        invited,
        form_of(found.document.form).signs,
        dossier=found.case.dossier,
        employer=found.case.employer,
        users=CopyRows(context.table).users(accounts),
    )


def _ceremony(
    context: Context, found: DocumentInSight, note: VersionNote, signers: tuple[Signer, ...]
) -> Ceremony:
    requester, document = CopyRows(context.table).user(context.principal.user_id), found.document
    if requester is None:
        raise NotFound
    return Ceremony(
        id=context.unit.ids(),
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
        requested_at=context.now,
        signers=signers,
    )


def _signature_requested(ceremony: Ceremony) -> SignatureRequested:
    return SignatureRequested(
        ceremony_id=ceremony.id,
        document_id=ceremony.document_id,
        document_version=ceremony.document_version,
        dossier_id=ceremony.dossier_id,
        form=ceremony.form,
        requested_by=ceremony.requested_by,
        signers=tuple(
            SignerFact(signer_id=each.id, kind=each.kind, person_id=each.person_id, role=each.role)
            for each in ceremony.signers
        ),
    )
