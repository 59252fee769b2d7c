"""What identity tells."""

from typing import ClassVar, Literal

from shared.contracts.envelope import EventData


class UserChanged(EventData):
    """An account as it now is. Carries named personal fields, so the archive leaves it out.

    Attributes:
        phone: E.164; codes go to it.
        phone_proof: how the number came to be known; "self-declared" is told in every evidence.
        person_id: the employee behind a portal account; None for other accounts.
    """

    name: ClassVar[str] = "UserChanged"
    is_archived: ClassVar[bool] = False

    user_id: str
    aggregate_version: int
    display_name: str
    email: str
    language: Literal["nl", "en"]
    groups: tuple[str, ...]
    scopes: tuple[str, ...]
    status: Literal["invited", "active", "blocked"]
    phone: str | None = None
    phone_proof: Literal["none", "administrator", "employee-file", "self-declared"] = "none"
    person_id: str | None = None


class UserInvited(EventData):
    """A link for the first sign-in must be mailed. The token is only ciphertext (SMS-6)."""

    name: ClassVar[str] = "UserInvited"
    is_archived: ClassVar[bool] = False

    user_id: str
    email: str
    language: Literal["nl", "en"]
    token_ciphertext: str
    valid_hours: int


class UserBlocked(EventData):
    """An account may no longer be used; its sessions have ended."""

    name: ClassVar[str] = "UserBlocked"

    user_id: str


class PortalInvited(EventData):
    """An employee is invited to the message portal. The token is only ciphertext (SMS-6).

    Attributes:
        about: ceremony and signer ("<id>#<id>") for whom it was made; empty: none.
    """

    name: ClassVar[str] = "PortalInvited"
    is_archived: ClassVar[bool] = False

    person_id: str
    email: str
    language: Literal["nl", "en"]
    token_ciphertext: str
    valid_days: int
    about: str
