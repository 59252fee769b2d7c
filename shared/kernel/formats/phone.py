"""Phone numbers in E.164 (ITU-T), typed anyhow: 06-12 34 56 78, 0031…, +31…."""

from dataclasses import dataclass

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from shared.kernel.formats import FormatError

_MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}


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
        try:
            number = phonenumbers.parse(text, "NL")
        except NumberParseException:
            raise FormatError("phone") from None
        if not phonenumbers.is_valid_number(number) or number.extension:
            raise FormatError("phone")
        return cls(phonenumbers.format_number(number, PhoneNumberFormat.E164))

    @classmethod
    def parse_mobile(cls, text: str) -> "Phone":
        """A number that can receive an SMS; foreign mobiles are allowed.

        Raises:
            FormatError: phone, phone-not-mobile.
        """
        phone = cls.parse(text)
        if phonenumbers.number_type(phonenumbers.parse(phone.text)) not in _MOBILE:
            raise FormatError("phone-not-mobile")
        return phone

    @property
    def shown(self) -> str:
        """With blanks, as people read it: +31 6 12345678."""
        return phonenumbers.format_number(phonenumbers.parse(self.text), PhoneNumberFormat.INTERNATIONAL)

    def __str__(self) -> str:
        return self.text
