"""Verifying the whole log against its own chains and its seals: reads everything, for a person who waits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from services.audit.domain.chain import CHAINS, Fault, Link, Seal, faults_in
from services.audit.store import Log


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many lines and seals were read, and what is wrong with them."""

    lines: int
    seals: int
    faults: tuple[Fault, ...]


def verify(log: Log, seals: Iterable[Seal]) -> Verdict:
    """Reads every line of every chain once."""
    kept = tuple(seals)
    counted = _Counted()
    faults = tuple(
        fault for chain in range(CHAINS) for fault in faults_in(chain, counted.over(log.links(chain)), kept)
    )
    return Verdict(counted.number, len(kept), faults)


class _Counted:
    """Counts lines as they pass."""

    def __init__(self) -> None:
        self.number = 0

    def over(self, links: Iterable[Link]) -> Iterator[Link]:
        for link in links:
            self.number += 1
            yield link
