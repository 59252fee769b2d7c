"""BIG-nummer: eleven digits, the first two naming the profession (19: physician); no check digit is known."""

import re
from dataclasses import dataclass
from typing import Final

from shared.kernel.formats import FormatError

PHYSICIAN: Final = "19"


@dataclass(frozen=True, slots=True)
class BigNumber:
    """A registration of a care professional. A physician needs one before signing a problem analysis."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "BigNumber":
        """Eleven digits.

        Raises:
            FormatError: big.
        """
        plain = text.strip().replace(" ", "")
        if not re.fullmatch(r"[0-9]{11}", plain):
            raise FormatError("big")
        return cls(plain)

    @property
    def is_physician(self) -> bool:
        """Whether the profession is physician."""
        return self.text.startswith(PHYSICIAN)

    def __str__(self) -> str:
        return self.text
