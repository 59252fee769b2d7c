"""Departments: added, and their name and line manager changed."""

from dataclasses import replace

from services.organisation.choices.rows import UserRows
from services.organisation.departments.rows import DepartmentRows
from services.organisation.departments.rules import LineManagerDetails, led, path_below
from services.organisation.domain.employer import Department
from services.organisation.outgoing import record_department
from services.organisation.sight import employer_in_sight
from shared.aws.context import Context
from shared.kernel.errors import NotFound, StaleVersion, refused_field


def add_department(
    context: Context, employer_id: str, name: str, parent_id: str | None, manager: LineManagerDetails | None
) -> Department:
    """A new department under an employer or another department (F62).

    Raises:
        NotFound: the employer is out of sight.
        Refused: an unknown parent or manager's account.
    """
    tree = employer_in_sight(context, employer_id)
    above, identifier = path_below(tree, parent_id), context.unit.ids()
    _check_account(context, manager)
    made = led(
        Department(identifier, 1, tree.employer.id, name, (*above, identifier), parent_id),
        manager,
        context.unit.ids,
    )
    DepartmentRows.add(context.unit, made, tree.employer)
    record_department(context.unit, made)
    return made


def edit_department(
    context: Context,
    employer_id: str,
    department_id: str,
    version: int,
    *,
    name: str,
    manager: LineManagerDetails | None,
) -> Department:
    """A department's name and line manager changed (F72).

    Raises:
        NotFound, StaleVersion: out of sight, or changed since.
        Refused: the manager's account is unknown.
    """
    department = employer_in_sight(context, employer_id).department(department_id)
    if department is None:
        raise NotFound
    if department.version != version:
        raise StaleVersion
    _check_account(context, manager)
    edited = led(replace(department, version=version + 1, name=name), manager, context.unit.ids)
    DepartmentRows.save(context.unit, edited)
    record_department(context.unit, edited)
    return edited


def _check_account(context: Context, manager: LineManagerDetails | None) -> None:
    if manager and manager.user_id and UserRows(context.table).user(manager.user_id) is None:
        raise refused_field(("line_manager", "user_id"), "unknown-user")
