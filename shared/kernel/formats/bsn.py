"""Burgerservicenummer: nine digits with the eleven-test (Wet algemene bepalingen burgerservicenummer)."""

from dataclasses import dataclass

from shared.kernel.formats import FormatError
from shared.kernel.formats.eleven_test import passes

_DIGITS, _SHORT = 9, 8


@dataclass(frozen=True, slots=True)
class Bsn:
    """A citizen service number. Never logged, shown masked."""

    digits: str

    @classmethod
    def parse(cls, text: str) -> "Bsn":
        """Nine digits, or eight that get a leading zero; blanks and dots do not matter.

        Raises:
            FormatError: bsn-digits, bsn-check.
        """
        digits = text.strip().replace(" ", "").replace(".", "")
        if not digits.isascii() or not digits.isdigit() or len(digits) not in {_SHORT, _DIGITS}:
            raise FormatError("bsn-digits")
        padded = digits.zfill(_DIGITS)
        if not passes(padded):
            raise FormatError("bsn-check")
        return cls(padded)

    @property
    def masked(self) -> str:
        """All but the last three digits hidden."""
        return f"••••••{self.digits[-3:]}"

    def __str__(self) -> str:
        return self.digits
