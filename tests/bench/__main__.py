"""`make bench`: ours beside its floor in one run, process CPU, interleaved rounds, medians; ratios are what count."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime

from infra.bundles.closure import ROOT
from tests.bench import functions, papers, planning, scale, stores, whole
from tests.bench.table import Line, markdown

_MEASURES: tuple[Callable[[], Iterable[Line]], ...] = (
    functions.lines,
    stores.lines,
    whole.lines,
    scale.lines,
    planning.lines,
    papers.lines,
)


def main() -> int:
    """Measures, prints the table, and leaves it in .build/bench.md and .json; 1 if a goal is missed."""
    busy = [os.getloadavg()]
    lines = [line for measure in _MEASURES for line in measure()]
    busy.append(os.getloadavg())
    at = datetime.now(UTC).isoformat(timespec="seconds")
    about = f"{at}; load of the machine before and after: {busy[0][0]:.1f} and {busy[1][0]:.1f}"
    table = markdown(sorted(lines, key=_order))
    (ROOT / ".build").mkdir(exist_ok=True)
    (ROOT / ".build" / "bench.md").write_text(f"{about}\n\n{table}", encoding="utf-8")
    told = [asdict(line) | {"ratio": line.ratio, "verdict": line.verdict} for line in lines]
    (ROOT / ".build" / "bench.json").write_text(
        json.dumps({"at": at, "load": busy, "lines": told}, indent=2), encoding="utf-8"
    )
    sys.stdout.write(f"{table}\n{about}\n")
    return int(any(line.verdict == "OVER" for line in lines))


def _order(line: Line) -> tuple[bool, int]:
    """G1, G3 … G16, then what has no number."""
    number = line.goal.removeprefix("G")
    return not number.isdigit(), int(number) if number.isdigit() else 0


if __name__ == "__main__":
    sys.exit(main())
