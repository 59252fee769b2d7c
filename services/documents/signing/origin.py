"""From where somebody signs or declines. It stands in no log."""

import secrets
from dataclasses import dataclass

_MOST_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Origin:
    """The caller's address and browser, as the edge saw them."""

    address: str
    browser: str

    def salted(self) -> dict[str, str]:
        """What the chain holds only a hash of, with a salt of its own."""
        return {
            "salt": secrets.token_hex(16),
            "address": self.address,
            "browser": self.browser[:_MOST_CHARACTERS],
        }
