"""Documents as they are shown: words in the caller's language, and what the caller may do."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.documents.documents.rules import can_be_sent
from services.documents.documents.schemas import (
    DocumentAnswer,
    DocumentRowAnswer,
    HeadAnswer,
    VersionAnswer,
)
from services.documents.domain.document import Document, DocumentHead, Draft, VersionNote
from services.documents.domain.form import form_of
from shared.kernel.permissions import Permission
from shared.kernel.principal import Principal
from shared.texts import Language, sentence


@dataclass(frozen=True, slots=True)
class DocumentViewer:
    """Who looks at documents, in which language; `names` are those of accounts by id."""

    principal: Principal
    language: Language
    names: Mapping[str, str]


def document_row(document: Document, viewer: DocumentViewer, *, has_draft: bool) -> DocumentRowAnswer:
    """A document in a list."""
    return DocumentRowAnswer(
        id=document.id,
        form=document.form,
        title=form_of(document.form).title.to(viewer.language),
        traject_id=document.traject_id,
        task_key=document.task_key,
        latest_version=len(document.versions),
        has_draft=has_draft,
        versions=_versions(document, viewer),
        allowed_actions=_allowed_actions(document, viewer.principal),
    )


def document_answer(
    document: Document, draft: Draft, head: DocumentHead, viewer: DocumentViewer
) -> DocumentAnswer:
    """A document to fill in."""
    return DocumentAnswer(
        id=document.id,
        version=document.edition,
        form=document.form,
        title=form_of(document.form).title.to(viewer.language),
        dossier_id=document.dossier_id,
        traject_id=document.traject_id,
        task_key=document.task_key,
        head=_head(head, viewer.language),
        answers=draft.answers,
        draft_version=draft.number,
        draft_saved_at=draft.saved_at,
        versions=_versions(document, viewer),
        allowed_actions=_allowed_actions(document, viewer.principal),
    )


def _head(head: DocumentHead, language: Language) -> tuple[HeadAnswer, ...]:
    return tuple(
        HeadAnswer(label=sentence(language, "documents", f"head.{key}", {}), value=value)
        for key, value in head.lines.items()
    )


def _versions(document: Document, viewer: DocumentViewer) -> tuple[VersionAnswer, ...]:
    return tuple(_version(each, viewer) for each in reversed(document.versions))


def _version(note: VersionNote, viewer: DocumentViewer) -> VersionAnswer:
    return VersionAnswer(
        number=note.number,
        made_at=note.made_at,
        made_by=viewer.names.get(note.made_by, ""),
        state=note.state.value,
        sha256=note.sha256,
        signing=note.signing.value,
        ceremony_id=note.ceremony_id,
    )


def _allowed_actions(document: Document, principal: Principal) -> tuple[str, ...]:
    """What the caller may do with a document now."""
    actions = {
        "edit": principal.may(Permission.DOCUMENT_WRITE),
        "request-signatures": principal.may(Permission.SIGNATURE_REQUEST) and can_be_sent(document),
    }
    return tuple(name for name, is_allowed in actions.items() if is_allowed)
