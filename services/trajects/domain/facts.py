"""What is known of one person: the facts that are stored, and from which everything else is derived.

Days are local dates (Europe/Amsterdam); what is absent is unknown or the ordinary case. A spell is the half-open
interval [first sick day, recovery); the recovery day is the first day not ill. Who entered what, and when, stands in
the entries of the dossier (`entries.py`); here stand current facts alone.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from shared.kernel.copies import Employment
from shared.kernel.leave import Pregnancy


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
class Percentage:
    """From when somebody was how far ill, in percent of the contract hours; 0 is recovery."""

    start: date
    percent: int


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
        percentages: in order of entry; of several for one day the last stands (rule R5).
        reported: the day on which it was reported, where that is known.
        recovery_reported: when the recovery was told, where that is another day than the recovery.
        same_cause: the physician's answer after leave (rule R3); None: not answered, taken as the same.
        vangnet: "no_risk", "compensation", "organ_donation", "pregnancy" or "fictitious_employment".
        agency_clause: an agency worker whose contract ends by illness.
    """

    id: str
    employment_id: str
    first_sick_day: date
    classification: str = "SICK"
    percentages: tuple[Percentage, ...] = ()
    reported: date | None = None
    recovery: date | None = None
    recovery_reported: date | None = None
    end_reason: EndReason | None = None
    same_cause: bool | None = None
    withdrawn: bool = False
    therapeutic: tuple[TherapeuticWork, ...] = ()
    new_agreed_work: bool = False
    cause_known_on: date | None = None
    vangnet: str | None = None
    agency_clause: bool = False

    @property
    def changes(self) -> tuple[Percentage, ...]:
        """One change a day, by day: of several entered for one day the last stands (rule R5)."""
        newest = {each.start: each for each in self.percentages}
        return tuple(newest[day] for day in sorted(newest))

    @property
    def running(self) -> Percentage:
        """The percentage that was entered last; whole from the first sick day on where none was."""
        return self.percentages[-1] if self.percentages else Percentage(self.first_sick_day, 100)

    @property
    def recovered_on(self) -> date | None:
        """The first day not ill: the recovery, or the first change to 0 percent that stands (rules R5, R8)."""
        zeros = [each.start for each in self.changes if each.percent == 0]
        return min((day for day in (self.recovery, *zeros) if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class Done:
    """A task that was done.

    Attributes:
        spell_id: one of the spells in whose chain it was done; None: the last chain.
        outcome: what it found, where that matters to the plan.
        by: the account that did it; None: unknown, or the system.
    """

    task: str
    on: date
    spell_id: str | None = None
    outcome: str | None = None
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SentReport:
    """A report that UWV got."""

    spell_id: str
    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class Override:
    """A due day departed from with a written reason."""

    task: str
    to: date
    reason: str
    spell_id: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known of one person on a day.

    Attributes:
        self_insurers: ids of employers that carry the ZW themselves.
        aow_date: the day of the state pension age.
        wage_sanction_days, agreed_extension_days: by which the wage duty is lengthened.
    """

    today: date
    employments: tuple[Employment, ...]
    spells: tuple[Spell, ...] = ()
    pregnancies: tuple[Pregnancy, ...] = ()
    done: tuple[Done, ...] = ()
    sent_reports: tuple[SentReport, ...] = ()
    overrides: tuple[Override, ...] = ()
    self_insurers: frozenset[str] = frozenset()
    aow_date: date | None = None
    deceased: date | None = None
    wage_sanction_days: int = 0
    agreed_extension_days: int = 0
    wia_application_filed: date | None = None

    def employer_of(self, spell: Spell) -> str:
        """The employer at which a spell was reported."""
        return next(each.employer_id for each in self.employments if each.id == spell.employment_id)

    def last_day_at(self, employer_id: str, on: date) -> date | None:
        """The last day of the unbroken employment at an employer that runs on a day, or ended last before it.

        None while it runs on (example C32). An employment that begins after a break is no part of it: who is hired
        again while ill was out of employment in between (rule R11).
        """
        last: date | None = None
        own = (each for each in self.employments if each.employer_id == employer_id)
        for each in sorted(own, key=lambda each: each.start or date.min):
            start = each.start or date.min
            if start > on and (last is None or start > last + timedelta(days=1)):
                break
            if each.end is None:
                return None
            last = max(last, each.end) if last else each.end
        return last
