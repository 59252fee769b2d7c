"""Loonheffingennummer: the nine digits of a BSN or RSIN, L, two digits of the administration."""

import re
from dataclasses import dataclass
from typing import Final

from shared.kernel.formats import FormatError
from shared.kernel.formats.eleven_test import passes

UNKNOWN: Final = "000000000L01"
"""The manual's placeholder (F44)."""


@dataclass(frozen=True, slots=True)
class PayrollTaxNumber:
    """An employer's number at the tax office."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "PayrollTaxNumber":
        """Twelve characters such as 111222333L01; the placeholder passes without the test.

        Raises:
            FormatError: payroll-tax-number-form, payroll-tax-number-check.
        """
        plain = text.strip().upper().replace(" ", "")
        if not re.fullmatch(r"[0-9]{9}L[0-9]{2}", plain):
            raise FormatError("payroll-tax-number-form")
        if plain != UNKNOWN and not passes(plain[:9]):
            raise FormatError("payroll-tax-number-check")
        return cls(plain)

    def __str__(self) -> str:
        return self.text
