"""Codes of an authenticator app: RFC 6238, SHA-1, six digits, 30 seconds, a seed of 160 bits."""

import hmac
from datetime import datetime

# The library is imported where a code is made or read: most calls of a function do neither.

SECONDS = 30
_AROUND = (0, -1, 1)  # the present step, the one before, the next (RFC 6238 section 5.2)


def new_secret() -> str:
    """A fresh seed in base32: 160 bits (RFC 4226 section 4)."""
    import pyotp  # noqa: PLC0415

    return pyotp.random_base32(length=32)


def enrolment_uri(secret: str, *, login_name: str, issuer: str) -> str:
    """The address that the QR code holds."""
    import pyotp  # noqa: PLC0415

    return pyotp.TOTP(secret).provisioning_uri(name=login_name, issuer_name=issuer)


def accepted_step(secret: str, code: str, *, now: datetime, last_step: int) -> int | None:
    """The time step to which `code` belongs, if it is near and later than the last one used; else None.

    Comparing steps rather than values keeps an older code of the window from coming back (TOTP-2).
    """
    digits = "".join(code.split())
    if len(digits) != 6 or not digits.isascii() or not digits.isdigit():  # noqa: PLR2004 - six digits
        return None
    import pyotp  # noqa: PLC0415

    present = int(now.timestamp()) // SECONDS
    totp = pyotp.TOTP(secret)
    for around in _AROUND:
        step = present + around
        if step > last_step and hmac.compare_digest(totp.at(step * SECONDS), digits):
            return step
    return None
