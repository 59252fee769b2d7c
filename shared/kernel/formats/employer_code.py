"""Werkgevercode: VDD and five digits when fed by VDD (F41)."""

import re
from dataclasses import dataclass

from shared.kernel.formats import FormatError


@dataclass(frozen=True, slots=True)
class EmployerCode:
    """The key of an employer in its source system."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "EmployerCode":
        """Such as VDD40173.

        Raises:
            FormatError: employer-code.
        """
        plain = text.strip().upper().replace(" ", "")
        if not re.fullmatch(r"VDD[0-9]{5}", plain):
            raise FormatError("employer-code")
        return cls(plain)

    def __str__(self) -> str:
        return self.text
