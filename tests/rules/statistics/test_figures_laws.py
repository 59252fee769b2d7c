"""What holds for all figures, and that a slow walk over every day tells the same."""

from dataclasses import fields
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from services.statistics.domain.rounding import half_up
from services.statistics.figures.rules import Figures
from tests.rules.statistics.by_day import all_figures
from tests.rules.statistics.invented import computed, facts_of

CASES = 2000
a_case = st.integers(0, 2**32).map(lambda seed: facts_of(Random(seed)))


def plain(found: Figures) -> dict[str, Any]:
    told = {each.name: getattr(found, each.name) for each in fields(found) if each.name != "warnings"}
    return told | {"classes": [each.percentage for each in found.classes]}


def test_a_walk_over_every_day_tells_the_same() -> None:
    chance = Random(20250101)
    seen: set[str] = set()
    for _ in range(CASES):
        facts = facts_of(chance)
        found = plain(computed(facts))
        assert found == all_figures(facts), facts
        seen |= {name for name, value in found.items() if value}
    assert seen == {each.name for each in fields(Figures)} - {"warnings"}, "every figure was once more than 0"


@settings(max_examples=200, deadline=None)
@given(a_case)
def test_the_whole_is_the_weighted_sum_of_its_parts(facts: dict[str, Any]) -> None:
    whole = computed(facts)
    parts = []
    for person in ("p0", "p1", "p2"):
        own = [each for each in facts["employments"] if each["person"] == person]
        names = {each["id"] for each in own}
        spells = [each for each in facts["spells"] if each["employment"] in names]
        parts.append(computed(facts | {"employments": own, "spells": spells}))
    weighted = sum((each.percentage * each.available_days for each in parts), Fraction())
    assert whole.percentage * whole.available_days == weighted
    assert whole.notifications == sum(each.notifications for each in parts)


@settings(max_examples=200, deadline=None)
@given(a_case)
def test_the_classes_add_up_to_the_percentage(facts: dict[str, Any]) -> None:
    found = computed(facts)
    assert sum((each.percentage for each in found.classes), Fraction()) == found.percentage


@settings(max_examples=200, deadline=None)
@given(a_case, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(facts: dict[str, Any], chance: Random) -> None:
    mixed = {name: chance.sample(facts[name], len(facts[name])) for name in ("employments", "spells")}
    assert computed(facts | mixed) == computed(facts)


def test_halves_are_rounded_up() -> None:
    assert [half_up(Fraction(each)) for each in ("0.125", "0.005", "0.0049", "9.995", "3")] == [
        "0.13",
        "0.01",
        "0.00",
        "10.00",
        "3.00",
    ]
