"""UWV-aansluitnummer: 14 or 15 digits; no check digit is known."""

import re
from dataclasses import dataclass
from typing import Final

from shared.kernel.formats import FormatError

UNKNOWN: Final = "12345678912345"
"""The manual's placeholder for "unknown"."""


@dataclass(frozen=True, slots=True)
class UwvConnectionNumber:
    """An employer's number at UWV."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "UwvConnectionNumber":
        """14 or 15 digits.

        Raises:
            FormatError: uwv-connection-number.
        """
        plain = text.strip().replace(" ", "")
        if not re.fullmatch(r"[0-9]{14,15}", plain):
            raise FormatError("uwv-connection-number")
        return cls(plain)

    def __str__(self) -> str:
        return self.text
