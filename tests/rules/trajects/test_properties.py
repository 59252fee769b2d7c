"""What holds for every history: by Hypothesis, and against the slow model on ten thousand random ones."""

import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.trajects.domain.differences import Effect, KnownTask, compare
from services.trajects.domain.facts import Done, Facts, Percentage, Spell
from services.trajects.domain.planning import Plan, plan
from services.trajects.domain.sub_trajects import sub_trajects_of
from shared.kernel.copies import Employment
from shared.kernel.leave import Pregnancy, leave_of
from tests.rules.trajects import slow_model
from tests.rules.trajects.slow_model import SlowSpell

START = date(2023, 1, 2)
TODAY = date(2027, 1, 1)
OFFSETS = {
    "problem_analysis": 41,
    "plan_of_action": 55,
    "uwv_42_week_report": 294,
    "first_year_evaluation": 363,
    "wia_application": 650,
}


def days_after(base: date, days: int) -> date:
    return base + timedelta(days=days)


@st.composite
def histories(draw: st.DrawFn) -> Facts:
    """Spells with gaps, most of them recovered, some with percentages and done tasks."""
    day, spells = START, []
    for index in range(draw(st.integers(1, 4))):
        day = days_after(day, draw(st.integers(0, 60)))
        length = draw(st.integers(1, 200))
        is_open = draw(st.booleans()) and index == 3
        changes = draw(st.lists(st.tuples(st.integers(0, length), st.integers(1, 100)), max_size=3))
        percentages = tuple(
            Percentage(days_after(day, after), percent) for n, (after, percent) in enumerate(changes)
        )
        recovery = None if is_open else days_after(day, length)
        spells.append(Spell(f"{index:06}", "e", day, recovery=recovery, percentages=percentages))
        day = days_after(day, length)
    keys = draw(st.lists(st.sampled_from(sorted(OFFSETS)), unique=True, max_size=3))
    done = tuple(Done(key, days_after(START, draw(st.integers(0, 900)))) for key in keys)
    return Facts(TODAY, (Employment("e", "P"),), tuple(spells), done=done)


def standing(found: Plan) -> list[KnownTask]:
    return [KnownTask(each.key, each.chain, each.start, each.due, each.state) for each in found.tasks]


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(known: Facts, shuffler: random.Random) -> None:
    spells, done = list(known.spells), list(known.done)
    shuffler.shuffle(spells)
    shuffler.shuffle(done)
    mixed = Facts(known.today, known.employments, tuple(spells), done=tuple(done))

    assert plan(mixed) == plan(known)


@given(histories())
def test_replaying_a_history_changes_nothing(known: Facts) -> None:
    first = plan(known)

    assert {each.effect for each in compare(plan(known).tasks, standing(first))} == {Effect.KEEP}


@given(histories(), st.integers(1, 400))
def test_done_tasks_never_change_silently(known: Facts, days: int) -> None:
    moved = tuple(
        Spell(
            each.id,
            "e",
            days_after(each.first_sick_day, days),
            recovery=each.recovery and days_after(each.recovery, days),
        )
        for each in known.spells
    )
    before = plan(known)
    after = plan(Facts(known.today, known.employments, moved, done=known.done))

    for difference in compare(after.tasks, standing(before)):
        if difference.before and difference.before.state == "done":
            assert difference.effect is Effect.KEEP


@given(st.integers(1, 300), st.integers(1, 500))
def test_a_gap_of_zero_moves_no_window(first: int, offset: int) -> None:
    relapse = days_after(START, first)
    joined = plan(
        Facts(
            TODAY,
            (Employment("e", "P"),),
            (Spell("0", "e", START, recovery=relapse), Spell("1", "e", relapse)),
        )
    )
    single = plan(Facts(TODAY, (Employment("e", "P"),), (Spell("0", "e", START),)))

    assert joined.chains[0].due(offset) == single.chains[0].due(offset)


@given(histories(), st.integers(0, 727))
def test_windows_and_gaps_add_up(known: Facts, offset: int) -> None:
    """A due day lies exactly the gaps before it later than in an absence without them."""
    for chain in plan(known).chains:
        day = chain.due(offset)
        if day is not None:
            before = sum(
                gap for gap, each in zip(chain.gaps, chain.intervals[1:], strict=True) if each.start <= day
            )
            assert day == days_after(chain.first_sick_day, offset + before)


@given(histories())
def test_the_stretches_of_a_spell_cover_it_once(known: Facts) -> None:
    for chain in plan(known).chains:
        for interval in chain.intervals:
            stretches = sub_trajects_of(interval, known.today)
            if interval.days is not None:
                assert sum(each.days for each in stretches) == interval.days
            assert stretches[0].start == interval.start


@given(st.integers(0, 14), st.integers(-60, 40), st.integers(0, 40))
def test_a_late_birth_never_shrinks_the_leave(start: int, birth: int, later: int) -> None:
    due_day = date(2025, 9, 1)
    chosen = due_day - timedelta(days=41 - start)

    def length(on: date) -> int:
        leave = leave_of(Pregnancy(due_day, chosen, on), (), TODAY)
        return (leave.end - leave.start).days + 1

    early, late = days_after(due_day, birth), days_after(due_day, birth + later)
    assert (
        leave_of(Pregnancy(due_day, chosen, late), (), TODAY).end
        >= leave_of(Pregnancy(due_day, chosen, early), (), TODAY).end
    )
    if early >= due_day:
        assert length(late) - length(early) == later


@given(st.integers(0, 14), st.integers(-70, 40), st.integers(-60, 0), st.integers(0, 40))
def test_leave_agrees_with_counting_day_by_day(start: int, birth: int, ill_from: int, ill_days: int) -> None:
    due_day = date(2025, 9, 1)
    chosen, born = due_day - timedelta(days=41 - start), days_after(due_day, birth)
    first = days_after(due_day, ill_from)
    ill = {days_after(first, n) for n in range(ill_days)}
    spells = (Spell("0", "e", first, recovery=days_after(first, ill_days)),) if ill_days else ()

    found = leave_of(Pregnancy(due_day, chosen, born), spells, TODAY)

    assert found.end == slow_model.leave_end(due_day, chosen, born, ill)


def random_spells(source: random.Random) -> list[SlowSpell]:
    """One to five spells; the last one may still run."""
    day, spells = days_after(START, source.randrange(800)), []
    number = source.randint(1, 5)
    for n in range(number):
        length = source.choice([1, 3, 10, 41, 42, 60, 300])
        is_open = n == number - 1 and source.random() < 0.5
        spells.append(SlowSpell(day, None if is_open else days_after(day, length)))
        day = days_after(day, length + source.choice([0, 1, 7, 27, 28, 29, 90]))
    return spells


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**9))
def test_the_engine_agrees_with_the_slow_model(seed: int) -> None:
    """Twenty batches of five hundred: ten thousand histories."""
    source = random.Random(seed)
    for _ in range(500):
        spells = random_spells(source)
        facts = tuple(
            Spell(f"{n:06}", "e", each.first, recovery=each.recovery) for n, each in enumerate(spells)
        )
        found = plan(Facts(TODAY, (Employment("e", "P"),), facts))
        slow = slow_model.chains(spells)

        assert [[each.start for each in chain.intervals] for chain in found.chains] == [
            [each.first for each in chain] for chain in slow
        ]
        key = source.choice(sorted(OFFSETS))
        for number, chain in enumerate(slow):
            task = next(each for each in found.tasks if each.chain == number and each.key == key)
            assert task.due == slow_model.due(chain, OFFSETS[key])
