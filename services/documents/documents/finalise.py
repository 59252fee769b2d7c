"""Saving for good ("Definitief opslaan"): what was typed becomes a version that never changes."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import rfc8785

from services.documents.documents.head import head_of
from services.documents.documents.rows import DocumentRows
from services.documents.documents.rules import finalised, superseded
from services.documents.domain.ceremony import CeremonyState, ended
from services.documents.domain.checks import final_of
from services.documents.domain.document import Document, DocumentHead, SigningState, VersionContent
from services.documents.domain.form import Answers, form_of
from services.documents.sight import DocumentInSight, document_in_sight
from services.documents.signing.rows import CeremonyRows
from shared.aws.context import Context
from shared.contracts.documents import CeremonyEnded, DocumentFinalised
from shared.kernel.errors import StaleVersion


def finalise(
    context: Context, document_id: str, edition: int, answers: Mapping[str, object]
) -> DocumentInSight:
    """The next version of a document. An open request for signatures under the last one ends by it (SIG-1).

    Raises:
        NotFound: absent or out of sight.
        StaleVersion: another version was made since.
        Refused: with each field that is missing or wrong.
    """
    found = document_in_sight(context, document_id)
    if found.document.edition != edition:
        raise StaleVersion
    kept = final_of(form_of(found.document.form), answers)
    before = _without_open_ceremony(context, found.document)
    content = _content(context, before, head_of(context, found), kept)
    after = finalised(before, at=context.now, by=context.principal.user_id)
    after = replace(after, version=found.document.version + 1)
    _save(context, after, content)
    return DocumentInSight(after, found.case)


def _save(context: Context, document: Document, content: VersionContent) -> None:
    rows = DocumentRows(context.table)
    rows.save(context.unit, document)
    rows.add_content(context.unit, content)
    rows.forget_draft(context.unit, document.id)
    context.unit.record(
        DocumentFinalised(
            document_id=document.id,
            document_version=content.number,
            dossier_id=document.dossier_id,
            traject_id=document.traject_id,
            task_key=document.task_key,
            form=document.form,
        )
    )


def _without_open_ceremony(context: Context, document: Document) -> Document:
    """The document whose last version waits for no signatures any more."""
    last, rows = document.last, CeremonyRows(context.table)
    if last is None or last.signing is not SigningState.OPEN or last.ceremony_id is None:
        return document
    ceremony = rows.find(last.ceremony_id)
    if ceremony is None or ceremony.state is not CeremonyState.OPEN:
        return document
    step = ended(ceremony, CeremonyState.SUPERSEDED, now=context.now, actor=context.principal.user_id)
    rows.save(context.unit, step, was=ceremony)
    context.unit.record(CeremonyEnded(ceremony_id=ceremony.id, how="superseded"))
    return superseded(document, last)


def _content(context: Context, document: Document, head: DocumentHead, answers: Answers) -> VersionContent:
    return VersionContent(
        document_id=document.id,
        number=document.edition,
        form=document.form,
        answers=answers,
        head=head,
        made_at=context.now,
        sha256=_sha256(document, head, answers),
    )


def _sha256(document: Document, head: DocumentHead, answers: Answers) -> str:
    """The hash of a version's content, in canonical JSON (RFC 8785)."""
    content: dict[str, Any] = {
        "document": document.id,
        "number": document.edition,
        "form": document.form,
        "answers": answers,
        "head": {name: None if value is None else str(value) for name, value in asdict(head).items()},
    }
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()
