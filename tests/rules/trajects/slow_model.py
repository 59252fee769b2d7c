"""A slow model of chains and due days, day by day, written beside the law and not beside the code.

It imports nothing from the services: days are walked one by one, sick days are counted by looking at each.
"""

from dataclasses import dataclass
from datetime import date, timedelta

ONE = timedelta(days=1)
FAR = date(2040, 1, 1)


@dataclass(frozen=True)
class SlowSpell:
    """Ill from `first` until the day before `recovery` (None: still ill)."""

    first: date
    recovery: date | None


def is_ill(spells: list[SlowSpell], day: date) -> bool:
    return any(each.first <= day and (each.recovery is None or day < each.recovery) for each in spells)


def chains(spells: list[SlowSpell]) -> list[list[SlowSpell]]:
    """Walks from each recovery to the next first sick day and counts the healthy days between."""
    found: list[list[SlowSpell]] = []
    for spell in sorted(spells, key=lambda each: each.first):
        if found and found[-1][-1].recovery is not None:
            healthy, day = 0, found[-1][-1].recovery
            while day < spell.first:
                healthy += 1
                day += ONE
            if healthy < 28:
                found[-1].append(spell)
                continue
        found.append([spell])
    return found


def due(chain: list[SlowSpell], offset: int) -> date | None:
    """Walks the days of a chain until `offset` sick days lie before one that is itself a sick day."""
    before, day = 0, chain[0].first
    while day < FAR:
        if is_ill(chain, day):
            if before == offset:
                return day
            before += 1
        elif chain[-1].recovery is not None and day >= chain[-1].recovery:
            return None
        day += ONE
    return None


def leave_end(due_day: date, start: date, birth: date, ill: set[date]) -> date:
    """Sixteen weeks at least ten of which lie after the birth, told by counting days.

    Before the birth: days of leave up to the due day or birth, and days ill from six weeks before, count as taken.
    """
    flex = {due_day + ONE - timedelta(days=n) for n in range(1, 43)}
    if birth < start:
        taken = len({day for day in ill if day in flex and day <= birth})
    else:
        taken, day = 0, start
        while day <= min(due_day, birth):
            taken += 1
            day += ONE
        taken += len({day for day in ill if day in flex and day < start})
    after = 70
    while taken < 42:
        after += 1
        taken += 1
    return birth + timedelta(days=after)
