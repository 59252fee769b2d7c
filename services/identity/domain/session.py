"""Sessions: the cookie that opens one, and how long it lives (SES-2): twenty idle minutes, twelve hours in all."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Self

from services.identity.domain.tokens import hashed
from services.identity.domain.user import User
from shared.kernel.ids import is_id

IDLE: Final = timedelta(minutes=20)
ABSOLUTE: Final = timedelta(hours=12)
TOUCH_AFTER: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SessionCookie:
    """What a signed-in browser holds: `<account>.<secret>`.

    The account is no secret: it is there so that session and account are read in one call. What opens the session
    is the 256-bit secret alone.
    """

    user_id: str
    secret: str = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The cookie that `str` wrote; None: it has another form, so that nothing need be read."""
        user_id, _, secret = text.partition(".")
        return cls(user_id, secret) if secret and is_id(user_id) else None

    def __str__(self) -> str:
        """The cookie as the browser keeps it."""
        return f"{self.user_id}.{self.secret}"

    @property
    def session_id(self) -> str:
        """The SHA-256 of the secret (SES-1)."""
        return hashed(self.secret)

    @property
    def csrf_token(self) -> str:
        """What an unsafe request repeats (WEB-1): made from the cookie, which scripts cannot read."""
        return hmac.digest(str(self).encode(), b"csrf", "sha256").hex()


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser. Its id is the SHA-256 of the cookie's secret (SES-1); instants are UTC."""

    id: str
    user_id: str
    started_at: datetime
    seen_at: datetime

    @property
    def ends_at(self) -> datetime:
        """When it ends if nothing more is asked."""
        return min(self.seen_at + IDLE, self.started_at + ABSOLUTE)

    @property
    def ends_at_last(self) -> datetime:
        """When it ends however much is asked."""
        return self.started_at + ABSOLUTE

    def is_live(self, now: datetime) -> bool:
        """Whether it may still be used."""
        return now < self.ends_at

    def is_to_be_touched(self, now: datetime) -> bool:
        """Whether its last use is worth writing: at most once a minute."""
        return now - self.seen_at >= TOUCH_AFTER


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An account with a session of it, and the cookie that opens that session."""

    user: User
    session: Session
    cookie: SessionCookie


def begin_session(user: User, secret: str, now: datetime) -> SignedIn:
    """A session that begins, under a fresh secret (SES-3)."""
    cookie = SessionCookie(user.id, secret)
    return SignedIn(user, Session(cookie.session_id, user.id, started_at=now, seen_at=now), cookie)
