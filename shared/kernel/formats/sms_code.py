"""Codes sent by SMS: lower-case letters and digits without l, i, o, 0 and 1 (SMS-1); 6 or 8 characters."""

import re
from dataclasses import dataclass

from shared.kernel.formats import FormatError


@dataclass(frozen=True, slots=True)
class SmsCode:
    """A code as somebody typed it."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "SmsCode":
        """Case, blanks and dashes do not matter.

        Raises:
            FormatError: sms-code.
        """
        plain = text.strip().lower().replace(" ", "").replace("-", "")
        if not re.fullmatch(r"[a-hjkmnp-z2-9]{6}|[a-hjkmnp-z2-9]{8}", plain):
            raise FormatError("sms-code")
        return cls(plain)

    def __str__(self) -> str:
        return self.text
