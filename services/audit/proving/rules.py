"""What proves the access log (AUD-3): its own chains, and the seals that nobody can change.

A number that is missing was removed; a hash that no longer fits was altered; a chain that is shorter than its seal, or
another one than was sealed, was replaced.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.audit.domain.chain import ChainHead, LogLine


@dataclass(frozen=True, slots=True)
class ChainSeal:
    """The heads of all chains at one instant (UTC), kept where nobody can change it."""

    at: datetime
    heads: tuple[ChainHead, ...]


class FaultKind(StrEnum):
    """What is wrong with a line."""

    REMOVED = "removed"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class LineFault:
    """A line that is not what was written: its chain and number."""

    kind: FaultKind
    chain: int
    number: int


@dataclass(frozen=True, slots=True)
class LogVerdict:
    """How many lines and seals were read, and what is wrong with them."""

    lines: int
    seals: int
    faults: tuple[LineFault, ...]


def faults_in(chain: int, lines: Iterable[LogLine], seals: Sequence[ChainSeal]) -> Iterator[LineFault]:
    """Every line of a chain that was removed or altered, by its numbers, as far as chain and seals can tell.

    Args:
        chain: which one.
        lines: all its lines, in order of their numbers.
        seals: all seals, in any order.
    """
    sealed = _sealed(chain, seals)
    last, is_named = ChainHead(chain), False
    for line in lines:
        yield from _removed(chain, last.number + 1, line.number)
        is_next = line.number == last.number + 1
        if is_next and line.previous != last.digest and not is_named:
            yield LineFault(FaultKind.ALTERED, chain, last.number or line.number)
        is_named = _is_altered(line, sealed)
        if is_named:
            yield LineFault(FaultKind.ALTERED, chain, line.number)
        last = ChainHead(chain, line.number, line.digest)
    yield from _removed(chain, last.number + 1, max(sealed, default=0) + 1)


def _sealed(chain: int, seals: Sequence[ChainSeal]) -> dict[int, str]:
    """The hashes of a chain's lines that stand in a seal, by number."""
    heads = (head for seal in seals for head in seal.heads)
    return {head.number: head.digest for head in heads if head.chain == chain and head.number}


def _removed(chain: int, first: int, end: int) -> Iterator[LineFault]:
    """The lines from `first` to before `end`, all gone."""
    return (LineFault(FaultKind.REMOVED, chain, number) for number in range(first, end))


def _is_altered(line: LogLine, sealed: Mapping[int, str]) -> bool:
    return line.digest != line.true_digest or sealed.get(line.number, line.digest) != line.digest
