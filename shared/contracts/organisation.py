"""What organisation tells."""

from datetime import date
from typing import ClassVar, Literal

from shared.contracts.envelope import EventData, FactData


class EmployerChanged(EventData):
    """An employer as it now is: its place under an office, its classifications, its case manager."""

    name: ClassVar[str] = "EmployerChanged"

    employer_id: str
    aggregate_version: int
    employer_name: str
    office_id: str | None
    office_name: str | None
    state: Literal["draft", "published"]
    classifications: tuple[str, ...]
    case_manager_id: str | None


class EmployerPublished(EventData):
    """An employer became visible to the users of an office."""

    name: ClassVar[str] = "EmployerPublished"

    employer_id: str
    office_id: str


class DepartmentChanged(EventData):
    """A department as it now is."""

    name: ClassVar[str] = "DepartmentChanged"

    department_id: str
    employer_id: str
    aggregate_version: int
    department_name: str
    path: tuple[str, ...]
    line_manager_contact_id: str | None
    line_manager_user_id: str | None


class ContactChanged(EventData):
    """A contact person as it now is. Carries named personal fields, so the archive leaves it out."""

    name: ClassVar[str] = "ContactChanged"
    is_archived: ClassVar[bool] = False

    contact_id: str
    employer_id: str
    aggregate_version: int
    display_name: str
    email: str
    language: Literal["nl", "en"]


class EmploymentFact(FactData):
    """One employment: its place in the tree and the days and hours worked."""

    employment_id: str
    department_id: str
    department_name: str
    department_path: tuple[str, ...]
    start: date
    end: date | None
    part_time_factor: str
    working_days: tuple[int, ...]
    function: str | None


class EmployeeChanged(EventData):
    """An employee at one employer, with all employments there. Named personal fields: not archived."""

    name: ClassVar[str] = "EmployeeChanged"
    is_archived: ClassVar[bool] = False

    employee_id: str
    employer_id: str
    dossier_id: str
    aggregate_version: int
    display_name: str
    birth_date: date
    personnel_number: str | None
    email: str | None
    phone: str | None
    language: Literal["nl", "en"]
    employments: tuple[EmploymentFact, ...]
