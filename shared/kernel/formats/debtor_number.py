"""Debiteurennummer: 0 and the VDD id, or postcode with house number and suffix (F52)."""

import re
from dataclasses import dataclass

from shared.kernel.formats import FormatError


@dataclass(frozen=True, slots=True)
class DebtorNumber:
    """The number under which an employer is invoiced; unique per arbodienst."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "DebtorNumber":
        """Such as 040173 or 2803PE45D.

        Raises:
            FormatError: debtor-number.
        """
        plain = text.strip().upper().replace(" ", "")
        if not re.fullmatch(r"0[0-9]+|[1-9][0-9]{3}[A-Z]{2}[0-9]+[A-Z]?", plain):
            raise FormatError("debtor-number")
        return cls(plain)

    def __str__(self) -> str:
        return self.text
