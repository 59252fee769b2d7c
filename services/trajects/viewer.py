"""Who looks at a case."""

from dataclasses import dataclass
from datetime import date

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
