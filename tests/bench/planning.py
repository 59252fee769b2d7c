"""Planning against its floor: the same protocol file planned with plain tuples (goals G10, G11)."""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from services.trajects.domain.differences import Effect, KnownTask, compare
from services.trajects.domain.facts import Facts, Spell
from services.trajects.domain.planning import plan
from services.trajects.domain.protocol import protocol
from shared.kernel.copies import Employment
from tests.bench.table import Line

FIRST = date(2025, 1, 6)
TODAY = date(2025, 6, 1)
ROUNDS = 11
PLANS = 300
REPLANS = 100_000


def floor_plan(
    rows: tuple[tuple[str, int, int], ...], first: int, today: int
) -> list[tuple[str, str, str, str]]:
    """The least that a plan can be: key, first and last day as ISO text, state."""
    day = date.fromordinal
    return [
        (
            key,
            day(first + start).isoformat(),
            day(first + end).isoformat(),
            "late" if today > first + end else "open" if today >= first + start else "planned",
        )
        for key, start, end in rows
    ]


def rows_of_floor() -> tuple[tuple[str, int, int], ...]:
    """The rows that a plain sick report plans, as tuples."""
    planned = {each.key for each in plan(a_history(FIRST)).tasks}
    return tuple(
        (each.key, each.start, each.end) for each in protocol("absence_standard").tasks if each.key in planned
    )


def a_history(first: date) -> Facts:
    """A plain sick report."""
    return Facts(TODAY, (Employment("e", "P"),), (Spell("0", "e", first),))


def measure(run: Callable[[], object]) -> float:
    """Process CPU seconds of one run."""
    started = time.process_time()
    run()
    return time.process_time() - started


def ratio(ours: Callable[[], object], floor: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """Ours and the floor in interleaved rounds: medians in seconds, and their ratio."""
    pairs = [(measure(floor), measure(ours)) for _ in range(rounds)]
    low, high = (statistics.median(column) for column in zip(*pairs, strict=True))
    return high, low, high / low


def lines() -> list[Line]:
    """Planning and re-planning, CPU seconds beside plain tuples."""
    (plan_ours, plan_floor, _), (again_ours, again_floor, _) = g10(), g11()
    return [
        Line("G10", "plan, s / plain tuples", plan_ours, plan_floor, 3.0, 1.5),
        Line("G11", f"re-plan and compare {REPLANS:,}, s / plain tuples", again_ours, again_floor, 3.0, 1.5),
    ]


def g10() -> tuple[float, float, float]:
    """One plan against the floor, in seconds a plan."""
    rows, known = rows_of_floor(), a_history(FIRST)
    first, today = FIRST.toordinal(), TODAY.toordinal()
    high, low, found = ratio(
        lambda: [plan(known) for _ in range(PLANS)],
        lambda: [floor_plan(rows, first, today) for _ in range(PLANS)],
        ROUNDS,
    )
    return high / PLANS, low / PLANS, found


def g11(number: int = REPLANS) -> tuple[float, float, float]:
    """Re-planning with a comparison, in seconds for `number` trajects; every fourth one has moved a day."""
    rows, today = rows_of_floor(), TODAY.toordinal()
    days = [FIRST + timedelta(days=n % 365) for n in range(number)]
    plans = {
        first: plan(a_history(first)).tasks for first in {*days, *(day - timedelta(days=1) for day in days)}
    }
    stood = {
        first: tuple(KnownTask(each.key, each.chain, each.start, each.due, each.state) for each in tasks)
        for first, tasks in plans.items()
    }
    floors = {first: set(floor_plan(rows, first.toordinal(), today)) for first in plans}

    def before(n: int) -> date:
        return days[n] - timedelta(days=int(n % 4 == 0))

    def ours() -> int:
        return sum(
            difference.effect is not Effect.KEEP
            for n, first in enumerate(days)
            for difference in compare(plan(a_history(first)).tasks, stood[before(n)])
        )

    def floor() -> int:
        return sum(
            each not in floors[before(n)]
            for n, first in enumerate(days)
            for each in floor_plan(rows, first.toordinal(), today)
        )

    return ratio(ours, floor, 1)
