"""The chains of the access log (AUD-3): each line carries the hash of the one before, so that nothing goes unseen.

line 1 ─hash─► line 2 ─hash─► line 3 …     each hour a seal keeps number and hash of every chain's last line

What a line says, where it stands and what came before it go into its hash.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

CHAINS: Final = 4
"""How many chains grow side by side: with one, every line would wait for every other."""

GENESIS: Final = "0" * 64
"""What the first line of a chain names as the hash before it."""

type Content = Mapping[str, Any]
"""What was recorded: texts, truths, lists of texts and nothing, by name."""


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Where a chain ends: number and hash of its last line; 0 and `GENESIS` while it is empty."""

    chain: int
    number: int = 0
    digest: str = GENESIS


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line in its place. `number` counts from 1; `content` is what was recorded; hashes are SHA-256 in hex."""

    chain: int
    number: int
    event_id: str
    at: str
    content: Content
    previous: str
    digest: str

    @property
    def true_digest(self) -> str:
        """The hash of what it says now; as long as nobody altered it, that is its `digest`."""
        parts = [self.chain, self.number, self.event_id, self.at, self.content, self.previous]
        text = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def chain_of(event_id: str) -> int:
    """The chain that takes an event: always the same one."""
    return int(event_id[-4:], 16) % CHAINS


def line_after(head: ChainHead, *, event_id: str, at: str, content: Content) -> LogLine:
    """The line that comes after `head`."""
    line = LogLine(head.chain, head.number + 1, event_id, at, content, previous=head.digest, digest="")
    return replace(line, digest=line.true_digest)
