"""A one-time code on its way to a phone. Identity and documents tell it; messaging alone can open it."""

from typing import ClassVar, Literal

from shared.contracts.envelope import EventData


class CodeIssued(EventData):
    """A code must go out by SMS. Phone and code are only ciphertext (SMS-6), so the archive leaves it out.

    Attributes:
        transaction: what the code is bound to; told back in `MessageSent.about`.
        sealed: ciphertext of phone and code, context {purpose: code, transaction}.
        valid_minutes: as the text says.
        fingerprint: first 8 hexadecimal digits of the SHA-256 of what is signed; empty for other purposes.
        reference: neutral, to tell two requests apart.
    """

    name: ClassVar[str] = "CodeIssued"
    is_archived: ClassVar[bool] = False

    transaction: str
    purpose: Literal["portal-registration", "portal-sign-in", "sign"]
    language: Literal["nl", "en"]
    sealed: str
    valid_minutes: int
    fingerprint: str
    reference: str
