"""How long a session lives (SES-2): twenty idle minutes, twelve hours in all."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

IDLE = timedelta(minutes=20)
ABSOLUTE = timedelta(hours=12)
SIGN_IN = timedelta(minutes=10)
TOUCH_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser. Its id is the SHA-256 of the cookie (SES-1); instants are UTC."""

    id: str
    user_id: str
    started_at: datetime
    seen_at: datetime

    @property
    def ends_at(self) -> datetime:
        """When it ends if nothing more is asked."""
        return min(self.seen_at + IDLE, self.started_at + ABSOLUTE)

    def is_live(self, now: datetime) -> bool:
        """Whether it may still be used."""
        return now < self.ends_at

    def is_to_be_touched(self, now: datetime) -> bool:
        """Whether its last use is worth writing: at most once a minute."""
        return now - self.seen_at >= TOUCH_AFTER


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in under way: after the password, before the second factor.

    Attributes:
        step: what comes next.
        seed_ciphertext: the seed drawn for an enrolment; it opens nothing before its first proof (LSM-2).
    """

    id: str
    user_id: str
    step: str
    expires_at: datetime
    seed_ciphertext: str | None = None


STEP_AUTHENTICATOR = "authenticator"
STEP_ENROL = "enrol-authenticator"
STEP_PORTAL = "portal-code"


def hashed(token: str) -> str:
    """How a token stands in the table: only its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


def csrf_token(session_token: str) -> str:
    """What an unsafe request repeats (WEB-1): made from the cookie, which scripts cannot read."""
    return hmac.digest(session_token.encode(), b"csrf", "sha256").hex()
