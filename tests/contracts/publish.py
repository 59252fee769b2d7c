"""Makes what stands now what is published: `python -m tests.contracts.publish` (make publish)."""

import json
import re
from pathlib import Path
from typing import Any

from tests.contracts import asyncapi
from tests.contracts.breaking import breaks, stripped
from tests.contracts.openapi import PATH

CONTRACTS = Path(__file__).parents[2] / "shared" / "contracts"
PUBLISHED = CONTRACTS / "published" / "openapi.json"
PUBLISHED_EVENTS = CONTRACTS / "published" / "asyncapi.json"
CHANGES = CONTRACTS / "CHANGES.md"


def read(path: Path) -> dict[str, Any]:
    """A document as it is committed."""
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


def told(changes: str) -> set[str]:
    """The lines in backquotes under "Not yet published"."""
    part = changes.partition("## Not yet published")[2].partition("\n## ")[0]
    return set(re.findall(r"`([^`]+)`", part))


def untold(was: dict[str, Any], now: dict[str, Any], changes: str) -> list[str]:
    """What breaks and is not told."""
    known = told(changes)
    return [each for each in breaks(was, now) if each not in known]


def main() -> None:
    """Writes the published documents."""
    for path, published in ((PATH, PUBLISHED), (asyncapi.PATH, PUBLISHED_EVENTS)):
        published.write_text(json.dumps(stripped(read(path)), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
