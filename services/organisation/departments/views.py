"""Departments as they are shown."""

from services.organisation.departments.schemas import DepartmentAnswer, LineManagerAnswer
from services.organisation.domain.employer import Department, LineManager


def department_answer(department: Department) -> DepartmentAnswer:
    """A department with its line manager."""
    manager = department.line_manager
    return DepartmentAnswer(
        id=department.id,
        version=department.version,
        name=department.name,
        parent_id=department.parent_id,
        line_manager=_line_manager(manager) if manager else None,
    )


def _line_manager(manager: LineManager) -> LineManagerAnswer:
    return LineManagerAnswer(
        name=manager.name, email=manager.email, phone=manager.phone, user_id=manager.user_id
    )
