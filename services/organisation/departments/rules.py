"""What a department becomes: its place in the tree, and who leads it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from services.organisation.domain.employer import Department, EmployerTree, LineManager
from shared.kernel.errors import refused_field


@dataclass(frozen=True, slots=True)
class LineManagerDetails:
    """A department's line manager, as entered."""

    name: str
    email: str
    phone: str | None = None
    user_id: str | None = None


def path_below(tree: EmployerTree, parent_id: str | None) -> tuple[str, ...]:
    """The nodes above a new department, from the employer down.

    Raises:
        Refused: an unknown parent.
    """
    if parent_id is None:
        return (tree.employer.id,)
    parent = tree.department(parent_id)
    if parent is None:
        raise refused_field("parent_id", "unknown-department")
    return parent.path


def led(department: Department, details: LineManagerDetails | None, new_id: Callable[[], str]) -> Department:
    """The department with another line manager, or none; the contact stays the same while somebody leads it."""
    before = department.line_manager
    if details is None:
        return replace(department, line_manager=None)
    manager = LineManager(
        contact_id=before.contact_id if before else new_id(),
        version=before.version + 1 if before else 1,
        name=details.name,
        email=details.email,
        phone=details.phone,
        user_id=details.user_id,
    )
    return replace(department, line_manager=manager)
