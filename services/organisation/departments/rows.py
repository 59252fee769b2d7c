"""Items of departments: they lie below their employer, and are read with it (`employers/rows.py`)."""

from services.organisation.domain.employer import Department, Employer
from shared.aws.codec import to_row
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.kernel.errors import Conflict


class DepartmentRows:
    """Writes of departments."""

    @staticmethod
    def add(unit: Unit, department: Department, employer: Employer) -> None:
        """Stages a new department of an employer that did not change meanwhile."""
        unit.check((f"EMPLOYER#{employer.id}", "EMPLOYER"), Conflict("busy"), version=employer.version)
        unit.put_new(_item(department), Conflict("busy", retry_after=1))

    @staticmethod
    def save(unit: Unit, department: Department) -> None:
        """Stages a department's next version."""
        unit.put_version(_item(department), replaces=department.version - 1)


def _item(department: Department) -> Item:
    key = {"pk": f"EMPLOYER#{department.employer_id}", "sk": f"DEPARTMENT#{department.id}"}
    return {**key, **to_row(department)}
