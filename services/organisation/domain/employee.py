"""An employee and the employments at one employer."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from shared.kernel.errors import FieldError
from shared.kernel.formats.person_name import PersonName

MOST_PART_TIME_FACTOR = Decimal(2)
_YOUNGEST, _OLDEST = 13, 100  # years, at the start of an employment


@dataclass(frozen=True, slots=True)
class Employment:
    """One contract. `end` is its last day; hours are a week's; working days are 1 (Monday) to 7."""

    id: str
    department_id: str
    department_name: str
    department_path: tuple[str, ...]
    start: date
    end: date | None
    hours_per_week: Decimal
    full_time_hours: Decimal
    function: str | None
    working_days: tuple[int, ...]

    @property
    def part_time_factor(self) -> Decimal:
        """Contract hours over full-time hours, four decimals; may exceed 1."""
        return (self.hours_per_week / self.full_time_hours).quantize(Decimal("0.0001"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Employee:
    """A natural person at an employer. `dossier_id` names the file of this person at this employer."""

    id: str
    version: int
    employer_id: str
    dossier_id: str
    initials: str
    first_name: str | None
    infix: str | None
    last_name: str
    birth_date: date
    bsn: str | None
    email: str | None
    phone: str | None
    personnel_number: str | None
    language: Literal["nl", "en"]
    employments: tuple[Employment, ...]

    @property
    def display_name(self) -> str:
        """As the field writes it: "J. (Jan) van den Berg"."""
        return PersonName(self.initials, self.first_name, self.infix, self.last_name).display_name

    @property
    def path(self) -> tuple[str, ...]:
        """The nodes below the office that give sight of this person."""
        departments = (node for each in self.employments for node in each.department_path)
        return tuple(dict.fromkeys((self.employer_id, *departments, self.id)))


def employment_faults(employment: Employment, birth_date: date) -> tuple[FieldError, ...]:
    """What is wrong with a new employment."""
    faults = []
    age = (employment.start - birth_date).days // 365.25
    if not _YOUNGEST <= age <= _OLDEST:
        faults.append(FieldError("/birthDate", "birth-date"))
    if employment.end and employment.end < employment.start:
        faults.append(FieldError("/employment/end", "end-before-start"))
    if employment.part_time_factor > MOST_PART_TIME_FACTOR:
        faults.append(FieldError("/employment/hoursPerWeek", "part-time-factor"))
    return tuple(faults)
