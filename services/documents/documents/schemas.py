"""Shapes of requests and answers about documents. What stands in `answers` is checked by the form's own definition."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from shared.http.schema import Answer, Body, Resource


class OpenRequest(Body):
    """The document of a task."""

    form: Annotated[str, Field(max_length=50)]
    traject_id: Annotated[str, Field(min_length=36, max_length=36)]
    task_key: Annotated[str, Field(max_length=60)]


class AnswersRequest(Body):
    """What was filled in, by field."""

    answers: dict[Annotated[str, Field(max_length=60)], Any]


class VersionAnswer(Answer):
    """A version that never changes; `sha256` is of its PDF."""

    number: int
    made_at: datetime
    made_by: str
    state: Literal["making", "ready"]
    sha256: str
    signing: Literal[
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
