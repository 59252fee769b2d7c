"""The one table: what was measured, beside its floor, and whether the goal holds."""

from collections.abc import Iterable
from dataclasses import dataclass

_HEAD = ("goal", "subject", "ours", "floor", "ratio", "must", "stretch", "verdict")


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement.

    Attributes:
        floor: what it is laid beside; None where the goal is a number of its own.
        must: the most that the goal allows of the ratio, or of the number; None: told without a goal.
    """

    goal: str
    subject: str
    ours: float
    floor: float | None = None
    must: float | None = None
    stretch: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.ours / self.floor if self.floor else None

    @property
    def verdict(self) -> str:
        if self.must is None:
            return "told"
        found = self.ours if self.ratio is None else self.ratio
        if found > self.must:
            return "OVER"
        return "stretch" if self.stretch is not None and found <= self.stretch else "holds"

    def cells(self) -> tuple[str, ...]:
        numbers = (self.ours, self.floor, self.ratio, self.must, self.stretch)
        return (self.goal, self.subject, *map(_number, numbers), self.verdict)


def markdown(lines: Iterable[Line]) -> str:
    """The table as text that reads well as it is."""
    rows = [_HEAD, *(line.cells() for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    texts = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    rule = ["-" * width for width in widths]
    return "".join(f"| {' | '.join(row)} |\n" for row in [texts[0], rule, *texts[1:]])


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value == int(value) and value >= 1 else f"{value:.3g}"
