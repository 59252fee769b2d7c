"""Who gets a mail of tasks that came near."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

type ExecutorKey = tuple[Literal["user", "contact"], str]


@dataclass(frozen=True, slots=True)
class AddedTask:
    """A task that came near, with who executes it; an account goes before a contact."""

    due: date
    role: str
    user_id: str | None
    contact_id: str | None

    @property
    def executor(self) -> ExecutorKey | None:
        """Who executes it, as far as known."""
        if self.user_id:
            return ("user", self.user_id)
        return ("contact", self.contact_id) if self.contact_id else None


@cache
def _notifications() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("notifications.toml").read_text(encoding="utf-8"))


def tasks_by_executor(tasks: Iterable[AddedTask]) -> dict[ExecutorKey, list[AddedTask]]:
    """Each executor who gets a mail, with the tasks that came near: one mail for all of them."""
    roles = _notifications()["task_added"]["roles"]
    found: dict[ExecutorKey, list[AddedTask]] = {}
    for task in tasks:
        if task.role in roles and task.executor:
            found.setdefault(task.executor, []).append(task)
    return found
