"""`make report`: each feature and requirement with its tests and their result, and what is open."""

import json
import sys
from collections import defaultdict
from pathlib import Path

from tests.conftest import catalogue

_PROOFS = Path(__file__).parents[1] / ".cache" / "proofs"


def outcomes() -> dict[str, list[tuple[str, str]]]:
    """What the last runs proved: id → tests with their outcome."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for file in sorted(_PROOFS.glob("*.json")):
        for identifier, tests in json.loads(file.read_text(encoding="utf-8")).items():
            found[identifier] += [(test, outcome) for test, outcome in tests]
    return found


def main() -> None:
    """Prints the table; what no test proves is shown as open, never hidden."""
    known, found = catalogue(), outcomes()
    width = max(map(len, known))
    lines = [
        _line(identifier, sentence, found.get(identifier, []), width)
        for identifier, sentence in known.items()
    ]
    proved = sum(bool(found.get(identifier)) for identifier in known)
    summary = f"{proved} of {len(known)} proved by at least one test; {len(known) - proved} open"
    sys.stdout.write("\n".join([*lines, "", summary, ""]))


def _line(identifier: str, sentence: str, tests: list[tuple[str, str]], width: int) -> str:
    if not tests:
        return f"{identifier:<{width}}  open      {sentence}"
    failed = [test for test, outcome in tests if outcome != "passed"]
    result = f"{len(failed)} failed" if failed else "proved"
    names = sorted({test.rpartition("::")[2].partition("[")[0] for test, _ in tests})
    return f"{identifier:<{width}}  {result:<8}  {sentence}\n{'':<{width}}            by {', '.join(names)}"


if __name__ == "__main__":
    main()
