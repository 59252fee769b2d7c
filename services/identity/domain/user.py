"""An account: who it is, what it may, and whether it is open."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal

from shared.kernel.errors import Conflict
from shared.kernel.permissions import Permission, permissions_of

BRAND: Final = "PW"
"""First part of every login name; an environment's own brand replaces it."""

PORTAL_GROUP: Final = "portal_user"
"""The group of employees in the message portal; nobody gives it by hand."""

type PhoneProof = Literal["none", "administrator", "employee-file", "self-declared"]
"""How a number came to be known (MSG-3)."""


class AccountStatus(StrEnum):
    """Where an account stands."""

    INVITED = "invited"
    ACTIVE = "active"
    BLOCKED = "blocked"


class BlockReason(StrEnum):
    """Who closed it. Wrong passwords end no running session: strangers must not log people out."""

    ADMINISTRATOR = "administrator"
    WRONG_PASSWORDS = "wrong-passwords"


@dataclass(frozen=True, slots=True)
class User:
    """An account's card. Its secrets stand apart (`Credentials`).

    Attributes:
        login_name: of a portal account its e-mail address; the two kinds of names never meet.
        scopes: nodes of the organisation tree that it may see; of a portal account its one employee.
        medical: the medical right; only super administrators who hold it can give it.
        initials: of a portal account.
        terms_version: of the conditions of use that a portal account accepted.
    """

    id: str
    version: int
    login_name: str
    first_name: str
    infix: str | None
    last_name: str
    email: str
    phone: str | None
    language: Literal["nl", "en"]
    groups: tuple[str, ...]
    scopes: tuple[str, ...]
    status: AccountStatus
    block_reason: BlockReason | None = None
    medical: bool = False
    last_signed_in_at: datetime | None = None
    initials: str = ""
    phone_proof: PhoneProof = "none"
    terms_version: str = ""

    @property
    def is_portal(self) -> bool:
        """Whether it is an employee's account of the message portal."""
        return PORTAL_GROUP in self.groups

    @property
    def person_id(self) -> str | None:
        """The employee behind a portal account; None for other accounts."""
        return self.scopes[0] if self.is_portal else None

    @property
    def display_name(self) -> str:
        """First name, infix, last name."""
        return " ".join(part for part in (self.first_name, self.infix, self.last_name) if part)

    @property
    def is_administrator(self) -> bool:
        """Whether it may administer other accounts."""
        return Permission.ACCOUNT_CREATE in permissions_of(self.groups)

    @property
    def context_words(self) -> tuple[str, ...]:
        """Words that must not be its whole password (PW-6)."""
        address = self.email.partition("@")[0]
        return (*self.login_name.split("."), self.first_name, self.last_name, address)

    @property
    def may_keep_session(self) -> bool:
        """Whether a running session of this account goes on."""
        return self.block_reason is not BlockReason.ADMINISTRATOR


@dataclass(frozen=True, slots=True)
class Credentials:
    """What opens an account. Conditions look at the first five, so those are always written.

    Attributes:
        is_open: False while blocked; kept with the secrets so that signing in reads one item.
        last_step: the last time step used (RFC 6238).
        totp_ciphertext: the seed under the environment's key; None before enrolment.
        invitation: SHA-256 of the one link that lives.
    """

    user_id: str
    is_open: bool
    last_step: int
    wrong_passwords: int
    wrong_codes: int
    password_hash: str | None = None
    totp_ciphertext: str | None = None
    invitation: str | None = None


def new_credentials(user_id: str, password_hash: str | None = None) -> Credentials:
    """The secrets of a new account: open, with nothing tried yet."""
    return Credentials(
        user_id,
        is_open=True,
        last_step=0,
        wrong_passwords=0,
        wrong_codes=0,
        password_hash=password_hash,
    )


def block(user: User, reason: BlockReason) -> User:
    """The account closed.

    Raises:
        Conflict: it is closed already.
    """
    if user.status is AccountStatus.BLOCKED and user.block_reason in {reason, BlockReason.ADMINISTRATOR}:
        raise Conflict("already-blocked")
    return replace(user, version=user.version + 1, status=AccountStatus.BLOCKED, block_reason=reason)


def unblock(user: User) -> User:
    """The account open again, as far as it had come.

    Raises:
        Conflict: it is not closed.
    """
    if user.status is not AccountStatus.BLOCKED:
        raise Conflict("not-blocked")
    status = AccountStatus.ACTIVE if user.last_signed_in_at else AccountStatus.INVITED
    return replace(user, version=user.version + 1, status=status, block_reason=None)
