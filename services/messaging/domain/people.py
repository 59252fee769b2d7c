"""Copies of the people of other services: accounts, the employee of a dossier, and who sees whose dossier."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from shared.kernel.permissions import Permission
from shared.kernel.principal import ENVIRONMENT_NODE, Kind, Principal

type Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the application, or of the message portal.

    Attributes:
        is_open: not blocked.
        person_id: the employee behind a portal account; None for other accounts.
    """

    id: str
    version: int
    name: str
    email: str
    language: Language
    groups: tuple[str, ...]
    scopes: tuple[str, ...]
    is_open: bool
    has_mobile: bool
    person_id: str | None = None

    @property
    def principal(self) -> Principal:
        """The account as it would ask for something."""
        kind = Kind.PORTAL if self.person_id else Kind.USER
        return Principal(kind, self.id, self.groups, scopes=frozenset(self.scopes))

    @property
    def may_talk(self) -> bool:
        """Whether it can take part in a dialog by itself: open, no portal account, with the right."""
        return self.is_open and self.person_id is None and self.principal.may(Permission.DIALOG_USE)

    @property
    def listed_nodes(self) -> frozenset[str]:
        """The nodes under which it is found as a recipient."""
        return frozenset(self.scopes) if self.may_talk else frozenset()


@dataclass(frozen=True, slots=True)
class DossierCopy:
    """The employee of a dossier.

    Attributes:
        departments: the nodes between employer and employee, of all employments.
    """

    id: str
    version: int
    employer_id: str
    employee_id: str
    name: str
    email: str | None
    language: Language
    has_mobile: bool
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmployerCopy:
    """What decides who sees an employer's dossiers."""

    id: str
    version: int
    office_id: str | None
    is_published: bool


@dataclass(frozen=True, slots=True)
class People:
    """What is known of the people around one dialog: accounts by id, portal accounts by employee."""

    accounts: Mapping[str, Account]
    portals: Mapping[str, Account]
    dossier: DossierCopy | None


def path_of(dossier: DossierCopy, employer: EmployerCopy) -> tuple[str, ...]:
    """The nodes that give sight of a dossier, the nearest first; the environment's node is the last."""
    office = (employer.office_id,) if employer.office_id else ()
    below = tuple(dict.fromkeys(reversed(dossier.departments)))
    return (dossier.employee_id, *below, dossier.employer_id, *office, ENVIRONMENT_NODE)


def sees(principal: Principal, dossier: DossierCopy, employer: EmployerCopy) -> bool:
    """Whether a dossier is in sight: its employer published (or one may edit employers), and in scope."""
    is_shown = employer.is_published or principal.may(Permission.EMPLOYER_EDIT)
    return is_shown and principal.sees(path_of(dossier, employer))


def know_each_other(principal: Principal, account: Account) -> bool:
    """Whether two may talk about no dossier in particular: they share a node, or one holds all of them."""
    return principal.sees(account.scopes) or ENVIRONMENT_NODE in account.scopes
