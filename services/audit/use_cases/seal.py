"""Sealing the chains, each hour."""

from collections.abc import Callable
from datetime import datetime

from services.audit.domain.chain import CHAINS, Seal
from services.audit.store import Log


def seal_chains(log: Log, keep: Callable[[Seal], str], now: datetime) -> Seal:
    """Keeps where every chain ends now: one query a chain, one file."""
    seal = Seal(now, tuple(log.head(chain) for chain in range(CHAINS)))
    keep(seal)
    return seal
