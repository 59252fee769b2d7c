"""Whom a message reaches."""

from dataclasses import dataclass
from typing import Literal

type RecipientKind = Literal["user", "contact", "employee"]
type RecipientKey = tuple[RecipientKind, str]


class RecipientUnknownError(Exception):
    """The copy of an account or contact has not arrived yet: the event goes back to its queue."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who can be written to: an account, a contact person, or an employee in the portal."""

    kind: RecipientKind
    id: str
    email: str
    language: Literal["nl", "en"]
    is_open: bool = True

    @property
    def key(self) -> RecipientKey:
        """What names the recipient."""
        return (self.kind, self.id)
