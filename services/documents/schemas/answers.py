"""Shapes of documents' answers."""

from datetime import datetime
from typing import Any, Literal

from shared.http.schema import Answer, Resource

Signing = Literal[
    "none",
    "open",
    "completed",
    "seal_pending",
    "sealed",
    "superseded",
    "withdrawn",
    "declined",
    "expired",
]

CeremonyState = Literal[
    "open", "completed", "seal_pending", "sealed", "superseded", "withdrawn", "declined", "expired"
]


class ChoiceAnswer(Answer):
    """One of the values that a field takes."""

    value: str
    label: str


class FieldAnswer(Answer):
    """A question of a form; `columns` are the questions of each row, `most` the greatest number of rows or days."""

    key: str
    kind: Literal["text", "paragraph", "phone", "date", "number", "choice", "dates", "rows"]
    label: str
    hint: str | None
    is_required: bool
    choices: tuple[ChoiceAnswer, ...]
    columns: tuple["FieldAnswer", ...]
    most: int
    most_characters: int
    least: int
    greatest: int


class SectionAnswer(Answer):
    """Questions that belong together."""

    key: str
    title: str
    fields: tuple[FieldAnswer, ...]


class FormAnswer(Answer):
    """A form, in the caller's language."""

    key: str
    title: str
    signs: tuple[str, ...]
    sections: tuple[SectionAnswer, ...]


class VersionAnswer(Answer):
    """A version that never changes; `sha256` is of its PDF."""

    number: int
    made_at: datetime
    made_by: str
    state: Literal["making", "ready"]
    sha256: str
    signing: Signing
    ceremony_id: str | None


class DocumentRowAnswer(Resource):
    """A document in the dossier's list. `latest_version` 0: there is only a draft."""

    id: str
    form: str
    title: str
    traject_id: str
    task_key: str
    latest_version: int
    has_draft: bool
    versions: tuple[VersionAnswer, ...]


class DocumentsAnswer(Answer):
    """The documents of a dossier, newest first."""

    items: tuple[DocumentRowAnswer, ...]


class HeadAnswer(Answer):
    """A line of the common head."""

    label: str
    value: str


class DocumentAnswer(Resource):
    """A document to fill in. `version` is the number that its next version gets."""

    id: str
    version: int
    form: str
    title: str
    dossier_id: str
    traject_id: str
    task_key: str
    head: tuple[HeadAnswer, ...]
    answers: dict[str, Any]
    draft_version: int
    draft_saved_at: datetime | None
    versions: tuple[VersionAnswer, ...]


class DraftAnswer(Answer):
    """A draft was kept."""

    draft_version: int
    saved_at: datetime


class SignerAnswer(Answer):
    """A signer and how far they are; why they declined is told to who asked."""

    id: str
    name: str
    role: Literal["employer", "employee"]
    state: Literal["invited", "viewed", "code_sent", "signed", "declined"]
    signed_at: datetime | None
    reason: str | None
    is_me: bool


class ConsentAnswer(Answer):
    """The words to which a signer agrees."""

    version: str
    text: str


class MeAnswer(Answer):
    """What the caller needs to sign: where the code goes, and when a new one may be asked."""

    phone_ending: str | None
    resend_at: datetime | None
    code_until: datetime | None


class CeremonyAnswer(Resource):
    """A request for signatures and how far it is."""

    id: str
    version: int
    document_id: str
    document_version: int
    title: str
    dossier_id: str
    fingerprint: str
    reference: str
    state: CeremonyState
    requested_by: str
    requested_at: datetime
    expires_at: datetime
    signers: tuple[SignerAnswer, ...]
    consent: ConsentAnswer
    me: MeAnswer | None


class WaitingAnswer(Answer):
    """A document that waits for the caller's signature."""

    id: str
    title: str
    requested_by: str
    expires_at: datetime
    state: CeremonyState
    dossier_id: str


class WaitingListAnswer(Answer):
    """Everything that waits for the caller's signature."""

    items: tuple[WaitingAnswer, ...]
