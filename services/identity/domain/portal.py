"""What leads an employee into the message portal: the file, the invitation, the registration under way."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Literal

from services.identity.domain.user import PhoneProof
from shared.kernel.errors import Conflict

INVITATION_DAYS: Final = 7
REGISTRATION: Final = timedelta(hours=1)
MOST_ADDRESSES: Final = 10
"""How many addresses may be tried with one invitation before it dies."""

_DISPLAYED = re.compile(r"((?:\w\.)+) (?:\((.+?)\) )?(.+)")


class Step(StrEnum):
    """What a registration waits for."""

    TERMS = "terms"
    PASSWORD = "password"  # noqa: S105 - the name of a step
    PHONE = "phone"
    CODE = "code"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Names:
    """How somebody is called; what is not known is empty."""

    initials: str
    first_name: str
    last_name: str


@dataclass(frozen=True, slots=True)
class Person:
    """An employee as organisation tells of them: the copy that invitations and registrations look at."""

    id: str
    display_name: str
    email: str | None
    phone: str | None
    language: Literal["nl", "en"]

    @property
    def names(self) -> Names | None:
        """The parts of "J. (Jan) van den Berg"; None if the name has another form."""
        found = _DISPLAYED.fullmatch(self.display_name)
        return Names(found[1], found[2] or "", found[3]) if found else None

    def has_address(self, email: str) -> bool:
        """Whether the file holds this e-mail address."""
        return self.email is not None and address_key(self.email) == address_key(email)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A mailed link, good once, for one person at one address. Its id is the SHA-256 of the token."""

    id: str
    person_id: str
    email: str
    expires_at: datetime

    def admits(self, email: str, now: datetime) -> bool:
        """Whether it lives and was sent to this address."""
        return now < self.expires_at and address_key(self.email) == address_key(email)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a person has come: the one invitation that lives, or the one account. Version 0: nothing yet."""

    person_id: str
    version: int = 0
    invitation: str | None = None
    user_id: str | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """A registration under way, held by the server; its id is the SHA-256 of the cookie."""

    id: str
    version: int
    person_id: str
    email: str
    step: Step
    expires_at: datetime
    terms_version: str = ""
    password_hash: str | None = None
    phone: str | None = None
    phone_proof: PhoneProof = "none"

    def check_step(self, *allowed: Step) -> None:
        """Refuses what is not its turn.

        Raises:
            Conflict: another step is due.
        """
        if self.step not in allowed:
            raise Conflict("wrong-step")


def address_key(email: str) -> str:
    """What makes an e-mail address one and the same: its letters in any case."""
    return email.strip().casefold()
