"""Phone numbers in E.164 (ITU-T), typed anyhow: 06-12 34 56 78, 0031…, +31…."""

from dataclasses import dataclass

from shared.kernel.formats import FormatError

# The library is imported where a number is read: most calls of a function read none, and each start would pay.


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number as +31612345678."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "Phone":
        """A number that can exist; without a country it is Dutch.

        Raises:
            FormatError: phone.
        """
        import phonenumbers  # noqa: PLC0415

        try:
            number = phonenumbers.parse(text, "NL")
        except phonenumbers.NumberParseException:
            raise FormatError("phone") from None
        if not phonenumbers.is_valid_number(number) or number.extension:
            raise FormatError("phone")
        return cls(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))

    @classmethod
    def parse_mobile(cls, text: str) -> "Phone":
        """A number that can receive an SMS; foreign mobiles are allowed.

        Raises:
            FormatError: phone, phone-not-mobile.
        """
        import phonenumbers  # noqa: PLC0415

        phone, kinds = cls.parse(text), phonenumbers.PhoneNumberType
        kind = phonenumbers.number_type(phonenumbers.parse(phone.text))
        if kind not in {kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE}:
            raise FormatError("phone-not-mobile")
        return phone

    @property
    def shown(self) -> str:
        """With blanks, as people read it: +31 6 12345678."""
        import phonenumbers  # noqa: PLC0415

        number = phonenumbers.parse(self.text)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)

    def __str__(self) -> str:
        return self.text
