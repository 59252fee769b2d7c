"""What a route's function gets and gives: one request, with the unit that its rows go on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from shared.aws.context import Context
from shared.aws.transaction import Unit
from shared.contracts.access import AccessRecorded, Action
from shared.http.schema import Answer
from shared.kernel.clock import day_of
from shared.kernel.permissions import Permission
from shared.kernel.principal import Principal
from shared.texts import Language


@dataclass(frozen=True, slots=True)
class Call[B]:
    """One admitted request.

    Attributes:
        version: of `If-Match`; 0 where the route asks none.
        now: the instant of the request, UTC.
        address: the caller's IP address as the edge saw it.
        memo: what earlier runs of the same request found out; see `once`.
    """

    principal: Principal
    body: B
    path: Mapping[str, str]
    query: Mapping[str, str]
    cookies: Mapping[str, str]
    headers: Mapping[str, str]
    version: int
    unit: Unit
    language: Language
    now: datetime
    permission: Permission
    address: str = ""
    memo: dict[str, Any] = field(default_factory=dict)

    def once[T](self, name: str, act: Callable[[], T]) -> T:
        """What `act` gave the first time: a command that runs again after a race must not count a try twice."""
        if name not in self.memo:
            self.memo[name] = act()
        kept: T = self.memo[name]
        return kept

    @property
    def context(self) -> Context:
        """What an act needs of the request."""
        return Context(self.unit, self.principal, self.now)

    @property
    def today(self) -> date:
        """The Amsterdam day of the request."""
        return day_of(self.now)

    def log_access(
        self,
        action: Action,
        what: str,
        object_id: str,
        *,
        person: str | None = None,
        outcome: Literal["done", "refused"] = "done",
        actor: str = "",
        reason: str = "",
    ) -> None:
        """Stages the access line of this request (NEN 7513); `person` is the employee concerned."""
        self.unit.record_access(
            AccessRecorded(
                action=action,
                outcome=outcome,
                what=what,
                object_id=object_id,
                person=person,
                actor=actor or self.principal.user_id,
                actor_groups=self.principal.groups,
                on_behalf_of=self.principal.on_behalf_of,
                rule=self.permission,
                access_point=self.principal.session,
                reason=reason,
            )
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with cookies or headers, or a file instead of an answer (`content`)."""

    answer: Answer | None = None
    cookies: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
