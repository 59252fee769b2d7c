"""The access line: who did what to whose dossier (NEN 7513 chapters 6 and 7). Every service tells it."""

from typing import ClassVar, Literal

from shared.contracts.envelope import EventData

type Action = Literal["C", "R", "U", "D", "E"]
"""C(reate), R(ead), U(pdate), D(elete) or E(xecute: sign in, export …)."""


class AccessRecorded(EventData):
    """One line. Ids only: names are resolved when the log is read.

    Attributes:
        person: the employee concerned, where there is one.
        rule: the permission by which it was allowed or refused.
        access_point: the session's pseudonym.
    """

    name: ClassVar[str] = "AccessRecorded"

    action: Action
    outcome: Literal["done", "refused"] = "done"
    what: str
    object_id: str
    person: str | None = None
    actor: str
    actor_groups: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    rule: str
    access_point: str = ""
    reason: str = ""
    is_medical: bool = False
