"""Sealing the chains, each hour."""

from datetime import datetime

from services.audit.collecting.rows import AccessLog
from services.audit.domain.chain import CHAINS
from services.audit.proving.gateways import write_seal
from services.audit.proving.rules import ChainSeal


def seal_chains(log: AccessLog, now: datetime) -> ChainSeal:
    """Keeps where every chain ends now: one query a chain, one file."""
    seal = ChainSeal(now, tuple(log.head(chain) for chain in range(CHAINS)))
    write_seal(seal)
    return seal
