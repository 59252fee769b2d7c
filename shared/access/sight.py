"""The rule of sight: who sees which employer and dossier. Asked here by every service, at every read.

Every object stands on a path of nodes, from the office down to the employee; a principal holds nodes of that tree. To
see is to hold one on the path of the object, and its employer is published, or one may edit employers (F59).
"""

from collections.abc import Collection, Iterable

from shared.kernel.copies import DossierCopy, EmployerCopy, UserCopy
from shared.kernel.permissions import Permission
from shared.kernel.principal import ENVIRONMENT_NODE, Kind, Principal


def sees(principal: Principal, path: Iterable[str], *, is_published: bool = True) -> bool:
    """Whether an object on `path` is in sight. Absent and out of sight look the same to the caller: 404."""
    if principal.kind is Kind.SYSTEM:
        return True
    is_shown = is_published or principal.may(Permission.EMPLOYER_EDIT)
    return is_shown and _holds_one(principal.scopes, path)


def sees_employer(principal: Principal, employer: EmployerCopy) -> bool:
    """Whether the whole of an employer is in sight; a department of it is not enough."""
    return sees(principal, employer.path, is_published=employer.is_published)


def sees_dossier(principal: Principal, dossier: DossierCopy, employer: EmployerCopy) -> bool:
    """Whether the dossier of an employee at an employer is in sight."""
    return sees(principal, path_of(dossier, employer), is_published=employer.is_published)


def path_of(dossier: DossierCopy, employer: EmployerCopy) -> tuple[str, ...]:
    """The nodes that give sight of a dossier, from the office down to the employee."""
    return (*employer.path, *dossier.path)


def principal_of(user: UserCopy) -> Principal:
    """An account as it would ask for something: to judge what somebody else would see."""
    kind = Kind.PORTAL if user.person_id else Kind.USER
    return Principal(kind, user.id, user.groups, scopes=frozenset(user.scopes))


def share_a_node(principal: Principal, scopes: Collection[str]) -> bool:
    """Whether two people stand under one node, so that each may know of the other."""
    return _holds_one(principal.scopes, scopes) or ENVIRONMENT_NODE in scopes


def _holds_one(scopes: frozenset[str], path: Iterable[str]) -> bool:
    return ENVIRONMENT_NODE in scopes or not scopes.isdisjoint(path)
