"""Offices, employers and departments: from a first draft to a published employer."""

from dataclasses import dataclass, replace

from services.organisation.domain.employer import (
    Department,
    Employer,
    LineManager,
    MasterData,
    State,
    changed,
    published,
)
from services.organisation.domain.office import Office
from services.organisation.use_cases.doors import Doors, employer_in_sight
from services.organisation.use_cases.publish import tell_department_changed, tell_employer_changed
from shared.contracts.organisation import EmployerPublished
from shared.kernel.errors import NotFound, StaleVersion, refused_field


@dataclass(frozen=True, slots=True)
class AskedLineManager:
    """A department's line manager as asked for."""

    name: str
    email: str
    phone: str | None
    user_id: str | None


def open_office(doors: Doors, name: str) -> Office:
    """A new office.

    Raises:
        Conflict: the name is taken.
    """
    office = Office(doors.unit.ids(), 1, name)
    doors.store.add_office(doors.unit, office)
    return office


def create_employer(doors: Doors, name: str) -> Employer:
    """A new employer in draft (F39)."""
    employer = Employer(doors.unit.ids(), 1, State.DRAFT, MasterData(name))
    doors.store.add_employer(doors.unit, employer)
    tell_employer_changed(doors.unit, employer)
    return employer


def edit_employer(
    doors: Doors, employer_id: str, version: int, data: MasterData
) -> tuple[Employer, list[Department]]:
    """An employer's form saved, whole or in part.

    Raises:
        NotFound, StaleVersion: out of sight, or changed since.
        Refused: an unknown case manager, or a published employer would lack something.
        Conflict: debtor number or code is taken.
    """
    employer, departments = _current(doors, employer_id, version)
    if data.case_manager_id and doors.store.colleague(data.case_manager_id) is None:
        raise refused_field("/caseManagerId", "unknown-case-manager")
    edited = changed(employer, data, len(departments))
    doors.store.save_employer(doors.unit, edited, employer.data)
    tell_employer_changed(doors.unit, edited)
    return edited, departments


def publish_employer(
    doors: Doors, employer_id: str, version: int, office_id: str
) -> tuple[Employer, list[Department]]:
    """An employer made visible under an office.

    Raises:
        NotFound, StaleVersion: out of sight, or changed since.
        Refused: incomplete, or an unknown office.
        Conflict: published already.
    """
    employer, departments = _current(doors, employer_id, version)
    office = doors.store.office(office_id)
    if office is None:
        raise refused_field("/officeId", "unknown-office")
    shown = published(employer, len(departments), office_id=office.id, office_name=office.name)
    doors.store.save_employer(doors.unit, shown, employer.data)
    tell_employer_changed(doors.unit, shown)
    doors.unit.record(EmployerPublished(employer_id=shown.id, office_id=office.id))
    return shown, departments


def add_department(
    doors: Doors, employer_id: str, name: str, parent_id: str | None, manager: AskedLineManager | None
) -> Department:
    """A new department under an employer or another department (F62).

    Raises:
        NotFound: the employer is out of sight.
        Refused: an unknown parent or manager's account.
    """
    employer, departments = employer_in_sight(doors, employer_id)
    parent = _parent(departments, parent_id)
    identifier = doors.unit.ids()
    department = Department(
        id=identifier,
        version=1,
        employer_id=employer.id,
        name=name,
        parent_id=parent_id,
        path=(*(parent.path if parent else (employer.id,)), identifier),
        line_manager=_line_manager(doors, None, manager),
    )
    doors.store.add_department(doors.unit, department, employer)
    tell_department_changed(doors.unit, department)
    return department


def edit_department(
    doors: Doors,
    employer_id: str,
    department_id: str,
    version: int,
    *,
    name: str,
    manager: AskedLineManager | None,
) -> Department:
    """A department's name and line manager changed (F72).

    Raises:
        NotFound, StaleVersion: out of sight, or changed since.
        Refused: the manager's account is unknown.
    """
    _, departments = employer_in_sight(doors, employer_id)
    department = next((each for each in departments if each.id == department_id), None)
    if department is None:
        raise NotFound
    if department.version != version:
        raise StaleVersion
    edited = replace(
        department,
        version=version + 1,
        name=name,
        line_manager=_line_manager(doors, department.line_manager, manager),
    )
    doors.store.save_department(doors.unit, edited)
    tell_department_changed(doors.unit, edited)
    return edited


def _current(doors: Doors, employer_id: str, version: int) -> tuple[Employer, list[Department]]:
    employer, departments = employer_in_sight(doors, employer_id)
    if employer.version != version:
        raise StaleVersion
    return employer, departments


def _parent(departments: list[Department], parent_id: str | None) -> Department | None:
    if parent_id is None:
        return None
    parent = next((each for each in departments if each.id == parent_id), None)
    if parent is None:
        raise refused_field("/parentId", "unknown-department")
    return parent


def _line_manager(
    doors: Doors, before: LineManager | None, asked: AskedLineManager | None
) -> LineManager | None:
    if asked is None:
        return None
    if asked.user_id and doors.store.colleague(asked.user_id) is None:
        raise refused_field("/lineManager/userId", "unknown-user")
    return LineManager(
        contact_id=before.contact_id if before else doors.unit.ids(),
        version=before.version + 1 if before else 1,
        name=asked.name,
        email=asked.email,
        phone=asked.phone,
        user_id=asked.user_id,
    )
