"""Keys and items of tasks that came near or were done: below their dossier, and in the list of whoever does them."""

from dataclasses import dataclass
from datetime import date

from services.trajects.domain.case import Case, TaskRow, Traject
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.kernel.errors import Conflict


@dataclass(frozen=True, slots=True)
class ListedCase:
    """What a task list shows of a case besides the task. `since` is the start of its traject."""

    dossier_id: str
    employee_name: str
    employer_name: str
    since: date
    protocol: str


@dataclass(frozen=True, slots=True)
class ListedTask:
    """A task in somebody's list."""

    row: TaskRow
    case: ListedCase


class TaskRows:
    """Reads and writes of task rows."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def listed_for(
        self, user_id: str, *, limit: int, after: Item | None
    ) -> tuple[list[ListedTask], Item | None]:
        """Somebody's open tasks by due day: one query a page."""
        page = self._table.query(Range(f"LIST#{user_id}"), index="gsi1", limit=limit, after=after)
        found = [
            ListedTask(from_row(TaskRow, item), from_row(ListedCase, item["case"])) for item in page.items
        ]
        return found, page.last

    def save(self, unit: Unit, row: TaskRow, case: Case, traject: Traject) -> None:
        """Stages a task's next version; at version 1 it had no row yet."""
        item = _item(row, _listed(case, traject))
        if row.version == 1:
            unit.put_new(item, Conflict("busy"))
        else:
            unit.put_version(item, replaces=row.version - 1)


def _listed(case: Case, traject: Traject) -> ListedCase:
    dossier = case.file.dossier
    return ListedCase(dossier.id, dossier.employee_name, case.employer.name, traject.start, traject.protocol)


def _item(row: TaskRow, case: ListedCase) -> Item:
    item: Item = {
        "pk": f"DOSSIER#{case.dossier_id}",
        "sk": f"D#TASK#{row.traject_id}#{row.key}",
        **to_row(row),
        "case": to_row(case),
    }
    if row.list_of:
        item |= {
            "gsi1pk": f"LIST#{row.list_of}",
            "gsi1sk": f"{row.due.isoformat()}#{case.dossier_id}#{row.key}",
        }
    return item
