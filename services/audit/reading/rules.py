"""By which name an employee is found in the access log, and who may see the lines (AUD-2, AUD-5)."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.audit.domain.chain import LogLine
from shared.kernel.copies import DossierCopy, EmployerCopy

_BEFORE_THE_NAME = re.compile(r"^((\w\.)+ )?(\(.+?\) )?")

FEWEST_LETTERS = 2
"""With fewer a search would go through everybody."""


@dataclass(frozen=True, slots=True)
class ReadableLines:
    """Lines of the log, with the names of who stands in them. The log itself holds ids alone."""

    lines: list[LogLine]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FoundDossier:
    """An employee's file that was found, with its employer where that is known."""

    dossier: DossierCopy
    employer: EmployerCopy | None

    @property
    def path(self) -> tuple[str, ...]:
        """The nodes that give sight of it below the environment's."""
        office = self.employer.office_id if self.employer else None
        return (office, *self.dossier.path) if office else self.dossier.path


def search_name(display_name: str) -> str:
    """What a person is found by: the last name without what stands before it, "J. (Jan) van den Berg" by "berg"."""
    last_name = _BEFORE_THE_NAME.sub("", display_name)
    words = last_name.split()
    capital = next((number for number, word in enumerate(words) if word[:1].isupper()), 0)
    return folded(words[capital:])


def folded(words: Iterable[str]) -> str:
    """Words for comparing: no capitals, no accents."""
    text = unicodedata.normalize("NFKD", " ".join(words))
    return "".join(each for each in text if not unicodedata.combining(each)).casefold()
