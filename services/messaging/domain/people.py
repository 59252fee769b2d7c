"""The people of other services: who may take part in a dialog."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from shared.access.sight import principal_of
from shared.kernel.copies import DossierCopy, EmployerCopy, UserCopy
from shared.kernel.permissions import Permission
from shared.kernel.principal import ENVIRONMENT_NODE

type PersonKind = Literal["user", "employee"]
type PersonKey = tuple[PersonKind, str]
"""Somebody in a dialog: an account, or an employee by the id of the file."""


@dataclass(frozen=True, slots=True)
class ContactCopy:
    """A contact person of an employer, as organisation tells it."""

    id: str
    version: int
    email: str
    language: Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class PlacedDossier:
    """A dossier at its place in the tree."""

    dossier: DossierCopy
    employer: EmployerCopy

    @property
    def path(self) -> tuple[str, ...]:
        """The nodes that give sight of it, the nearest first; the environment's node is the last."""
        office = (self.employer.office_id,) if self.employer.office_id else ()
        below = tuple(dict.fromkeys(reversed(self.dossier.departments)))
        return (self.dossier.employee_id, *below, self.employer.id, *office, ENVIRONMENT_NODE)


@dataclass(frozen=True, slots=True)
class People:
    """What is known of the people around one dialog: accounts by id, portal accounts by employee."""

    accounts: Mapping[str, UserCopy]
    portals: Mapping[str, UserCopy]
    dossier: DossierCopy | None

    def account_of(self, key: PersonKey) -> UserCopy | None:
        """The account with which somebody reads dialogs; an employee may have none."""
        kind, person_id = key
        return (self.accounts if kind == "user" else self.portals).get(person_id)

    def name_of(self, key: PersonKey) -> str | None:
        """The name of an account, or of the employee of the dossier; None for anybody else."""
        kind, person_id = key
        if kind == "user":
            account = self.accounts.get(person_id)
            return account.name if account else None
        dossier = self.dossier
        return dossier.employee_name if dossier and dossier.employee_id == person_id else None


def may_talk(user: UserCopy) -> bool:
    """Whether it can take part in a dialog by itself: open, no portal account, with the right."""
    return user.is_open and user.person_id is None and principal_of(user).may(Permission.DIALOG_USE)


def listed_nodes(user: UserCopy) -> frozenset[str]:
    """The nodes under which it is found as a recipient."""
    return frozenset(user.scopes) if may_talk(user) else frozenset()
