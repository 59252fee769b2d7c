"""What documents tells. Ids only: titles and answers stay in the service."""

from datetime import date
from typing import ClassVar, Literal

from shared.contracts.envelope import EventData, FactData


class DocumentFinalised(EventData):
    """A version of a document was frozen; its PDF is to be made."""

    name: ClassVar[str] = "DocumentFinalised"

    document_id: str
    document_version: int
    dossier_id: str
    traject_id: str
    task_key: str
    form: str


class DocumentRendered(EventData):
    """The PDF of a version stands in the store."""

    name: ClassVar[str] = "DocumentRendered"

    document_id: str
    document_version: int
    sha256: str


class SignerFact(FactData):
    """Somebody who is asked to sign. `person_id` is an account's id or an employee's."""

    signer_id: str
    kind: Literal["user", "employee"]
    person_id: str
    role: Literal["employer", "employee"]


class SignatureRequested(EventData):
    """A version was sent to its signers. `form` is the key of the form, for a neutral subject."""

    name: ClassVar[str] = "SignatureRequested"

    ceremony_id: str
    document_id: str
    document_version: int
    dossier_id: str
    form: str
    requested_by: str
    signers: tuple[SignerFact, ...]


class DocumentSigned(EventData):
    """The last signer signed. `signed_on` is the Amsterdam day."""

    name: ClassVar[str] = "DocumentSigned"

    ceremony_id: str
    document_id: str
    document_version: int
    dossier_id: str
    traject_id: str
    task_key: str
    signed_on: date


class AuditPageMade(EventData):
    """The page that states how was signed is ready to be sealed with the document."""

    name: ClassVar[str] = "AuditPageMade"

    ceremony_id: str


class CeremonyEnded(EventData):
    """A request for signatures came to its end."""

    name: ClassVar[str] = "CeremonyEnded"

    ceremony_id: str
    how: Literal["superseded", "withdrawn", "declined", "expired", "sealed"]
