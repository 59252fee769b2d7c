"""What can be wrong across the fields of a file; each fault with the way to it."""

from collections.abc import Iterator
from itertools import pairwise

from services.statistics.domain.spells import spells_of
from services.statistics.figures.compute_figures import (
    contracts_of,
    leave_days_of,
    pregnancy_of,
    spells_as_reported,
)
from services.statistics.figures.schemas import FactsIn, ReportedSpellIn
from shared.kernel.errors import FieldError
from shared.kernel.leave import earliest_start, latest_start


def faults(facts: FactsIn) -> list[FieldError]:
    """What is wrong across fields; empty if nothing. Overlaps are looked for when all else is right."""
    found = [
        *_option_faults(facts),
        *_employment_faults(facts),
        *(fault for n, each in enumerate(facts.spells) for fault in _spell_faults(n, each, facts)),
        *_pregnancy_faults(facts),
    ]
    return found or list(_overlaps(facts))


def _option_faults(facts: FactsIn) -> Iterator[FieldError]:
    if facts.period[1] < facts.period[0]:
        yield FieldError(("period", 1), "end-before-start")
    for n, (one, other) in enumerate(pairwise(facts.options.class_borders)):
        if other <= one:
            yield FieldError(("options", "class_borders", n + 1), "not-increasing")


def _employment_faults(facts: FactsIn) -> Iterator[FieldError]:
    seen: set[str] = set()
    for n, each in enumerate(facts.employments):
        if each.id in seen:
            yield FieldError(("employments", n, "id"), "duplicate-id")
        seen.add(each.id)
        if each.start and each.end and each.end < each.start:
            yield FieldError(("employments", n, "end"), "end-before-start")


def _spell_faults(n: int, part: ReportedSpellIn, facts: FactsIn) -> Iterator[FieldError]:
    employment = next((each for each in facts.employments if each.id == part.employment), None)
    if employment is None:
        yield FieldError(("spells", n, "employment"), "unknown-employment")
        return
    if employment.start and part.first_sick_day < employment.start:
        yield FieldError(("spells", n, "first_sick_day"), "before-employment")
    if part.recovery and part.recovery < part.first_sick_day:
        yield FieldError(("spells", n, "recovery"), "recovery-before-start")
    for k, change in enumerate(part.percentages):
        if change.entered_at and change.entered_at.tzinfo is None:
            yield FieldError(("spells", n, "percentages", k, "entered_at"), "invalid-value")


def _pregnancy_faults(facts: FactsIn) -> Iterator[FieldError]:
    persons = {each.person for each in facts.employments}
    for n, each in enumerate(facts.pregnancies):
        known = pregnancy_of(each)
        if each.person not in persons:
            yield FieldError(("pregnancies", n, "person"), "unknown-person")
        if each.leave_start and not earliest_start(known) <= each.leave_start <= latest_start(known):
            yield FieldError(("pregnancies", n, "leave_start"), "leave-start-outside-window")
        for k, (first, last) in enumerate(each.hospital):
            if last < first:
                yield FieldError(("pregnancies", n, "hospital", k), "end-before-start")


def _overlaps(facts: FactsIn) -> Iterator[FieldError]:
    """Spells of one person at one employer that share a day, leave taken off."""
    spells = spells_of(contracts_of(facts), spells_as_reported(facts), leave_days_of(facts))
    for before, after in pairwise(sorted(spells, key=lambda each: (each.head, each.start))):
        if before.head == after.head and (before.end is None or after.start < before.end):
            yield FieldError(("spells", after.report.index), "overlapping-spells")
