"""RSIN: nine digits with the eleven-test (unconfirmed for all of them)."""

from dataclasses import dataclass

from shared.kernel.formats import FormatError
from shared.kernel.formats.eleven_test import passes


@dataclass(frozen=True, slots=True)
class Rsin:
    """The number of a legal person."""

    digits: str

    @classmethod
    def parse(cls, text: str) -> "Rsin":
        """Nine digits.

        Raises:
            FormatError: rsin-digits, rsin-check.
        """
        digits = text.strip()
        if not digits.isascii() or not digits.isdigit() or len(digits) != 9:  # noqa: PLR2004 - nine digits
            raise FormatError("rsin-digits")
        if not passes(digits):
            raise FormatError("rsin-check")
        return cls(digits)

    def __str__(self) -> str:
        return self.digits
