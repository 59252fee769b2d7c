"""An employee and the employments at one employer."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from shared.kernel.formats.person_name import PersonName


@dataclass(frozen=True, slots=True)
class EmploymentTerms:
    """What a contract says.

    Attributes:
        start, end: first and last day; None: it runs on.
        hours_per_week, full_time_hours: decimal text.
        working_days: 1 (Monday) to 7.
    """

    start: date
    end: date | None
    hours_per_week: str
    full_time_hours: str
    function: str | None
    working_days: tuple[int, ...]

    @property
    def part_time_factor(self) -> Decimal:
        """Contract hours over full-time hours, four decimals; may exceed 1."""
        factor = Decimal(self.hours_per_week) / Decimal(self.full_time_hours)
        return factor.quantize(Decimal("0.0001"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class EmploymentContract:
    """One contract, at a department. `department_path` runs from the employer to the department itself."""

    id: str
    department_id: str
    department_name: str
    department_path: tuple[str, ...]
    terms: EmploymentTerms


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Who an employee is, and how they are reached."""

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

    @property
    def display_name(self) -> str:
        """As the field writes it: "J. (Jan) van den Berg"."""
        return PersonName(self.initials, self.first_name, self.infix, self.last_name).display_name


@dataclass(frozen=True, slots=True)
class Employee:
    """A natural person at an employer. `dossier_id` names the file of this person at this employer."""

    id: str
    version: int
    employer_id: str
    dossier_id: str
    personal: PersonalData
    employments: tuple[EmploymentContract, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """The nodes below the office that give sight of this person."""
        departments = (node for each in self.employments for node in each.department_path)
        return tuple(dict.fromkeys((self.employer_id, *departments, self.id)))
