"""Password hashes: argon2id, RFC 9106's second profile with one lane (a Lambda has at most one vCPU)."""

from functools import cache
from typing import TYPE_CHECKING

from services.identity.domain.password import normalised

if TYPE_CHECKING:
    from argon2 import PasswordHasher

# The library is imported where a password is hashed: most calls of a function hash none.

_DUMMY = "$argon2id$v=19$m=65536,t=3,p=1$cG9vcnR3YWNodGVyLWR1bW15$Yl3lGmYFvPLeiGTVSdF2t0FAqVvW1DBy3f8Q2cM4XWk"
"""A hash with current parameters that no password has: unknown names cost one run too (ENU-1)."""


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher  # noqa: PLC0415

    return PasswordHasher(time_cost=3, memory_cost=65536, parallelism=1, hash_len=32, salt_len=16)


def hash_of(password: str) -> str:
    """The hash of a password, as a PHC string with parameters and a salt of its own."""
    return _hasher().hash(normalised(password))


def matches(password: str, stored: str | None) -> bool:
    """Whether `password` has the hash `stored`. Costs exactly one argon2 run, also without a stored hash."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    try:
        return _hasher().verify(stored or _DUMMY, normalised(password)) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(stored: str) -> bool:
    """Whether a hash was made with weaker parameters than those of today (PW-3)."""
    return _hasher().check_needs_rehash(stored)
