"""Postcode: four digits, the first not 0, and two letters that are not SA, SD or SS (unconfirmed)."""

from dataclasses import dataclass

from shared.kernel.formats import FormatError


@dataclass(frozen=True, slots=True)
class Postcode:
    """A Dutch postcode, stored as "1234 AB"."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "Postcode":
        """Blank and case do not matter.

        Raises:
            FormatError: postcode.
        """
        from stdnum.exceptions import ValidationError  # noqa: PLC0415 - paid where a postcode is read
        from stdnum.nl import postcode  # noqa: PLC0415

        try:
            return cls(postcode.validate(text.upper()))
        except ValidationError:
            raise FormatError("postcode") from None

    def __str__(self) -> str:
        return self.text
