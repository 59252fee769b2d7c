"""Names: initials in capitals with dots, infix in lower case apart, the partner's name and which is used first."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from shared.kernel.formats import FormatError

_MOST = 100


class NameUse(StrEnum):
    """Which surname is used (the code of the persons register)."""

    OWN = "own"
    PARTNER = "partner"
    PARTNER_FIRST = "partner-first"
    OWN_FIRST = "own-first"


def initials(text: str) -> str:
    """Initials as stored: "jw", "J.W" and "j. w." all give "J.W.".

    Raises:
        FormatError: initials.
    """
    letters = re.sub(r"[\s.]", "", text)
    if not letters or not letters.isalpha() or len(letters) > 10:  # noqa: PLR2004 - nobody has more
        raise FormatError("initials")
    return "".join(f"{letter}." for letter in letters.upper())


def name_part(text: str) -> str:
    """A first name or surname: NFC, single blanks.

    Raises:
        FormatError: name.
    """
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    if not plain or len(plain) > _MOST or not any(each.isalpha() for each in plain):
        raise FormatError("name")
    if not all(each.isalpha() or unicodedata.combining(each) or each in " -'\u2019.()" for each in plain):
        raise FormatError("name")
    return plain


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts."""

    initials: str
    first_name: str | None
    infix: str | None
    last_name: str
    partner_infix: str | None = None
    partner_name: str | None = None
    use: NameUse = NameUse.OWN

    @property
    def display_name(self) -> str:
        """As the field writes it: "J. (Jan) van den Berg"."""
        called = f"({self.first_name})" if self.first_name else None
        return " ".join(part for part in (self.initials, called, self.surname) if part)

    @property
    def surname(self) -> str:
        """The surname or surnames in use, with infix."""
        own, partner = _joined(self.infix, self.last_name), _joined(self.partner_infix, self.partner_name)
        if not partner:
            return own
        return {
            NameUse.OWN: own,
            NameUse.PARTNER: partner,
            NameUse.PARTNER_FIRST: f"{partner}-{own}",
            NameUse.OWN_FIRST: f"{own}-{partner}",
        }[self.use]


def _joined(infix: str | None, name: str | None) -> str:
    return " ".join(part for part in (infix, name) if part)
