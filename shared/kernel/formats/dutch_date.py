"""Days as people type them, dd-mm-jjjj; stored as ISO 8601."""

import re
from dataclasses import dataclass
from datetime import date

from shared.kernel.formats import FormatError


@dataclass(frozen=True, slots=True)
class DutchDate:
    """A calendar day."""

    day: date

    @classmethod
    def parse(cls, text: str) -> "DutchDate":
        """Day, month, year with four digits; dash, slash, dot or blank between them.

        Raises:
            FormatError: date-form, date-unknown (31-02 does not exist).
        """
        found = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", text.strip())
        if not found:
            raise FormatError("date-form")
        day, month, year = map(int, found.groups())
        try:
            return cls(date(year, month, day))
        except ValueError:
            raise FormatError("date-unknown") from None

    @property
    def shown(self) -> str:
        """As dd-mm-jjjj."""
        return f"{self.day:%d-%m-%Y}"

    def __str__(self) -> str:
        return self.day.isoformat()
