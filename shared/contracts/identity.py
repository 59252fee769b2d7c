"""What identity tells."""

from typing import ClassVar, Literal

from shared.contracts.envelope import EventData


class UserChanged(EventData):
    """An account as it now is. Carries named personal fields, so the archive leaves it out."""

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
