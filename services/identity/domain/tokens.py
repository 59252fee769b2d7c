"""Secrets that are handed out once, in a cookie or a link, and of which the table knows only the hash."""

import hashlib
import secrets
from collections.abc import Callable

type NewToken = Callable[[], str]
"""Yields a fresh secret at every call; a seeder passes its own, to know what was mailed."""


def new_token() -> str:
    """A fresh 256-bit secret for a cookie or a link."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """How a token stands in the table: only its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()
