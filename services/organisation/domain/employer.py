"""An employer with its departments: the nodes of the organisation tree below an office."""

from dataclasses import dataclass
from enum import StrEnum


class EmployerState(StrEnum):
    """A draft is visible to customer administration only (F59)."""

    DRAFT = "draft"
    PUBLISHED = "published"


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
    classifications: tuple[str, ...] = ()
    case_manager_id: str | None = None


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer with its place in the tree."""

    id: str
    version: int
    state: EmployerState
    data: MasterData
    office_id: str | None = None
    office_name: str | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The nodes that give sight of it: its office and itself."""
        return (self.office_id, self.id) if self.office_id else (self.id,)


@dataclass(frozen=True, slots=True)
class LineManager:
    """Who leads a department (F72): a contact person, perhaps with an account of their own."""

    contact_id: str
    version: int
    name: str
    email: str
    phone: str | None = None
    user_id: str | None = None


@dataclass(frozen=True, slots=True)
class Department:
    """A node under an employer. `path` runs from the employer to the department itself."""

    id: str
    version: int
    employer_id: str
    name: str
    path: tuple[str, ...]
    parent_id: str | None = None
    line_manager: LineManager | None = None


@dataclass(frozen=True, slots=True)
class EmployerTree:
    """An employer with its departments, by name."""

    employer: Employer
    departments: tuple[Department, ...] = ()

    def department(self, department_id: str) -> Department | None:
        """One of its departments."""
        return next((each for each in self.departments if each.id == department_id), None)
