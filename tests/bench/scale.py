"""What an operation asks of DynamoDB: per request (G9), and the same however many employees there are."""

from dataclasses import asdict

from tests.bench.table import Line
from tests.services.conftest import in_memory, standing
from tests.services.scale.generated_rows import Tally
from tests.services.scale.large_employer import a_large_employer, run

SIZES = (1_000, 100_000, 1_000_000)

_GOALS = (
    ("report sick", 3, 54, 40),
    ("list of tasks", 2, 1, None),
    ("dossier", 4, 1, None),
)
"""Operation, most calls, most write units, and as few as would be fine."""


def lines() -> list[Line]:
    """Calls and write units of the operations that the goals name, then how far each operation grows."""
    with in_memory() as watch, standing(watch) as system:
        large = a_large_employer(system)
        found = [run(large, size) for size in SIZES]
    return [*_of_goals(found[0]), *(_growth(name, [each[name] for each in found]) for name in found[0])]


def _of_goals(found: dict[str, Tally]) -> list[Line]:
    return [
        line
        for name, calls, units, fine in _GOALS
        for line in (
            Line("G9", f"{name}: calls", found[name].calls, must=calls),
            Line("G9", f"{name}: write units", found[name].write_units, must=units, stretch=fine),
        )
    ]


def _growth(name: str, found: list[Tally]) -> Line:
    """Calls, items read and items written with 1,000,000 employees beside those with 1,000; 1 is flat."""
    first, last = found[0], found[-1]
    is_flat = all(asdict(each) == asdict(first) for each in found)
    told = f"{name}: {first.calls} calls, {first.read} read, {first.written} written"
    ours, floor = (each.calls + each.read + each.written for each in (last, first))
    return Line("scale", told if is_flat else f"{told} (grows)", ours, floor, must=1.0 if is_flat else 0.0)
