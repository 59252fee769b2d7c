"""Vestigingsnummer of the trade register: twelve digits."""

import re
from dataclasses import dataclass

from shared.kernel.formats import FormatError


@dataclass(frozen=True, slots=True)
class BranchNumber:
    """A branch in the trade register."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "BranchNumber":
        """Twelve digits.

        Raises:
            FormatError: branch-number.
        """
        plain = text.strip()
        if not re.fullmatch(r"[0-9]{12}", plain):
            raise FormatError("branch-number")
        return cls(plain)

    def __str__(self) -> str:
        return self.text
