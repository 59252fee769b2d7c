"""Invented staff, illnesses and leave, as plain data and as the facts of the domain."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from services.statistics.domain.reported import Contract, PercentageStep, ReportedSpell
from services.statistics.domain.stretches import Period
from services.statistics.figures.rules import FigureOptions, Figures, figures_of

DAY = timedelta(days=1)
BORDERS = [(7, 42, 365, 730), (14, 91, 365, 730), (7, 42), (3,)]


def facts_of(chance: Random) -> dict[str, Any]:
    first = date(2023, 1, 1) + chance.randrange(800) * DAY
    last = first + chance.randrange(70) * DAY
    employments = [_employment(chance, n, first, last) for n in range(chance.randint(0, 4))]
    persons = sorted({each["person"] for each in employments})
    spells = [
        spell for each in employments if chance.random() < 0.8 for spell in _spells(chance, each, first, last)
    ]
    starts = {person: first + chance.randint(-120, 60) * DAY for person in persons if chance.random() < 0.3}
    return {
        "period": (first, last),
        "employments": employments,
        "spells": spells,
        "leaves": {
            person: [(start, start + chance.randint(5, 130) * DAY)] for person, start in starts.items()
        },
        "options": {
            "cap": chance.random() < 0.7,
            "join_chain": chance.random() < 0.4,
            "zero_absence": chance.choice(["any", "all"]),
            "borders": chance.choice(BORDERS),
        },
    }


def _employment(chance: Random, n: int, first: date, last: date) -> dict[str, Any]:
    start = first + chance.randint(-20, 40) * DAY if chance.random() < 0.3 else None
    end = max(start or first, last + chance.randint(-60, 10) * DAY) if chance.random() < 0.4 else None
    return {
        "id": f"c{n}",
        "person": f"p{chance.randrange(3)}",
        "employer": chance.choice("XXY"),
        "start": start,
        "end": end,
        "factor": Fraction(chance.randrange(11), 10),
        "zw_erd": chance.random() < 0.2,
    }


def _spells(chance: Random, employment: dict[str, Any], first: date, last: date) -> list[dict[str, Any]]:
    """Spells after one another; the last one may be open."""
    found: list[dict[str, Any]] = []
    back = chance.choice([10, 60, 400, 800])
    begin = max(employment["start"] or date.min, first - chance.randrange(back) * DAY)
    for _ in range(chance.randint(1, 4)):
        days = chance.choice([1, 3, 8, 30, 60, 90, 735])
        is_open = chance.random() < 0.2
        found.append(
            {
                "employment": employment["id"],
                "first": begin,
                "recovery": None if is_open else begin + chance.randint(1, days) * DAY,
                "changes": [
                    (begin + chance.randrange(days + 1) * DAY, chance.choice([0, 25, 50, 50, 75, 100]))
                    for _ in range(chance.choice([0, 0, 1, 2, 3]))
                ],
                "withdrawn": chance.random() < 0.1,
                "same_cause": chance.choice([None, True, False]),
                "new_work": chance.random() < 0.1,
            }
        )
        begin = (found[-1]["recovery"] or begin) + chance.choice([1, 10, 27, 28, 29, 70]) * DAY
        if is_open or begin > last + 20 * DAY:
            break
    return found


def computed(facts: dict[str, Any]) -> Figures:
    """By the domain."""
    options = facts["options"]
    return figures_of(
        Period(*facts["period"]),
        [Contract(**each) for each in facts["employments"]],
        [_report(n, each) for n, each in enumerate(facts["spells"])],
        facts["leaves"],
        FigureOptions(
            cap=options["cap"],
            join_chain=options["join_chain"],
            every_day=options["zero_absence"] == "all",
            borders=options["borders"],
        ),
    )


def _report(n: int, each: dict[str, Any]) -> ReportedSpell:
    return ReportedSpell(
        n,
        each["employment"],
        each["first"],
        each["recovery"],
        tuple(
            PercentageStep(start, percent, f"#{place}")
            for place, (start, percent) in enumerate(each["changes"])
        ),
        withdrawn=each["withdrawn"],
        same_cause=each["same_cause"],
        new_agreed_work=each["new_work"],
    )
