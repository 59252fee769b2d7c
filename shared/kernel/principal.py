"""Who asks, and on which nodes of the organisation tree they may look."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Literal

from shared.kernel.permissions import Permission, permissions_of

ENVIRONMENT_NODE = "environment"
"""The root of the organisation tree: whoever holds it sees every office and employer."""

MOST_SCOPES = 50
"""More ticks than this are refused in words: the principal must fit in the authorizer's answer."""


class Kind(StrEnum):
    """The kinds of caller."""

    ANONYMOUS = "anonymous"
    USER = "user"
    PORTAL = "portal"
    SYSTEM = "system"


@dataclass(frozen=True)
class Principal:
    """A caller as the authorizer found it, for one request.

    Attributes:
        scopes: nodes of the organisation tree (environment, office, employer, department, employee);
            of a portal account its one employee.
        medical: holds the medical right.
        on_behalf_of: the user for whom a substitute acts (NEN 7513: "namens wie").
        csrf_token: what an unsafe request must repeat in `X-CSRF-Token`.
        session: first 16 hex digits of the session's hash, for the access log.
    """

    kind: Kind
    user_id: str = ""
    groups: tuple[str, ...] = ()
    medical: bool = False
    scopes: frozenset[str] = frozenset()
    on_behalf_of: str | None = None
    csrf_token: str = ""
    session: str = ""

    @property
    def is_person(self) -> bool:
        """Whether somebody is signed in: an account of the application or of the message portal."""
        return self.kind in {Kind.USER, Kind.PORTAL}

    @property
    def person(self) -> tuple[Literal["user", "employee"], str]:
        """Who it is in dialogs and ceremonies: an account, or the employee behind a portal account."""
        if self.kind is Kind.PORTAL:
            [employee_id] = self.scopes
            return ("employee", employee_id)
        return ("user", self.user_id)

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """What the groups allow (data file `groups.toml`)."""
        return permissions_of(self.groups)

    def may(self, permission: Permission) -> bool:
        """Whether the caller holds `permission`; on which objects is the rule of sight (`shared/access/sight.py`)."""
        return permission in self.permissions


ANONYMOUS = Principal(Kind.ANONYMOUS)
SYSTEM = Principal(Kind.SYSTEM, user_id="system", scopes=frozenset({ENVIRONMENT_NODE}))
"""The system itself: nightly work and consumers of events."""
