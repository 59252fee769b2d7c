"""Invented absence: who is ill from when to when, how far, and who expects a child. Pure, by dice of its own."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

DAYS: Final = 730
"""How far back the history goes."""

_SPELLS_A_YEAR: Final = 0.8
_LENGTHS: Final = ((0.72, 1, 7), (0.17, 8, 28), (0.08, 29, 120), (0.03, 121, 420))
"""Share, shortest and longest (days) of each kind of spell: most absence is short, most days are long."""

PHASES: Final = (3, 9, 18, 33, 41, 54, 88, 132, 178, 236, 288, 301, 357, 402, 480, 566, 633, 702)
"""Running cases of so many days: one in every phase of the two years."""

_CLASSIFICATIONS: Final = ("SICK",) * 24 + ("WORK_ACCIDENT",)


@dataclass(frozen=True, slots=True)
class Spell:
    """An illness. `recovery` is the first day not ill; None: still ill. `steps`: from when how far (percent)."""

    first_day: date
    recovery: date | None
    classification: str = "SICK"
    steps: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Pregnancy:
    """A pregnancy: told on a day, due on another; `born_on` None: still to come."""

    reported_on: date
    due: date
    born_on: date | None


def spells_of(dice: random.Random, since: date, today: date) -> list[Spell]:
    """What befalls one employee from a day on, all of it over before today."""
    found: list[Spell] = []
    day = since + timedelta(days=dice.randrange(1, 60))
    while True:
        day += timedelta(days=round(dice.expovariate(_SPELLS_A_YEAR / 365)) + 1)
        recovery = day + timedelta(days=_length(dice))
        if recovery >= today:
            return found
        found.append(Spell(day, recovery, dice.choice(_CLASSIFICATIONS), _steps(dice, day, recovery)))
        day = recovery


def running(dice: random.Random, days: int, today: date) -> Spell:
    """A case that began so many days ago and goes on."""
    first = today - timedelta(days=days)
    return Spell(first, None, "SICK", _steps(dice, first, today - timedelta(days=1)))


def pregnancy(dice: random.Random, weeks: int, today: date) -> Pregnancy:
    """A pregnancy that began so many weeks ago; over 40 weeks the child is born."""
    due = today + timedelta(weeks=40 - weeks, days=dice.randrange(-3, 4))
    told = due - timedelta(weeks=26)
    born = due + timedelta(days=dice.randrange(-9, 8))
    return Pregnancy(told, due, born if born < today else None)


def _length(dice: random.Random) -> int:
    chance = dice.random()
    for share, shortest, longest in _LENGTHS:
        if chance < share:
            return dice.randint(shortest, longest)
        chance -= share
    return 1


def _steps(dice: random.Random, first: date, last: date) -> tuple[tuple[date, int], ...]:
    """Back to work in parts, for who is ill long enough; now and then it is too much."""
    days = (last - first).days
    if days < 25 or dice.random() < 0.35:
        return ()
    percents = dice.choice(((75, 50, 25), (50, 25), (80, 60, 40, 20), (50, 75, 50), (60, 30)))
    places = sorted(dice.sample(range(days // 3, days), min(len(percents), days - days // 3 - 1)))
    return tuple(
        (first + timedelta(days=place), percent) for place, percent in zip(places, percents, strict=False)
    )
