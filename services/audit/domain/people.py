"""Whom the access log tells of, and by which name: copies, so that the log itself holds ids alone (AUD-2)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_BEFORE_THE_NAME = re.compile(r"^((\w\.)+ )?(\(.+?\) )?")

FEWEST_LETTERS = 2
"""With fewer a search would go through everybody."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who may stand in a line: an account, with the employee behind it where it is a portal account."""

    id: str
    version: int
    name: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """The file of one employee at one employer, and where it stands in the organisation."""

    id: str
    version: int
    employee_id: str
    employer_id: str
    name: str
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer's name and place."""

    id: str
    version: int
    name: str
    office_id: str | None


def path_of(dossier: Dossier, employer: Employer | None) -> tuple[str, ...]:
    """The nodes that give sight of a dossier below the environment's."""
    office = (employer.office_id,) if employer and employer.office_id else ()
    return (*office, dossier.employer_id, *dossier.departments, dossier.employee_id)


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
