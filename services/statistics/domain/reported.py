"""What the figures are made from, as reported: contracts and illnesses."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from services.statistics.domain.stretches import DAY, Period, Stretch


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract. `end` is its last day, None: it runs on; `factor` the part-time factor, 1 for full time."""

    id: str
    person: str
    employer: str
    start: date | None
    end: date | None
    factor: Fraction
    zw_erd: bool = False

    @property
    def head(self) -> tuple[str, str]:
        """Who counts as one head: a person at an employer, however many contracts there are."""
        return self.person, self.employer

    def within(self, period: Period) -> Stretch | None:
        """Its days in a period."""
        return period.within(self.start, self.end + DAY if self.end else None)


@dataclass(frozen=True, slots=True)
class PercentageStep:
    """From `start` on somebody is `percent` ill. `entered` orders entries of one day: the last one counts."""

    start: date
    percent: int
    entered: str = ""


@dataclass(frozen=True, slots=True)
class ReportedSpell:
    """An illness as reported. `index` is its place in the input; the recovery is the first day not ill."""

    index: int
    contract: str
    first_sick_day: date
    recovery: date | None = None
    steps: tuple[PercentageStep, ...] = ()
    withdrawn: bool = False
    same_cause: bool | None = None
    new_agreed_work: bool = False
