"""Facts of a period as JSON, as `poortwachter figures` reads them: strict, every fault with the way to it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

# Within these years no sum of days leaves the calendar.
Day = Annotated[date, Field(strict=False, ge=date(1900, 1, 1), le=date(2999, 12, 31))]
Factor = Annotated[Decimal, Field(ge=0, max_digits=20, decimal_places=10, strict=False)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ContractIn(_Part):
    """A contract. The working days change nothing: calendar days are counted."""

    id: str
    person: str
    employer: str
    start: Day | None = None
    end: Day | None = None
    part_time_factor: Factor = Decimal(1)
    zw_erd: bool = False
    working_days: list[Annotated[int, Field(ge=1, le=7)]] = Field([1, 2, 3, 4, 5], min_length=1)


class PercentageStepIn(_Part):
    """From when somebody was how far ill."""

    start: Day = Field(alias="from")
    percent: Annotated[int, Field(ge=0, le=100)]
    entered_at: datetime | None = Field(None, strict=False)


class ReportedSpellIn(_Part):
    """One illness as reported: the fields of `poortwachter explain`; those without influence are only accepted."""

    employment: str
    first_sick_day: Day
    recovery: Day | None = None
    classification: str | None = None
    same_cause: bool | None = None
    withdrawn: bool = False
    percentages: list[PercentageStepIn] = []
    new_agreed_work: bool = False
    reported: str | None = None
    recovery_reported: str | None = None
    end_reason: str | None = None
    therapeutic: list[dict[str, Any]] = []
    cause_known_on: Day | None = None
    vangnet: str | None = None
    agency_clause: bool = False


class ReportedPregnancyIn(_Part):
    """A pregnancy, from which leave follows."""

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
    employments: list[ContractIn] = []
    spells: list[ReportedSpellIn] = []
    pregnancies: list[ReportedPregnancyIn] = []
    options: OptionsIn = OptionsIn()
