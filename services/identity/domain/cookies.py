"""The two cookies: they go over TLS only, to this host only, from its own pages only, and no script reads them."""

from datetime import timedelta
from typing import Final

SESSION_COOKIE: Final = "__Host-sid"
"""Who is signed in."""

SIGN_IN_COOKIE: Final = "__Host-login"
"""A sign-in or a registration under way."""


def kept(name: str, value: str, life: timedelta) -> str:
    """The header by which a browser keeps a cookie for `life`."""
    seconds = int(life.total_seconds())
    return f"{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Strict"


def dropped(name: str) -> str:
    """The header by which a browser drops a cookie."""
    return kept(name, "", timedelta())
