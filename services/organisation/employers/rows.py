"""Keys and items of employers: one partition an employer, its departments below it."""

from services.organisation.domain.employer import (
    Department,
    Employer,
    EmployerState,
    EmployerTree,
    MasterData,
)
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Key, Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.kernel.errors import Conflict

_UNIQUE = {"debtor_number": "debtor-number-taken", "employer_code": "employer-code-taken"}
"""What only one employer may have, and what is said of a second one."""


class EmployerRows:
    """Reads and writes of employers."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def tree(self, employer_id: str) -> EmployerTree | None:
        """An employer with its departments, however many: one query a megabyte."""
        items = list(self._table.query_all(Range(f"EMPLOYER#{employer_id}"), consistent=True))
        head = next((item for item in items if item["sk"] == "EMPLOYER"), None)
        if head is None:
            return None
        departments = (from_row(Department, item) for item in items if item["sk"].startswith("DEPARTMENT#"))
        by_name = sorted(departments, key=lambda each: each.name.casefold())
        return EmployerTree(from_row(Employer, head), tuple(by_name))

    def by_ids(self, ids: list[str]) -> list[Employer]:
        """Those of `ids` that are employers, by name: one request."""
        found = self._table.batch_get([(f"EMPLOYER#{each}", "EMPLOYER") for each in ids])
        employers = (from_row(Employer, item) for item in found.values())
        return sorted(employers, key=lambda each: each.data.name.casefold())

    def of_office(
        self, office_id: str, *, limit: int, after: Item | None
    ) -> tuple[list[Employer], Item | None]:
        """The employers published under an office, by name: one query a page."""
        page = self._table.query(Range(f"OFFICE#{office_id}"), index="gsi1", limit=limit, after=after)
        return [from_row(Employer, item) for item in page.items], page.last

    def of_state(
        self, state: EmployerState, *, limit: int, after: Item | None
    ) -> tuple[list[Employer], Item | None]:
        """All employers of a state, by name: one query a page."""
        page = self._table.query(Range(f"EMPLOYERS#{state}"), index="gsi2", limit=limit, after=after)
        return [from_row(Employer, item) for item in page.items], page.last

    def add(self, unit: Unit, employer: Employer) -> None:
        """Stages a new employer."""
        unit.put_new(_item(employer), Conflict("busy", retry_after=1))

    def save(self, unit: Unit, employer: Employer, before: MasterData) -> None:
        """Stages an employer's next version; debtor number and code stay unique."""
        unit.put_version(_item(employer), replaces=employer.version - 1)
        for name, code in _UNIQUE.items():
            old, new = getattr(before, name), getattr(employer.data, name)
            if old == new:
                continue
            if new:
                key = _guard_key(name, new)
                item = {"pk": key[0], "sk": key[1], "owner": employer.id}
                unit.put_new(item, Conflict(code))
            if old:
                unit.forget(_guard_key(name, old))


def _guard_key(name: str, value: str) -> Key:
    return (f"{name.upper()}#{value}", "GUARD")


def _item(employer: Employer) -> Item:
    name = f"{employer.data.name.casefold()}#{employer.id}"
    item: Item = {
        "pk": f"EMPLOYER#{employer.id}",
        "sk": "EMPLOYER",
        "gsi2pk": f"EMPLOYERS#{employer.state}",
        "gsi2sk": name,
        **to_row(employer),
    }
    if employer.office_id:
        item |= {"gsi1pk": f"OFFICE#{employer.office_id}", "gsi1sk": name}
    return item
