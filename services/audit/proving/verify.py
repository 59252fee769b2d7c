"""Verifying the whole log against its own chains and its seals: reads everything, for a person who waits."""

from collections.abc import Iterable, Iterator

from services.audit.collecting.rows import AccessLog
from services.audit.domain.chain import CHAINS, LogLine
from services.audit.proving.rules import ChainSeal, LogVerdict, faults_in


def verify_log(log: AccessLog, seals: Iterable[ChainSeal]) -> LogVerdict:
    """Reads every line of every chain once."""
    kept = tuple(seals)
    counted = _Counted()
    faults = tuple(
        fault for chain in range(CHAINS) for fault in faults_in(chain, counted.over(log.lines(chain)), kept)
    )
    return LogVerdict(counted.number, len(kept), faults)


class _Counted:
    """Counts lines as they pass."""

    def __init__(self) -> None:
        self.number = 0

    def over(self, lines: Iterable[LogLine]) -> Iterator[LogLine]:
        for line in lines:
            self.number += 1
            yield line
