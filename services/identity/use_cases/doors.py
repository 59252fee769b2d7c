"""What every use case of identity is given."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from services.identity.store import Store
from shared.aws.transaction import Unit


def new_token() -> str:
    """A fresh 256-bit secret for a cookie or a link."""
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Doors:
    """The store, the unit that takes what changes, and the instant (UTC) of the request."""

    store: Store
    unit: Unit
    now: datetime
    new_token: Callable[[], str] = new_token
