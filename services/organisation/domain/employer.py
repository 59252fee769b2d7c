"""An employer: master data, its place under an office, and what it lacks before it can be published."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum

from shared.kernel.errors import Conflict, FieldError, Refused


class State(StrEnum):
    """A draft is visible to customer administration only (F59)."""

    DRAFT = "draft"
    PUBLISHED = "published"


STANDARD_CLASSIFICATIONS = ("SICK", "WORK_ACCIDENT", "WORK_ACCIDENT_RECOURSE", "ORGAN_DONATION", "PREGNANCY")
"""Switched on for a new employer (F50)."""

PLACEHOLDERS = {
    "payroll_tax_number": "000000000L01",
    "uwv_connection_number": "12345678912345",
    "sector": "99",
    "offering": "_",
}
"""What stands for "unknown" and lets an employer be saved (F44, F46, F47, F48); listed for later clean-up."""


@dataclass(frozen=True, slots=True)
class Address:
    """A Dutch address; postcode as "1234 AB"."""

    street: str
    house_number: int
    house_number_suffix: str | None
    postcode: str
    city: str


@dataclass(frozen=True, slots=True)
class MasterData:
    """What an employer's form holds. In a draft everything but the name may be missing."""

    name: str
    phone: str | None = None
    visiting_address: Address | None = None
    postal_address: Address | None = None
    payroll_tax_number: str | None = None
    uwv_branch: str | None = None
    uwv_connection_number: str | None = None
    sector: str | None = None
    offering: str | None = None
    debtor_number: str | None = None
    employer_code: str | None = None
    classifications: tuple[str, ...] = STANDARD_CLASSIFICATIONS
    case_manager_id: str | None = None


_OPTIONAL = frozenset({"postal_address", "employer_code"})


@dataclass(frozen=True, slots=True)
class LineManager:
    """Who leads a department (F72): a contact person, perhaps with an account of their own."""

    contact_id: str
    version: int
    name: str
    email: str
    phone: str | None
    user_id: str | None


@dataclass(frozen=True, slots=True)
class Department:
    """A node under an employer. `path` runs from the employer to the department itself."""

    id: str
    version: int
    employer_id: str
    name: str
    parent_id: str | None
    path: tuple[str, ...]
    line_manager: LineManager | None


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer with its place in the tree."""

    id: str
    version: int
    state: State
    data: MasterData
    office_id: str | None = None
    office_name: str | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The nodes that give sight of it: its office and itself."""
        return (self.office_id, self.id) if self.office_id else (self.id,)


def missing(data: MasterData, departments: int) -> tuple[FieldError, ...]:
    """What publishing still needs: every mandatory field, and a department (domain rules, section 8)."""
    absent = [
        FieldError(f"/{_camel(each.name)}", "required")
        for each in fields(data)
        if each.name not in _OPTIONAL and getattr(data, each.name) in (None, ())
    ]
    if departments == 0:
        absent.append(FieldError("/departments", "department-needed"))
    return tuple(absent)


def unknown(data: MasterData) -> tuple[str, ...]:
    """Pointers of the fields that hold the placeholder for "unknown"."""
    return tuple(f"/{_camel(name)}" for name, text in PLACEHOLDERS.items() if getattr(data, name) == text)


def changed(employer: Employer, data: MasterData, departments: int) -> Employer:
    """The employer with other master data.

    Raises:
        Refused: it is published and would no longer be complete.
    """
    if employer.state is State.PUBLISHED:
        _refuse_incomplete(data, departments)
    return replace(employer, version=employer.version + 1, data=data)


def published(employer: Employer, departments: int, *, office_id: str, office_name: str) -> Employer:
    """The employer visible under an office (F58-F61).

    Raises:
        Conflict: published already.
        Refused: something mandatory is missing; each field is named.
    """
    if employer.state is State.PUBLISHED:
        raise Conflict("already-published")
    _refuse_incomplete(employer.data, departments)
    return replace(
        employer,
        version=employer.version + 1,
        state=State.PUBLISHED,
        office_id=office_id,
        office_name=office_name,
    )


def _refuse_incomplete(data: MasterData, departments: int) -> None:
    absent = missing(data, departments)
    if absent:
        raise Refused("employer-incomplete", fields=absent)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)
