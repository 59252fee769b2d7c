"""Whom a message reaches: copies of accounts and contacts, and who gets the mail of a task."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who can be written to: an account, a contact person, or an employee in the portal."""

    kind: Literal["user", "contact", "employee"]
    id: str
    email: str
    language: Literal["nl", "en"]
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class TaskForSomebody:
    """A task that came near, with who executes it; an account goes before a contact."""

    due: date
    role: str
    user_id: str | None
    contact_id: str | None

    @property
    def executor(self) -> tuple[Literal["user", "contact"], str] | None:
        """Who executes it, as far as known."""
        if self.user_id:
            return ("user", self.user_id)
        return ("contact", self.contact_id) if self.contact_id else None


@cache
def notifications() -> dict[str, Any]:
    """The table of notifications (`notifications.toml`)."""
    return tomllib.loads(Path(__file__).with_name("notifications.toml").read_text(encoding="utf-8"))


def to_tell_of_tasks(
    tasks: Iterable[TaskForSomebody],
) -> dict[tuple[Literal["user", "contact"], str], list[TaskForSomebody]]:
    """Each executor who is told by mail, with the tasks that came near: one mail for all of them."""
    roles = notifications()["task_added"]["roles"]
    told: dict[tuple[Literal["user", "contact"], str], list[TaskForSomebody]] = {}
    for task in tasks:
        if task.role in roles and task.executor:
            told.setdefault(task.executor, []).append(task)
    return told
