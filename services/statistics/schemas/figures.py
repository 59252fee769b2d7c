"""Facts of a period as JSON, as `poortwachter figures` reads them: strict, every fault with its JSON pointer."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.statistics.domain.facts import Change, Employment, Options, Period, Report, Stretch
from services.statistics.domain.figures import Figures, figures_of
from services.statistics.domain.leaves import leaves_of
from services.statistics.domain.spells import spells_of
from shared.kernel.clock import to_text
from shared.kernel.errors import FieldError
from shared.kernel.leave import Pregnancy, earliest_start, latest_start

# Within these years no sum of days leaves the calendar.
Day = Annotated[date, Field(strict=False, ge=date(1900, 1, 1), le=date(2999, 12, 31))]
Factor = Annotated[Decimal, Field(ge=0, max_digits=20, decimal_places=10, strict=False)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class EmploymentIn(_Part):
    """A contract. The working days change nothing: calendar days are counted."""

    id: str
    person: str
    employer: str
    start: Day | None = None
    end: Day | None = None
    part_time_factor: Factor = Decimal(1)
    zw_erd: bool = False
    working_days: list[Annotated[int, Field(ge=1, le=7)]] = Field([1, 2, 3, 4, 5], min_length=1)


class PercentageIn(_Part):
    """From when somebody was how far ill."""

    start: Day = Field(alias="from")
    percent: Annotated[int, Field(ge=0, le=100)]
    entered_at: datetime | None = Field(None, strict=False)


class SpellIn(_Part):
    """One illness as reported: the fields of `poortwachter explain`; those without influence are only accepted."""

    employment: str
    first_sick_day: Day
    recovery: Day | None = None
    classification: str | None = None
    same_cause: bool | None = None
    withdrawn: bool = False
    percentages: list[PercentageIn] = []
    new_agreed_work: bool = False
    reported: str | None = None
    recovery_reported: str | None = None
    end_reason: str | None = None
    therapeutic: list[dict[str, Any]] = []
    cause_known_on: Day | None = None
    vangnet: str | None = None
    agency_clause: bool = False


class PregnancyIn(_Part):
    """A pregnancy."""

    person: str
    due_date: Day
    leave_start: Day | None = None
    birth: Day | None = None
    children: Annotated[int, Field(ge=1, le=9)] = 1
    hospital: list[Annotated[tuple[Day, Day], Field(strict=False)]] = []
    split: bool = False


class OptionsIn(_Part):
    """The switches of the method."""

    cap: bool = True
    join_chain: bool = False
    zero_absence: Literal["any", "all"] = "any"
    class_borders: list[Annotated[int, Field(ge=1)]] = [7, 42, 365, 730]


class FactsIn(_Part):
    """A period and what happened to whom."""

    period: Annotated[tuple[Day, Day], Field(strict=False)]
    employments: list[EmploymentIn] = []
    spells: list[SpellIn] = []
    pregnancies: list[PregnancyIn] = []
    options: OptionsIn = OptionsIn()


def figures(facts: FactsIn) -> Figures:
    """The figures of facts that `faults` found nothing wrong with."""
    options = facts.options
    return figures_of(
        Period(*facts.period),
        _employments(facts),
        _reports(facts),
        _leaves(facts),
        Options(
            cap=options.cap,
            join_chain=options.join_chain,
            every_day=options.zero_absence == "all",
            borders=tuple(options.class_borders),
        ),
    )


def faults(facts: FactsIn) -> list[FieldError]:
    """What is wrong across fields; empty if nothing. Overlaps are looked for when all else is right."""
    found = [
        *_option_faults(facts),
        *_employment_faults(facts),
        *(fault for n, each in enumerate(facts.spells) for fault in _spell_faults(n, each, facts)),
        *_pregnancy_faults(facts),
    ]
    return found or list(_overlaps(facts))


def _employments(facts: FactsIn) -> list[Employment]:
    return [
        Employment(
            each.id,
            each.person,
            each.employer,
            each.start,
            each.end,
            Fraction(each.part_time_factor),
            zw_erd=each.zw_erd,
        )
        for each in facts.employments
    ]


def _reports(facts: FactsIn) -> list[Report]:
    return [
        Report(
            n,
            each.employment,
            each.first_sick_day,
            each.recovery,
            tuple(
                Change(change.start, change.percent, _entered(place, change))
                for place, change in enumerate(each.percentages)
            ),
            withdrawn=each.withdrawn,
            same_cause=each.same_cause,
            new_agreed_work=each.new_agreed_work,
        )
        for n, each in enumerate(facts.spells)
    ]


def _entered(place: int, change: PercentageIn) -> str:
    """What orders entries of one day: when they were entered, else their place."""
    return f"{to_text(change.entered_at) if change.entered_at else ''}#{place:06}"


def _leaves(facts: FactsIn) -> dict[str, list[Stretch]]:
    """A birth not known counts as it stands on the last day of the period."""
    return leaves_of(
        ((each.person, _pregnancy(each)) for each in facts.pregnancies),
        _employments(facts),
        _reports(facts),
        facts.period[1],
    )


def _pregnancy(part: PregnancyIn) -> Pregnancy:
    return Pregnancy(
        part.due_date, part.leave_start, part.birth, part.children, tuple(part.hospital), part.split
    )


def _option_faults(facts: FactsIn) -> Iterator[FieldError]:
    if facts.period[1] < facts.period[0]:
        yield FieldError("/period/1", "end-before-start")
    for n, (one, other) in enumerate(pairwise(facts.options.class_borders)):
        if other <= one:
            yield FieldError(f"/options/class_borders/{n + 1}", "not-increasing")


def _employment_faults(facts: FactsIn) -> Iterator[FieldError]:
    seen: set[str] = set()
    for n, each in enumerate(facts.employments):
        if each.id in seen:
            yield FieldError(f"/employments/{n}/id", "duplicate-id")
        seen.add(each.id)
        if each.start and each.end and each.end < each.start:
            yield FieldError(f"/employments/{n}/end", "end-before-start")


def _spell_faults(n: int, part: SpellIn, facts: FactsIn) -> Iterator[FieldError]:
    employment = next((each for each in facts.employments if each.id == part.employment), None)
    if employment is None:
        yield FieldError(f"/spells/{n}/employment", "unknown-employment")
        return
    if employment.start and part.first_sick_day < employment.start:
        yield FieldError(f"/spells/{n}/first_sick_day", "before-employment")
    if part.recovery and part.recovery < part.first_sick_day:
        yield FieldError(f"/spells/{n}/recovery", "recovery-before-start")
    for k, change in enumerate(part.percentages):
        if change.entered_at and change.entered_at.tzinfo is None:
            yield FieldError(f"/spells/{n}/percentages/{k}/entered_at", "invalid-value")


def _pregnancy_faults(facts: FactsIn) -> Iterator[FieldError]:
    persons = {each.person for each in facts.employments}
    for n, each in enumerate(facts.pregnancies):
        known = _pregnancy(each)
        if each.person not in persons:
            yield FieldError(f"/pregnancies/{n}/person", "unknown-person")
        if each.leave_start and not earliest_start(known) <= each.leave_start <= latest_start(known):
            yield FieldError(f"/pregnancies/{n}/leave_start", "leave-start-outside-window")
        for k, (first, last) in enumerate(each.hospital):
            if last < first:
                yield FieldError(f"/pregnancies/{n}/hospital/{k}", "end-before-start")


def _overlaps(facts: FactsIn) -> Iterator[FieldError]:
    """Spells of one person at one employer that share a day, leave taken off."""
    spells = spells_of(_employments(facts), _reports(facts), _leaves(facts))
    for before, after in pairwise(sorted(spells, key=lambda each: (each.head, each.start))):
        if before.head == after.head and (before.end is None or after.start < before.end):
            yield FieldError(f"/spells/{after.report.index}", "overlapping-spells")
