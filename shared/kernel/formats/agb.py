"""AGB-code: eight digits, the first two naming the kind of care."""

import re
from dataclasses import dataclass

from shared.kernel.formats import FormatError


@dataclass(frozen=True, slots=True)
class AgbCode:
    """A care provider in the AGB register."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "AgbCode":
        """Eight digits.

        Raises:
            FormatError: agb.
        """
        plain = text.strip()
        if not re.fullmatch(r"[0-9]{8}", plain):
            raise FormatError("agb")
        return cls(plain)

    def __str__(self) -> str:
        return self.text
