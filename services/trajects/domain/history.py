"""What is known of one person: the facts from which everything else is derived.

Days are local dates (Europe/Amsterdam); what is absent is unknown or the ordinary case. A spell is the half-open
interval [first sick day, recovery); the recovery day is the first day not ill.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from shared.kernel.leave import Pregnancy as Pregnancy  # noqa: PLC0414 - one of the facts of a history


class EndReason(StrEnum):
    """Why a traject ended (rule R17)."""

    RECOVERED = "recovered"
    LEAVE = "leave"
    EMPLOYMENT_END = "employment_end"
    ZW_CONVERTED = "zw_converted"
    AOW = "aow"
    DECEASED = "deceased"
    END_104_WEEKS = "end_104_weeks"
    WIA_INFLOW = "wia_inflow"
    WITHDRAWN = "withdrawn"
    PROTOCOL_CHANGED = "protocol_changed"


@dataclass(frozen=True, slots=True)
class Employment:
    """One contract. `end` is its last day; working days 1 (Monday) to 7; `zw_erd`: the employer carries ZW itself."""

    id: str
    employer: str
    start: date | None = None
    end: date | None = None
    part_time_factor: str = "1"
    zw_erd: bool = False
    working_days: tuple[int, ...] = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class PercentageChange:
    """From when somebody was how far ill; 0 is recovery. `entered_at` orders entries of one day (rule R5)."""

    start: date
    percent: int
    entered_at: str = ""


@dataclass(frozen=True, slots=True)
class TherapeuticWork:
    """Work without wage value while ill: hours of the contract hours, as decimal text (rule R7)."""

    start: date
    hours: str
    of: str


@dataclass(frozen=True, slots=True)
class Spell:
    """One illness as reported.

    Attributes:
        recovery_reported: when the recovery was told, where that is another day than the recovery.
        same_cause: the physician's answer after leave (rule R3); None: not answered, taken as the same.
        vangnet: "no_risk", "compensation", "organ_donation", "pregnancy" or "fictitious_employment".
        agency_clause: an agency worker whose contract ends by illness.
    """

    index: int
    employment: str
    first_sick_day: date
    reported: date | None = None
    recovery: date | None = None
    recovery_reported: date | None = None
    end_reason: EndReason | None = None
    classification: str = "SICK"
    same_cause: bool | None = None
    withdrawn: bool = False
    percentages: tuple[PercentageChange, ...] = ()
    therapeutic: tuple[TherapeuticWork, ...] = ()
    new_agreed_work: bool = False
    cause_known_on: date | None = None
    vangnet: str | None = None
    agency_clause: bool = False

    @property
    def changes(self) -> tuple[PercentageChange, ...]:
        """One change a day, by day: of several entered for one day the last stands (rule R5)."""
        newest = {each.start: each for each in sorted(self.percentages, key=lambda each: each.entered_at)}
        return tuple(newest[day] for day in sorted(newest))

    @property
    def recovered_on(self) -> date | None:
        """The first day not ill: the recovery, or the first change to 0 percent that stands (rules R5, R8)."""
        zeros = [each.start for each in self.changes if each.percent == 0]
        return min((day for day in (self.recovery, *zeros) if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class Done:
    """A task that was done, in the chain of `spell` (the last one when None)."""

    task: str
    on: date
    spell: int | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class SentReport:
    """A report that UWV got."""

    spell: int
    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class Override:
    """A due day departed from with a written reason."""

    task: str
    to: date
    reason: str
    spell: int | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Everything known of one person on a day."""

    today: date
    employments: tuple[Employment, ...]
    spells: tuple[Spell, ...] = ()
    pregnancies: tuple[Pregnancy, ...] = ()
    done: tuple[Done, ...] = ()
    sent_reports: tuple[SentReport, ...] = ()
    overrides: tuple[Override, ...] = ()
    aow_date: date | None = None
    deceased: date | None = None
    wage_sanction_days: int = 0
    agreed_extension_days: int = 0
    wia_application_filed: date | None = None

    def employment(self, identifier: str) -> Employment:
        """The employment of a spell."""
        return next(each for each in self.employments if each.id == identifier)

    def last_day_at(self, employer: str, on: date) -> date | None:
        """The last day of the unbroken employment at an employer that runs on a day, or ended last before it.

        None while it runs on (example C32). An employment that begins after a break is no part of it: who is hired
        again while ill was out of employment in between (rule R11).
        """
        last: date | None = None
        own = (each for each in self.employments if each.employer == employer)
        for each in sorted(own, key=lambda each: each.start or date.min):
            start = each.start or date.min
            if start > on and (last is None or start > last + timedelta(days=1)):
                break
            if each.end is None:
                return None
            last = max(last, each.end) if last else each.end
        return last

    def is_erd(self, employer: str) -> bool:
        """Whether the employer carries the ZW risk itself."""
        return any(each.zw_erd for each in self.employments if each.employer == employer)
