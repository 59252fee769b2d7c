"""What services keep of each other's employers, employees and accounts: each kind once, and who keeps what of it.

A copy is kept by event (`shared/contracts/copying.py`); what a service does not keep has the value of an absent field.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final, Literal


@dataclass(frozen=True, slots=True)
class EmployerCopy:
    """An employer as organisation tells it: its place, what it offers, who manages its cases."""

    id: str
    version: int
    name: str = ""
    office_id: str | None = None
    office_name: str | None = None
    is_published: bool = False
    classifications: tuple[str, ...] = ()
    case_manager_id: str | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The nodes that give sight of the whole employer, from the office down."""
        return (self.office_id, self.id) if self.office_id else (self.id,)


@dataclass(frozen=True, slots=True)
class Employment:
    """One contract of an employee.

    Attributes:
        start, end: first and last day; None: unknown, or it runs on.
        department_path: the nodes from the employer's departments down to its own.
        part_time_factor: contract hours / full-time hours as decimal text.
        working_days: 1 (Monday) to 7.
    """

    id: str
    employer_id: str
    start: date | None = None
    end: date | None = None
    part_time_factor: str = "1"
    working_days: tuple[int, ...] = (1, 2, 3, 4, 5)
    department_id: str = ""
    department_name: str = ""
    department_path: tuple[str, ...] = ()
    function: str | None = None

    def runs_on(self, day: date) -> bool:
        """Whether it runs on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class DossierCopy:
    """The file of one employee at one employer, as organisation tells of it.

    Attributes:
        has_mobile: whether a phone number is known to which codes can go.
        departments: the nodes between employer and employee, of all employments.
        function, part_time_factor: of the employment begun last.
    """

    id: str
    version: int
    employee_id: str
    employer_id: str
    employee_name: str = ""
    birth_date: date | None = None
    personnel_number: str | None = None
    email: str | None = None
    phone: str | None = None
    has_mobile: bool = False
    language: Literal["nl", "en"] = "nl"
    departments: tuple[str, ...] = ()
    function: str | None = None
    part_time_factor: str = ""
    employments: tuple[Employment, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """The nodes below the office that give sight of it."""
        return tuple(dict.fromkeys((self.employer_id, *self.departments, self.employee_id)))

    @property
    def day_of_birth(self) -> date:
        """The birth date, for a service that keeps it: organisation always tells it."""
        assert self.birth_date is not None, "this service does not keep birth dates"
        return self.birth_date

    def employment(self, identifier: str) -> Employment | None:
        """An employment by its id."""
        return next((each for each in self.employments if each.id == identifier), None)

    def employment_on(self, day: date) -> Employment | None:
        """The employment that runs on a day; the latest begun of several."""
        running = [each for each in self.employments if each.runs_on(day)]
        return max(running, key=lambda each: each.start or date.min, default=None)


@dataclass(frozen=True, slots=True)
class UserCopy:
    """An account as identity tells it.

    Attributes:
        is_open: not blocked.
        has_mobile: whether a phone number is known to which codes can go.
        phone_proof: how its number is known to be its own.
        person_id: the employee behind an account of the message portal.
    """

    id: str
    version: int
    name: str = ""
    email: str = ""
    language: Literal["nl", "en"] = "nl"
    groups: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    is_open: bool = True
    phone: str | None = None
    has_mobile: bool = False
    phone_proof: str = ""
    person_id: str | None = None


_ALWAYS: Final = frozenset({"id", "version", "employee_id", "employer_id"})

KEPT: Final[Mapping[str, Mapping[type, frozenset[str]]]] = {
    "identity": {DossierCopy: frozenset({"employee_name", "email", "phone", "language"})},
    "organisation": {UserCopy: frozenset({"name", "is_open"})},
    "trajects": {
        EmployerCopy: frozenset(
            {"name", "office_id", "office_name", "is_published", "classifications", "case_manager_id"}
        ),
        DossierCopy: frozenset(
            {
                "employee_name",
                "birth_date",
                "personnel_number",
                "email",
                "phone",
                "departments",
                "employments",
            }
        ),
        UserCopy: frozenset({"name"}),
    },
    "documents": {
        EmployerCopy: frozenset({"name", "office_id", "is_published", "case_manager_id"}),
        DossierCopy: frozenset(
            {"employee_name", "birth_date", "personnel_number", "departments", "function", "part_time_factor"}
        ),
        UserCopy: frozenset(
            {"name", "language", "groups", "scopes", "is_open", "phone", "phone_proof", "person_id"}
        ),
    },
    "messaging": {
        EmployerCopy: frozenset({"office_id", "is_published"}),
        DossierCopy: frozenset({"employee_name", "email", "has_mobile", "departments"}),
        UserCopy: frozenset(
            {"name", "email", "language", "groups", "scopes", "is_open", "has_mobile", "person_id"}
        ),
    },
    "statistics": {EmployerCopy: frozenset({"name", "office_id", "is_published"})},
    "audit": {
        EmployerCopy: frozenset({"name", "office_id"}),
        DossierCopy: frozenset({"employee_name", "departments"}),
        UserCopy: frozenset({"name"}),
    },
}
"""What each service keeps besides ids and version: no more than it shows or decides by (AVG art. 5(1)c)."""


def kept[T: (EmployerCopy, DossierCopy, UserCopy)](copy: T, service: str) -> T:
    """A copy with what `service` keeps of it; the rest has the value of an absent field."""
    own = KEPT[service][type(copy)] | _ALWAYS
    absent: dict[str, Any] = {each.name: each.default for each in fields(copy) if each.name not in own}
    return replace(copy, **absent)
