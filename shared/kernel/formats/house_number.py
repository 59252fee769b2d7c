"""House number: one to five digits; letter and suffix stand apart."""

import re
from dataclasses import dataclass

from shared.kernel.formats import FormatError


@dataclass(frozen=True, slots=True)
class HouseNumber:
    """A house number with its letter and suffix."""

    number: int
    letter: str
    suffix: str

    @classmethod
    def parse(cls, text: str) -> "HouseNumber":
        """Such as 12, 12A or 12 A-2.

        Raises:
            FormatError: house-number.
        """
        found = re.fullmatch(
            r"([1-9][0-9]{0,4})(?![0-9])\s*([A-Za-z]?)(?:[\s-]*([0-9A-Za-z]{1,4}))?", text.strip()
        )
        if not found:
            raise FormatError("house-number")
        number, letter, suffix = found.groups()
        return cls(int(number), letter.upper(), suffix or "")

    def __str__(self) -> str:
        return f"{self.number}{self.letter}" + (f"-{self.suffix}" if self.suffix else "")
