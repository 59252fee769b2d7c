"""The chains of the access log (AUD-3): each line carries the hash of the one before, so that nothing goes unseen.

line 1 ─hash─► line 2 ─hash─► line 3 …     each hour a seal keeps number and hash of every chain's last line

What a line says, where it stands and what came before it go into its hash. A number that is missing was removed; a
hash that no longer fits was altered; a chain that is shorter than its seal, or another one than was sealed, was
replaced.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

CHAINS = 4
"""How many chains grow side by side: with one, every line would wait for every other."""

GENESIS = "0" * 64
"""What the first line of a chain names as the hash before it."""

type Content = Mapping[str, str | bool | Sequence[str] | None]


@dataclass(frozen=True, slots=True)
class Link:
    """A line in its place. `number` counts from 1; `content` is what was recorded; hashes are SHA-256 in hex."""

    chain: int
    number: int
    event_id: str
    at: str
    content: Content
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends: number and hash of its last line; 0 and `GENESIS` while it is empty."""

    chain: int
    number: int = 0
    digest: str = GENESIS


@dataclass(frozen=True, slots=True)
class Seal:
    """The heads of all chains at one instant (UTC), kept where nobody can change it."""

    at: datetime
    heads: tuple[Head, ...]


class Kind(StrEnum):
    """What is wrong with a line."""

    REMOVED = "removed"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that is not what was written: its chain and number."""

    kind: Kind
    chain: int
    number: int


def chain_of(event_id: str) -> int:
    """The chain that takes an event: always the same one."""
    return int(event_id[-4:], 16) % CHAINS


def linked(head: Head, *, event_id: str, at: str, content: Content) -> Link:
    """The line that comes after `head`."""
    link = Link(head.chain, head.number + 1, event_id, at, content, previous=head.digest, digest="")
    return replace(link, digest=_digest(link))


def faults_in(chain: int, links: Iterable[Link], seals: Sequence[Seal]) -> Iterator[Fault]:
    """Every line of a chain that was removed or altered, by its numbers, as far as chain and seals can tell.

    Args:
        chain: which one.
        links: all its lines, in order of their numbers.
        seals: all seals, in any order.
    """
    sealed = {
        head.number: head.digest
        for seal in seals
        for head in seal.heads
        if head.chain == chain and head.number
    }
    last, is_named = Head(chain), False
    for link in links:
        for number in range(last.number + 1, link.number):
            yield Fault(Kind.REMOVED, chain, number)
        is_next = link.number == last.number + 1
        if is_next and link.previous != last.digest and not is_named:
            yield Fault(Kind.ALTERED, chain, last.number or link.number)
        is_named = _is_altered(link, sealed)
        if is_named:
            yield Fault(Kind.ALTERED, chain, link.number)
        last = Head(chain, link.number, link.digest)
    for number in range(last.number + 1, max(sealed, default=0) + 1):
        yield Fault(Kind.REMOVED, chain, number)


def _is_altered(link: Link, sealed: Mapping[int, str]) -> bool:
    return link.digest != _digest(link) or sealed.get(link.number, link.digest) != link.digest


def _digest(link: Link) -> str:
    parts = [link.chain, link.number, link.event_id, link.at, link.content, link.previous]
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
