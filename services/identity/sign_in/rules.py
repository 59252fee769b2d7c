"""Sign-ins under way, and the codes of an authenticator app.

The codes are those of RFC 6238: SHA-1, six digits, 30 seconds, a seed of 160 bits.
"""

import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

# The library of codes is imported where one is made or read: most calls of a function do neither.

SIGN_IN: Final = timedelta(minutes=10)
"""How long a sign-in may take."""

STEP_AUTHENTICATOR: Final = "authenticator"
STEP_ENROL: Final = "enrol-authenticator"
STEP_PORTAL: Final = "portal-code"

MOST_WRONG_PASSWORDS: Final = 5
MOST_WRONG_CODES: Final = 10

SECONDS: Final = 30
_AROUND = (0, -1, 1)  # the present step, the one before, the next (RFC 6238 section 5.2)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in under way: after the password, before the second factor. Its id is the SHA-256 of the cookie.

    Attributes:
        step: what comes next.
        seed_ciphertext: the seed drawn for an enrolment; it opens nothing before its first proof (LSM-2).
    """

    id: str
    user_id: str
    step: str
    expires_at: datetime
    seed_ciphertext: str | None = None


@dataclass(frozen=True, slots=True)
class ActivationLink:
    """A mailed link for the first sign-in. Its id is the SHA-256 of the token."""

    id: str
    user_id: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the browser must do next; `token` is the sign-in's cookie, `seed` what is to be enrolled."""

    step: str
    token: str = field(repr=False)
    seed: str | None = field(default=None, repr=False)
    uri: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class CodeSent:
    """A code is on its way; `token` is the sign-in's cookie."""

    token: str = field(repr=False)
    phone_ending: str
    resend_at: datetime


def new_seed() -> str:
    """A fresh seed in base32: 160 bits (RFC 4226 section 4)."""
    import pyotp  # noqa: PLC0415

    return pyotp.random_base32(length=32)


def enrolment_uri(seed: str, *, login_name: str, issuer: str) -> str:
    """The address that the QR code holds."""
    import pyotp  # noqa: PLC0415

    return pyotp.TOTP(seed).provisioning_uri(name=login_name, issuer_name=issuer)


def accepted_step(seed: str, code: str, *, now: datetime, last_step: int) -> int | None:
    """The time step to which `code` belongs, if it is near and later than the last one used; else None.

    Comparing steps rather than values keeps an older code of the window from coming back (TOTP-2).
    """
    digits = "".join(code.split())
    if len(digits) != 6 or not digits.isascii() or not digits.isdigit():  # noqa: PLR2004 - six digits
        return None
    import pyotp  # noqa: PLC0415

    present = int(now.timestamp()) // SECONDS
    totp = pyotp.TOTP(seed)
    for around in _AROUND:
        step = present + around
        if step > last_step and hmac.compare_digest(totp.at(step * SECONDS), digits):
            return step
    return None
