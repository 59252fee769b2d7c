"""Shapes of requests and answers about signing."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shared.http.schema import Answer, Body, Resource

_State = Literal[
    "open", "completed", "seal_pending", "sealed", "superseded", "withdrawn", "declined", "expired"
]


class SignerRequest(Body):
    """Somebody who shall sign: an account, or the employee."""

    kind: Literal["user", "employee"]
    id: Annotated[str, Field(min_length=36, max_length=36)]
    role: Literal["employer", "employee"]


class CeremonyRequest(Body):
    """Who shall sign."""

    signers: Annotated[list[SignerRequest], Field(min_length=1, max_length=5)]


class SignatureRequest(Body):
    """One explicit act: the words agreed to, and the code of one's own phone."""

    code: Annotated[str, Field(min_length=1, max_length=40)]
    consent_version: Annotated[str, Field(max_length=20)]
    is_consenting: Literal[True]


class RefusalRequest(Body):
    """Why somebody does not sign."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]


class SignerAnswer(Answer):
    """A signer and how far they are; who asked for the signatures reads why they declined."""

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
    state: _State
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
    state: _State
    dossier_id: str


class WaitingListAnswer(Answer):
    """Everything that waits for the caller's signature."""

    items: tuple[WaitingAnswer, ...]
