"""IBAN (ISO 13616): country, check digits, account; the whole modulo 97 is 1."""

import re
from dataclasses import dataclass

from stdnum import iban
from stdnum.exceptions import InvalidChecksum, ValidationError

from shared.kernel.formats import FormatError

_DUTCH = re.compile(r"NL[0-9]{2}[A-Z]{4}[0-9]{10}")


@dataclass(frozen=True, slots=True)
class Iban:
    """A bank account, in capitals without blanks."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "Iban":
        """Such as NL91ABNA0417164300; blanks and case do not matter.

        Raises:
            FormatError: iban-form, iban-check.
        """
        plain = iban.compact(text.upper())
        if plain.startswith("NL") and not _DUTCH.fullmatch(plain):
            raise FormatError("iban-form")
        try:
            return cls(iban.validate(plain))
        except InvalidChecksum:
            raise FormatError("iban-check") from None
        except ValidationError:
            raise FormatError("iban-form") from None

    def __str__(self) -> str:
        return self.text
