"""Sector code of Belastingdienst and UWV: 1 to 69 without 36 and 37, or 99 for unknown (F47)."""

from dataclasses import dataclass
from typing import Final

from shared.kernel.formats import FormatError

UNKNOWN: Final = 99
_KNOWN = frozenset(range(1, 70)) - {36, 37} | {UNKNOWN}


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector."""

    number: int

    @classmethod
    def parse(cls, text: str) -> "Sector":
        """The number, with or without what follows it ("99. Sector onbekend").

        Raises:
            FormatError: sector.
        """
        digits = text.strip().partition(".")[0].strip()
        if not digits.isascii() or not digits.isdigit() or int(digits) not in _KNOWN:
            raise FormatError("sector")
        return cls(int(digits))

    def __str__(self) -> str:
        return str(self.number)
