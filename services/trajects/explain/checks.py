"""What is wrong with a case across its fields, each with the way to it."""

from collections.abc import Iterator
from itertools import pairwise

from services.trajects.domain.endings import MOST_SANCTION_DAYS
from services.trajects.domain.planning import template_of
from services.trajects.domain.protocol import protocol
from services.trajects.explain.schemas import CaseIn, EmploymentIn, SpellIn, first_day_of, is_void
from shared.kernel.errors import FieldError
from shared.kernel.leave import Pregnancy, earliest_start, latest_start


def faults(case: CaseIn) -> list[FieldError]:
    """What is wrong across fields; empty if nothing."""
    return [
        *_employment_faults(case),
        *(fault for n, each in enumerate(case.spells) for fault in _spell_faults(n, each, case)),
        *_overlaps(case),
        *_pregnancy_faults(case),
        *_reference_faults(case),
        *_number_faults(case),
    ]


def _employment_faults(case: CaseIn) -> Iterator[FieldError]:
    seen: set[str] = set()
    for n, each in enumerate(case.employments):
        if each.id in seen:
            yield FieldError(("employments", n, "id"), "duplicate-id")
        seen.add(each.id)
        if each.start and each.end and each.end < each.start:
            yield FieldError(("employments", n, "end"), "end-before-start")


def _spell_faults(n: int, part: SpellIn, case: CaseIn) -> Iterator[FieldError]:
    own: tuple[str, int] = ("spells", n)
    employment = next((each for each in case.employments if each.id == part.employment), None)
    first = first_day_of(part, case)
    if employment is None:
        yield FieldError((*own, "employment"), "unknown-employment")
        return
    if first is None:
        yield FieldError((*own, "first_sick_day"), "required")
        return
    if first > case.today and not is_void(part, case):
        yield FieldError((*own, "first_sick_day"), "in-future")
    if employment.start and first < employment.start:
        yield FieldError((*own, "first_sick_day"), "before-employment")
    if part.recovery and part.recovery < first and not is_void(part, case):
        yield FieldError((*own, "recovery"), "recovery-before-start")
    yield from _percentage_faults(own, part, employment)


def _percentage_faults(own: tuple[str, int], part: SpellIn, employment: EmploymentIn) -> Iterator[FieldError]:
    """No partial recovery in a ZW traject (the manual; rule R5)."""
    for k, change in enumerate(part.percentages):
        is_zw = employment.end is not None and change.start > employment.end
        if is_zw and 0 < change.percent < 100:  # noqa: PLR2004 - whole is no partial recovery
            yield FieldError((*own, "percentages", k), "partial-recovery-in-zw")


def _overlaps(case: CaseIn) -> Iterator[FieldError]:
    """Spells at one employer that overlap (rule R9)."""
    employers = {each.id: each.employer for each in case.employments}
    spans = [
        (employers.get(each.employment, ""), first_day_of(each, case), each.recovery, n)
        for n, each in enumerate(case.spells)
        if not each.withdrawn and not is_void(each, case)
    ]
    known = sorted((span for span in spans if span[1]), key=lambda span: (span[0], str(span[1]), span[3]))
    for before, after in pairwise(known):
        if before[0] == after[0] and (before[2] is None or (after[1] and after[1] < before[2])):
            if before[2] is None and case.pregnancies:
                continue
            yield FieldError(("spells", after[3]), "overlapping-spells")


def _pregnancy_faults(case: CaseIn) -> Iterator[FieldError]:
    for n, each in enumerate(case.pregnancies):
        facts = Pregnancy(each.due_date, each.leave_start, each.birth, each.children)
        if each.leave_start and not earliest_start(facts) <= each.leave_start <= latest_start(facts):
            yield FieldError(("pregnancies", n, "leave_start"), "leave-start-outside-window")
        for k, (first, last) in enumerate(each.hospital):
            if last < first:
                yield FieldError(("pregnancies", n, "hospital", k), "end-before-start")


def _reference_faults(case: CaseIn) -> Iterator[FieldError]:
    pregnancy_keys = {each.key for each in protocol("pregnancy").tasks}
    named = [("done", n, each.task, each.spell) for n, each in enumerate(case.done)]
    named += [("overrides", n, each.task, each.spell) for n, each in enumerate(case.overrides)]
    for name, n, task, spell in named:
        if template_of(task) is None and task not in pregnancy_keys:
            yield FieldError((name, n, "task"), "unknown-task")
        if spell is not None and not 0 <= spell < len(case.spells):
            yield FieldError((name, n, "spell"), "unknown-spell")
    for n, sent in enumerate(case.sent_reports):
        if not 0 <= sent.spell < len(case.spells):
            yield FieldError(("sent_reports", n, "spell"), "unknown-spell")


def _number_faults(case: CaseIn) -> Iterator[FieldError]:
    if case.wage_sanction_days > MOST_SANCTION_DAYS:
        yield FieldError("wage_sanction_days", "sanction-too-long")
