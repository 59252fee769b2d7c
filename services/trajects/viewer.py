"""Who looks at a case, and the people in it by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services.trajects.shapes import NamedUser
from shared.texts import Language


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at a case, when, in which language, and what they may do there.

    Attributes:
        completable: tasks by traject and key.
        actions: what they may report.
    """

    today: date
    language: Language
    completable: frozenset[tuple[str, str]]
    actions: tuple[str, ...]


def named_user(users: Mapping[str, str], user_id: str | None) -> NamedUser | None:
    """An account by name; None where it is not known."""
    if user_id is None or user_id not in users:
        return None
    return NamedUser(id=user_id, display_name=users[user_id])
