"""One-time codes that go by SMS: drawn, bound to what they are for, sent and tried a limited number of times."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from shared.kernel.errors import TooMany

ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Lower-case letters and digits without l, i, o, 0 and 1 (security requirement SMS-1)."""

LIFE: Final = timedelta(minutes=5)
COOLDOWN: Final = timedelta(seconds=30)
MOST_TRIES: Final = 5
MOST_SENDS: Final = 3


@dataclass(frozen=True, slots=True)
class OneTimeCode:
    """The one code of a transaction; a resend draws a new one and voids the old.

    Attributes:
        mac: the keyed hash of the code and all it is bound to; the code itself is kept nowhere.
        sends: how many codes this transaction has had.
        tries: wrong or right ones that were looked at since the last send.
    """

    transaction: str
    version: int
    mac: bytes
    issued_at: datetime
    sends: int
    tries: int = 0
    is_spent: bool = False

    @property
    def resend_at(self) -> datetime:
        """From when the next one may be asked."""
        return self.issued_at + COOLDOWN

    @property
    def expires_at(self) -> datetime:
        """When it stops being accepted."""
        return self.issued_at + LIFE

    def is_live(self, now: datetime) -> bool:
        """Whether it may still be used; exactly at its end it may not."""
        return not self.is_spent and now < self.expires_at and self.tries <= MOST_TRIES


def draw(length: int) -> str:
    """A fresh code: 6 characters to sign in (29.7 bits), 8 to sign (39.6 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def bound(*parts: str) -> bytes:
    """What a code is bound to, in an order that cannot be read two ways."""
    return b"".join(len(each.encode()).to_bytes(4) + each.encode() for each in parts)


def issued(last: OneTimeCode | None, transaction: str, mac: bytes, now: datetime) -> OneTimeCode:
    """The next code of a transaction.

    Raises:
        TooMany: within 30 seconds of the last one, or the fourth.
    """
    if last is None:
        return OneTimeCode(transaction, 1, mac, now, sends=1)
    if now < last.resend_at:
        wait = int((last.resend_at - now).total_seconds()) + 1
        raise TooMany("code-too-soon", retry_after=wait, seconds=wait)
    if last.sends >= MOST_SENDS:
        raise TooMany("code-limit", retry_after=3600)
    return OneTimeCode(transaction, last.version + 1, mac, now, sends=last.sends + 1)
