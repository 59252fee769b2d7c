"""What documents keeps of the others: small copies, as far as documents and signers need them."""

from dataclasses import dataclass
from datetime import date

from shared.kernel.permissions import Permission, permissions_of
from shared.kernel.principal import ENVIRONMENT_NODE


@dataclass(frozen=True, slots=True)
class DossierCopy:
    """An employee at an employer.

    Attributes:
        nodes: the employer, the departments of all employments, the employee: who holds one sees the dossier.
    """

    id: str
    version: int
    employee_id: str
    employer_id: str
    employee_name: str
    birth_date: date
    personnel_number: str | None
    nodes: tuple[str, ...]
    function: str | None
    part_time_factor: str


@dataclass(frozen=True, slots=True)
class EmployerCopy:
    """An employer and the office above it."""

    id: str
    version: int
    name: str
    office_id: str | None
    is_published: bool
    case_manager_id: str | None


@dataclass(frozen=True, slots=True)
class UserCopy:
    """An account: who it is, where codes go, and what it sees."""

    id: str
    version: int
    name: str
    language: str
    groups: tuple[str, ...]
    scopes: tuple[str, ...]
    is_open: bool
    phone: str | None
    phone_proof: str
    person_id: str | None

    def may_sign(self, nodes: frozenset[str]) -> bool:
        """Whether this account may be asked to sign a document of a dossier on `nodes`."""
        sees = ENVIRONMENT_NODE in self.scopes or not nodes.isdisjoint(self.scopes)
        return self.is_open and sees and Permission.CEREMONY_SIGN in permissions_of(self.groups)


@dataclass(frozen=True, slots=True)
class TrajectCopy:
    """A traject: whose it is and since when."""

    id: str
    dossier_id: str
    first_sick_day: date


@dataclass(frozen=True, slots=True)
class Case:
    """A dossier with what stands around it."""

    dossier: DossierCopy
    employer: EmployerCopy

    @property
    def nodes(self) -> frozenset[str]:
        """Every node from which the dossier is in sight."""
        office = (self.employer.office_id,) if self.employer.office_id else ()
        return frozenset((*office, *self.dossier.nodes))
