"""When a document gets a version, and which one can be sent to signers."""

from dataclasses import replace
from datetime import datetime

from services.documents.domain.document import Document, FileState, SigningState, VersionNote
from services.documents.domain.form import Answers, Form, form_of
from shared.kernel.copies import UserCopy
from shared.kernel.errors import NotFound, refused_field

_NOT_OUT = frozenset({SigningState.NONE, SigningState.WITHDRAWN, SigningState.DECLINED, SigningState.EXPIRED})


def form_for(key: str, task_key: str) -> Form:
    """The form that does a task.

    Raises:
        Refused: there is no such form, or it is not for this task.
    """
    try:
        form = form_of(key)
    except NotFound:
        raise refused_field("form", "choice") from None
    if task_key not in form.tasks:
        raise refused_field("task_key", "choice")
    return form


def first_answers(case_manager: UserCopy | None) -> Answers:
    """What the case says by itself: the case manager and their phone."""
    if case_manager is None:
        return {}
    phone = {"case_manager_phone": case_manager.phone} if case_manager.phone else {}
    return {"case_manager_name": case_manager.name, **phone}


def finalised(document: Document, *, at: datetime, by: str) -> Document:
    """The document with a new version, whose PDF is to be made; its row version stays."""
    return replace(document, versions=(*document.versions, VersionNote(document.edition, at, by)))


def superseded(document: Document, last: VersionNote) -> Document:
    """The document whose last version waits for no signatures any more; its row version stays."""
    note = replace(last, signing=SigningState.SUPERSEDED)
    return replace(document, versions=(*document.versions[:-1], note))


def can_be_sent(document: Document) -> bool:
    """Whether the last version can be sent to its signers."""
    last = document.last
    return last is not None and last.state is FileState.READY and last.signing in _NOT_OUT
