"""SBI: the trade of an employer by Statistics Netherlands, two to five digits."""

import re
from dataclasses import dataclass

from shared.kernel.formats import FormatError


@dataclass(frozen=True, slots=True)
class SbiCode:
    """A code of the standard industrial classification."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "SbiCode":
        """Two to five digits; dots do not matter.

        Raises:
            FormatError: sbi.
        """
        plain = text.strip().replace(".", "")
        if not re.fullmatch(r"[0-9]{2,5}", plain):
            raise FormatError("sbi")
        return cls(plain)

    def __str__(self) -> str:
        return self.text
