"""One case as JSON, as `poortwachter explain` reads it: strict, every fault with its JSON pointer."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from services.trajects.domain.chains import first_sick_day
from services.trajects.domain.endings import MOST_SANCTION_DAYS
from services.trajects.domain.history import (
    Done,
    Employment,
    EndReason,
    History,
    Override,
    PercentageChange,
    Pregnancy,
    SentReport,
    Spell,
    TherapeuticWork,
)
from services.trajects.domain.leave import earliest_start, latest_start
from services.trajects.domain.planning import template_of
from services.trajects.domain.protocol import protocol
from shared.kernel.clock import day_of, to_text
from shared.kernel.errors import FieldError

_DAY_LENGTH = len("2026-11-23")


def _day_or_instant(value: object) -> object:
    """A day, or the Amsterdam day of an instant with offset."""
    if isinstance(value, str) and len(value) > _DAY_LENGTH:
        instant = datetime.fromisoformat(value)
        if instant.tzinfo is None:
            raise ValueError("an instant has an offset")
        return day_of(instant)
    return value


Day = Annotated[date, Field(strict=False)]
DayOrInstant = Annotated[date, Field(strict=False), BeforeValidator(_day_or_instant)]
Number = Annotated[Decimal, Field(ge=0, strict=False)]
Days = Annotated[int, Field(ge=0)]
Kind = Literal["sick", "sick_and_recovery", "recovery", "week_42"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class EmploymentIn(_Part):
    """A contract."""

    id: str
    employer: str
    start: Day | None = None
    end: Day | None = None
    part_time_factor: Number = Decimal(1)
    zw_erd: bool = False
    working_days: list[Annotated[int, Field(ge=1, le=7)]] = Field([1, 2, 3, 4, 5], min_length=1)


class PercentageIn(_Part):
    """From when somebody was how far ill."""

    start: Day = Field(alias="from")
    percent: Annotated[int, Field(ge=0, le=100)]
    entered_at: datetime | None = Field(None, strict=False)


class TherapeuticIn(_Part):
    """Work without wage value."""

    start: Day = Field(alias="from")
    hours: Number
    of: Number


class SpellIn(_Part):
    """One illness as reported."""

    employment: str
    reported: DayOrInstant | None = None
    first_sick_day: Day | None = None
    recovery: Day | None = None
    recovery_reported: DayOrInstant | None = None
    end_reason: EndReason | None = Field(None, strict=False)
    classification: str | None = None
    same_cause: bool | None = None
    withdrawn: bool = False
    percentages: list[PercentageIn] = []
    therapeutic: list[TherapeuticIn] = []
    new_agreed_work: bool = False
    cause_known_on: Day | None = None
    vangnet: (
        Literal["no_risk", "compensation", "organ_donation", "pregnancy", "fictitious_employment"] | None
    ) = None
    agency_clause: bool = False


class PregnancyIn(_Part):
    """A pregnancy."""

    due_date: Day
    leave_start: Day | None = None
    birth: Day | None = None
    children: Annotated[int, Field(ge=1, le=9)] = 1
    hospital: list[Annotated[tuple[Day, Day], Field(strict=False)]] = []
    split: bool = False


class DoneIn(_Part):
    """A task that was done."""

    task: str
    on: Day
    spell: int | None = None
    outcome: str | None = None


class SentIn(_Part):
    """A report that UWV got."""

    spell: int
    kind: Kind
    on: Day


class OverrideIn(_Part):
    """A due day departed from."""

    task: str
    spell: int | None = None
    to: Day
    reason: str


class CaseIn(_Part):
    """One case; what is absent is unknown or the ordinary case."""

    today: Day
    aow_date: Day | None = None
    deceased: Day | None = None
    employments: list[EmploymentIn] = Field(min_length=1)
    spells: list[SpellIn] = []
    pregnancies: list[PregnancyIn] = []
    done: list[DoneIn] = []
    sent_reports: list[SentIn] = []
    overrides: list[OverrideIn] = []
    wage_sanction_days: Days = 0
    agreed_extension_days: Days = 0
    wia_application_filed: Day | None = None


def to_history(case: CaseIn) -> History:
    """The history of a case that `faults` found nothing wrong with."""
    return History(
        today=case.today,
        employments=tuple(_employment(each) for each in case.employments),
        spells=tuple(_spell(n, each, case) for n, each in enumerate(case.spells)),
        pregnancies=tuple(
            Pregnancy(**_fields(each, hospital=tuple(each.hospital))) for each in case.pregnancies
        ),
        done=tuple(Done(**_fields(each)) for each in case.done),
        sent_reports=tuple(SentReport(**_fields(each)) for each in case.sent_reports),
        overrides=tuple(Override(**_fields(each)) for each in case.overrides),
        aow_date=case.aow_date,
        deceased=case.deceased,
        wage_sanction_days=case.wage_sanction_days,
        agreed_extension_days=case.agreed_extension_days,
        wia_application_filed=case.wia_application_filed,
    )


def missed_no_working_day(case: CaseIn) -> list[int]:
    """Spells that ended before the next working day: there is no spell at all (rule R1, example C08)."""
    return [n for n, each in enumerate(case.spells) if each.first_sick_day is None and _is_void(each, case)]


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


def _fields(part: _Part, **changes: Any) -> dict[str, Any]:
    return {name: getattr(part, name) for name in type(part).model_fields} | changes


def _employment(part: EmploymentIn) -> Employment:
    return Employment(
        **_fields(part, part_time_factor=str(part.part_time_factor), working_days=tuple(part.working_days))
    )


def _spell(index: int, part: SpellIn, case: CaseIn) -> Spell:
    first = _first_sick_day(part, case)
    assert first is not None, "faults() asked for a day"
    return Spell(
        **_fields(
            part,
            first_sick_day=first,
            classification=part.classification or "SICK",
            withdrawn=part.withdrawn or _is_void(part, case),
            percentages=tuple(
                PercentageChange(each.start, each.percent, _entered(n, each))
                for n, each in enumerate(part.percentages)
            ),
            therapeutic=tuple(
                TherapeuticWork(each.start, str(each.hours), str(each.of)) for each in part.therapeutic
            ),
        ),
        index=index,
    )


def _entered(place: int, change: PercentageIn) -> str:
    """What orders entries of one day: when they were entered, else their place."""
    return f"{to_text(change.entered_at) if change.entered_at else ''}#{place:06}"


def _first_sick_day(part: SpellIn, case: CaseIn) -> date | None:
    if part.first_sick_day or part.reported is None:
        return part.first_sick_day
    working = next(
        (each.working_days for each in case.employments if each.id == part.employment), [1, 2, 3, 4, 5]
    )
    return first_sick_day(part.reported, working)


def _is_void(part: SpellIn, case: CaseIn) -> bool:
    first = _first_sick_day(part, case)
    return part.first_sick_day is None and bool(part.recovery and first and part.recovery <= first)


def _employment_faults(case: CaseIn) -> Iterator[FieldError]:
    seen: set[str] = set()
    for n, each in enumerate(case.employments):
        if each.id in seen:
            yield FieldError(f"/employments/{n}/id", "duplicate-id")
        seen.add(each.id)
        if each.start and each.end and each.end < each.start:
            yield FieldError(f"/employments/{n}/end", "end-before-start")


def _spell_faults(n: int, part: SpellIn, case: CaseIn) -> Iterator[FieldError]:
    pointer = f"/spells/{n}"
    employment = next((each for each in case.employments if each.id == part.employment), None)
    first = _first_sick_day(part, case)
    if employment is None:
        yield FieldError(f"{pointer}/employment", "unknown-employment")
        return
    if first is None:
        yield FieldError(f"{pointer}/first_sick_day", "required")
        return
    if first > case.today and not _is_void(part, case):
        yield FieldError(f"{pointer}/first_sick_day", "in-future")
    if employment.start and first < employment.start:
        yield FieldError(f"{pointer}/first_sick_day", "before-employment")
    if part.recovery and part.recovery < first and not _is_void(part, case):
        yield FieldError(f"{pointer}/recovery", "recovery-before-start")
    yield from _percentage_faults(pointer, part, employment)


def _percentage_faults(pointer: str, part: SpellIn, employment: EmploymentIn) -> Iterator[FieldError]:
    """No partial recovery in a ZW traject (the manual; rule R5)."""
    for k, change in enumerate(part.percentages):
        is_zw = employment.end is not None and change.start > employment.end
        if is_zw and 0 < change.percent < 100:  # noqa: PLR2004 - whole is no partial recovery
            yield FieldError(f"{pointer}/percentages/{k}", "partial-recovery-in-zw")


def _overlaps(case: CaseIn) -> Iterator[FieldError]:
    """Spells at one employer that overlap (rule R9)."""
    employers = {each.id: each.employer for each in case.employments}
    spans = [
        (employers.get(each.employment, ""), _first_sick_day(each, case), each.recovery, n)
        for n, each in enumerate(case.spells)
        if not each.withdrawn and not _is_void(each, case)
    ]
    known = sorted((span for span in spans if span[1]), key=lambda span: (span[0], str(span[1]), span[3]))
    for before, after in pairwise(known):
        if before[0] == after[0] and (before[2] is None or (after[1] and after[1] < before[2])):
            if before[2] is None and case.pregnancies:
                continue
            yield FieldError(f"/spells/{after[3]}", "overlapping-spells")


def _pregnancy_faults(case: CaseIn) -> Iterator[FieldError]:
    for n, each in enumerate(case.pregnancies):
        facts = Pregnancy(each.due_date, each.leave_start, each.birth, each.children)
        if each.leave_start and not earliest_start(facts) <= each.leave_start <= latest_start(facts):
            yield FieldError(f"/pregnancies/{n}/leave_start", "leave-start-outside-window")
        for k, (first, last) in enumerate(each.hospital):
            if last < first:
                yield FieldError(f"/pregnancies/{n}/hospital/{k}", "end-before-start")


def _reference_faults(case: CaseIn) -> Iterator[FieldError]:
    pregnancy_keys = {each.key for each in protocol("pregnancy").tasks}
    named = [(f"/done/{n}", each.task, each.spell) for n, each in enumerate(case.done)]
    named += [(f"/overrides/{n}", each.task, each.spell) for n, each in enumerate(case.overrides)]
    for pointer, task, spell in named:
        if template_of(task) is None and task not in pregnancy_keys:
            yield FieldError(f"{pointer}/task", "unknown-task")
        if spell is not None and not 0 <= spell < len(case.spells):
            yield FieldError(f"{pointer}/spell", "unknown-spell")
    for n, sent in enumerate(case.sent_reports):
        if not 0 <= sent.spell < len(case.spells):
            yield FieldError(f"/sent_reports/{n}/spell", "unknown-spell")


def _number_faults(case: CaseIn) -> Iterator[FieldError]:
    if case.wage_sanction_days > MOST_SANCTION_DAYS:
        yield FieldError("/wage_sanction_days", "sanction-too-long")
