"""What a new account is, and which groups and scopes its maker may give."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal

from services.identity.domain.user import BRAND, AccountStatus, User
from shared.kernel.errors import FieldError, Forbidden, Refused, refused_field
from shared.kernel.formats.login_name import proposed
from shared.kernel.permissions import groups
from shared.kernel.principal import ENVIRONMENT_NODE, MOST_SCOPES, Principal

INVITATION_HOURS: Final = 72
INVITATION: Final = timedelta(hours=INVITATION_HOURS)
"""How long the link of a first sign-in lives."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account as asked for. `login_name` is proposed from group and surname when absent."""

    first_name: str
    infix: str | None
    last_name: str
    login_name: str | None
    email: str
    phone: str | None
    language: Literal["nl", "en"]
    groups: tuple[str, ...]
    scopes: tuple[str, ...]


def proposed_name(asked: NewAccount) -> str:
    """The login name by group and surname."""
    return proposed(BRAND, groups()[asked.groups[0]].name_en, asked.last_name)


def invited(asked: NewAccount, user_id: str, login_name: str) -> User:
    """The account that is made of what was asked; nobody has signed in to it yet."""
    return User(
        id=user_id,
        version=1,
        login_name=login_name,
        first_name=asked.first_name,
        infix=asked.infix,
        last_name=asked.last_name,
        email=asked.email,
        phone=asked.phone,
        phone_proof="administrator" if asked.phone else "none",
        language=asked.language,
        groups=asked.groups,
        scopes=asked.scopes,
        status=AccountStatus.INVITED,
    )


def check_groups(principal: Principal, keys: tuple[str, ...]) -> None:
    """Refuses groups that do not exist or are nobody's to give, and those above the maker (ADM-2).

    Raises:
        Refused, Forbidden: so they are.
    """
    unknown = [n for n, key in enumerate(keys) if key not in groups() or groups()[key].side == "portal"]
    if unknown:
        raise Refused("invalid", fields=tuple(FieldError(("groups", n), "unknown-group") for n in unknown))
    for_platform = any(groups()[key].side == "platform" for key in keys)
    if for_platform and "super_administrator" not in principal.groups:
        raise Forbidden("right-not-held")


def check_scopes(principal: Principal, keys: tuple[str, ...], scopes: tuple[str, ...]) -> None:
    """Refuses scopes that groups of an account need, that are too many, or not the maker's own (ADM-2).

    Raises:
        Refused, Forbidden: so they are.
    """
    needed = any(groups()[key].side != "platform" for key in keys)
    if needed and not scopes:
        raise refused_field("scopes", "scope-needed")
    if len(scopes) > MOST_SCOPES:
        raise refused_field("scopes", "too-many-scopes", most=MOST_SCOPES)
    if ENVIRONMENT_NODE not in principal.scopes and not principal.scopes.issuperset(scopes):
        raise Forbidden("right-not-held")
