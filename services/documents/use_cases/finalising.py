"""Saving for good ("Definitief opslaan"): what was typed becomes a version that never changes."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import rfc8785

from services.documents.domain.ceremony import State, ended
from services.documents.domain.copies import Case
from services.documents.domain.document import Content, Document, Signing, finalised
from services.documents.domain.form import Answers, final_of, form_of
from services.documents.use_cases.doors import Doors, Shown, document_in_sight
from services.documents.use_cases.drafting import head_of
from shared.contracts.documents import CeremonyEnded, DocumentFinalised
from shared.kernel.errors import StaleVersion


def finalise(doors: Doors, document_id: str, edition: int, answers: Mapping[str, object]) -> Shown:
    """The next version of a document. An open request for signatures under the last one ends by it (SIG-1).

    Raises:
        NotFound: absent or out of sight.
        StaleVersion: another version was made since.
        Refused: with each field that is missing or wrong.
    """
    shown = document_in_sight(doors, document_id)
    document = shown.document
    if document.edition != edition:
        raise StaleVersion
    kept = final_of(form_of(document.form), answers)
    document = _superseded(doors, document)
    content = _content(doors, document, shown.case, kept)
    after = finalised(document, at=doors.now, by=doors.principal.user_id)
    after = replace(after, version=shown.document.version + 1)
    doors.store.save_document(doors.unit, after)
    doors.store.add_content(doors.unit, content)
    doors.store.forget_draft(doors.unit, document_id)
    doors.unit.record(
        DocumentFinalised(
            document_id=document_id,
            document_version=content.number,
            dossier_id=document.dossier_id,
            traject_id=document.traject_id,
            task_key=document.task_key,
            form=document.form,
        )
    )
    return Shown(after, shown.case)


def _superseded(doors: Doors, document: Document) -> Document:
    """The document whose last version waits for no signatures any more."""
    last = document.versions[-1] if document.versions else None
    if last is None or last.signing is not Signing.OPEN or last.ceremony_id is None:
        return document
    ceremony = doors.store.ceremony(last.ceremony_id)
    if ceremony is None or ceremony.state is not State.OPEN:
        return document
    step = ended(ceremony, State.SUPERSEDED, now=doors.now, actor=doors.principal.user_id)
    doors.store.save_ceremony(doors.unit, step, was=ceremony)
    doors.unit.record(CeremonyEnded(ceremony_id=ceremony.id, how="superseded"))
    return document.with_note(replace(last, signing=Signing.SUPERSEDED))


def _content(doors: Doors, document: Document, case: Case, answers: Answers) -> Content:
    head = head_of(doors, document, case)
    told: dict[str, Any] = {
        "document": document.id,
        "number": document.edition,
        "form": document.form,
        "answers": answers,
        "head": {name: None if value is None else str(value) for name, value in asdict(head).items()},
    }
    return Content(
        document_id=document.id,
        number=document.edition,
        form=document.form,
        answers=answers,
        head=head,
        made_at=doors.now,
        sha256=hashlib.sha256(rfc8785.dumps(told)).hexdigest(),
    )
