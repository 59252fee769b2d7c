"""KvK-nummer: eight digits."""

import re
from dataclasses import dataclass

from shared.kernel.formats import FormatError


@dataclass(frozen=True, slots=True)
class KvkNumber:
    """An entry in the trade register."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "KvkNumber":
        """Eight digits.

        Raises:
            FormatError: kvk.
        """
        plain = text.strip()
        if not re.fullmatch(r"[0-9]{8}", plain):
            raise FormatError("kvk")
        return cls(plain)

    def __str__(self) -> str:
        return self.text
