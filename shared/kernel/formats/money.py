"""Amounts in euro with a decimal comma: "1.234,50"; exact to the cent."""

import re
from dataclasses import dataclass
from decimal import Decimal

from shared.kernel.formats import FormatError

_FORM = re.compile(r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in cents."""

    cents: int

    @classmethod
    def parse(cls, text: str) -> "Money":
        """With or without the euro sign, points between thousands, at most two decimals.

        Raises:
            FormatError: money.
        """
        plain = text.strip().removeprefix("€").strip()
        if not _FORM.fullmatch(plain):
            raise FormatError("money")
        return cls(int(Decimal(plain.replace(".", "").replace(",", ".")) * 100))

    @property
    def shown(self) -> str:
        """As "€ 1.234,50"."""
        whole, cents = divmod(abs(self.cents), 100)
        sign = "-" if self.cents < 0 else ""
        return f"€ {sign}{whole:,}".replace(",", ".") + f",{cents:02}"

    def __str__(self) -> str:
        return f"{Decimal(self.cents) / 100:.2f}"
