"""Keys and items of employees."""

from services.organisation.domain.employee import Employee
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.kernel.errors import Conflict


class EmployeeRows:
    """Reads and writes of employees."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of_employer(
        self, employer_id: str, *, limit: int, after: Item | None
    ) -> tuple[list[Employee], Item | None]:
        """The employees of an employer, by surname: one query a page."""
        page = self._table.query(Range(f"EMPLOYER#{employer_id}"), index="gsi1", limit=limit, after=after)
        return [from_row(Employee, item) for item in page.items], page.last

    def add(self, unit: Unit, employee: Employee) -> None:
        """Stages a new employee."""
        item: Item = {
            "pk": f"EMPLOYEE#{employee.id}",
            "sk": "EMPLOYEE",
            "gsi1pk": f"EMPLOYER#{employee.employer_id}",
            "gsi1sk": f"{employee.personal.last_name.casefold()}#{employee.id}",
            **to_row(employee),
        }
        unit.put_new(item, Conflict("busy", retry_after=1))
