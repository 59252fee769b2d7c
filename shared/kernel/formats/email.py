"""E-mail addresses: one @, a domain with a dot, at most 254 characters (RFC 5321, 4.5.3.1.3)."""

import re
from dataclasses import dataclass

from shared.kernel.formats import FormatError

_MOST = 254
_FORM = re.compile(r"[^@\s,;:<>\"()\[\]\\]{1,64}@(?:[^@\s.,;:<>\"()\[\]\\]+\.)+[^@\s.,;:<>\"()\[\]\\]{2,}")


@dataclass(frozen=True, slots=True)
class Email:
    """An address; its domain in lower case."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "Email":
        """One address without a display name.

        Raises:
            FormatError: email.
        """
        plain = text.strip()
        local, _, domain = plain.rpartition("@")
        if len(plain) > _MOST or not _FORM.fullmatch(plain) or local.startswith(".") or ".." in local:
            raise FormatError("email")
        return cls(f"{local}@{domain.lower()}")

    def __str__(self) -> str:
        return self.text
