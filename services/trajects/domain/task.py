"""A task of the plan: its window, its state, and what is known of it."""

from datetime import date
from typing import Literal, NamedTuple

from services.trajects.domain.facts import Done, Override
from services.trajects.domain.protocol import Template

type TaskState = Literal["planned", "open", "late", "done", "cancelled", "not_applicable"]
"""Where a task stands on a day."""

type Days = tuple[date | None, date | None]
"""A window: first and last day, inclusive."""


class Task(NamedTuple):
    """A task of the plan.

    Attributes:
        chain: which chain; None for a task of a pregnancy.
        start, due: first and last day of its window; None: that day never comes, or is not recorded yet.
        state: planned, open, late, done, cancelled or not_applicable.
        late_days: how many days after `due` it was done, or it is now.
        template: the row of the protocol, with article and titles.
        ground: what moved the window away from the row's own days; empty where the row explains it.
    """

    key: str
    chain: int | None
    start: date | None
    due: date | None
    state: TaskState
    done_on: date | None
    late_days: int
    flags: tuple[str, ...]
    template: Template
    ground: str = ""

    @property
    def role(self) -> str:
        """Who executes it: role keys, + together, / either."""
        return self.template.role


def task_of(  # noqa: PLR0917 - called 43 times a plan; names at each call cost a tenth of it
    template: Template,
    window: Days,
    done: Done | None,
    override: Override | None,
    number: int | None,
    today: date,
) -> Task:
    """A row of a protocol with its window, as it stands today."""
    start, due = window
    flags: tuple[str, ...] = ()
    if override is not None:
        due, flags = override.to, ("overridden",)
    if done is not None:
        late = (done.on - due).days if due and done.on > due else 0
        flags += ("done_late",) if late else ()
        flags += ("done_before_start",) if start and done.on < start else ()
        return Task(template.key, number, start, due, "done", done.on, late, flags, template)
    if due is not None and today > due:
        return Task(template.key, number, start, due, "late", None, (today - due).days, flags, template)
    state: TaskState = "open" if start is not None and start <= today else "planned"
    return Task(template.key, number, start, due, state, None, 0, flags, template)
