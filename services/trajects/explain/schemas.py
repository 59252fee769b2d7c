"""One case as JSON, as `poortwachter explain` reads it: strict, every fault with its JSON pointer."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from services.trajects.domain.chains import first_sick_day
from services.trajects.domain.facts import (
    Done,
    EndReason,
    Facts,
    Override,
    Percentage,
    SentReport,
    Spell,
    TherapeuticWork,
)
from shared.kernel.clock import day_of, to_text
from shared.kernel.copies import Employment
from shared.kernel.leave import Pregnancy

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


def to_facts(case: CaseIn) -> Facts:
    """The facts of a case that `faults` found nothing wrong with."""
    return Facts(
        today=case.today,
        employments=tuple(_employment(each) for each in case.employments),
        spells=tuple(_spell(n, each, case) for n, each in enumerate(case.spells)),
        pregnancies=tuple(
            Pregnancy(**_fields(each, hospital=tuple(each.hospital))) for each in case.pregnancies
        ),
        done=tuple(Done(each.task, each.on, _spell_id(each.spell), each.outcome) for each in case.done),
        sent_reports=tuple(
            SentReport(spell_id(each.spell), each.kind, each.on) for each in case.sent_reports
        ),
        overrides=tuple(
            Override(each.task, each.to, each.reason, _spell_id(each.spell)) for each in case.overrides
        ),
        self_insurers=frozenset(each.employer for each in case.employments if each.zw_erd),
        aow_date=case.aow_date,
        deceased=case.deceased,
        wage_sanction_days=case.wage_sanction_days,
        agreed_extension_days=case.agreed_extension_days,
        wia_application_filed=case.wia_application_filed,
    )


def missed_no_working_day(case: CaseIn) -> list[int]:
    """Spells that ended before the next working day: there is no spell at all (rule R1, example C08)."""
    return [n for n, each in enumerate(case.spells) if each.first_sick_day is None and is_void(each, case)]


def _fields(part: _Part, **changes: Any) -> dict[str, Any]:
    return {name: getattr(part, name) for name in type(part).model_fields} | changes


def spell_id(index: int) -> str:
    """The id of a spell that the file knows by its place."""
    return f"{index:06}"


def _spell_id(index: int | None) -> str | None:
    return None if index is None else spell_id(index)


def _employment(part: EmploymentIn) -> Employment:
    return Employment(
        id=part.id,
        employer_id=part.employer,
        start=part.start,
        end=part.end,
        part_time_factor=str(part.part_time_factor),
        working_days=tuple(part.working_days),
    )


def _spell(index: int, part: SpellIn, case: CaseIn) -> Spell:
    first = first_day_of(part, case)
    assert first is not None, "faults() asked for a day"
    entered = sorted(enumerate(part.percentages), key=lambda each: _entered(*each))
    own = _fields(
        part,
        first_sick_day=first,
        classification=part.classification or "SICK",
        withdrawn=part.withdrawn or is_void(part, case),
        percentages=tuple(Percentage(each.start, each.percent) for _, each in entered),
        therapeutic=tuple(
            TherapeuticWork(each.start, str(each.hours), str(each.of)) for each in part.therapeutic
        ),
    )
    return Spell(id=spell_id(index), employment_id=own.pop("employment"), **own)


def _entered(place: int, change: PercentageIn) -> str:
    """What orders entries of one day: when they were entered, else their place."""
    return f"{to_text(change.entered_at) if change.entered_at else ''}#{place:06}"


def first_day_of(part: SpellIn, case: CaseIn) -> date | None:
    """The first sick day: as given, or the first working day from the report on (rule R1)."""
    if part.first_sick_day or part.reported is None:
        return part.first_sick_day
    working = next(
        (each.working_days for each in case.employments if each.id == part.employment), [1, 2, 3, 4, 5]
    )
    return first_sick_day(part.reported, working)


def is_void(part: SpellIn, case: CaseIn) -> bool:
    """Whether somebody was better before the next working day: no spell at all (example C08)."""
    first = first_day_of(part, case)
    return part.first_sick_day is None and bool(part.recovery and first and part.recovery <= first)
