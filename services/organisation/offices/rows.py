"""Keys and items of offices."""

from services.organisation.domain.office import Office
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Range, Table
from shared.aws.transaction import Unit
from shared.kernel.errors import Conflict


class OfficeRows:
    """Reads and writes of offices."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def all(self) -> list[Office]:
        """Every office by name: one query a megabyte."""
        offices = (from_row(Office, item) for item in self._table.query_all(Range("OFFICES")))
        return sorted(offices, key=lambda office: office.name.casefold())

    def one(self, office_id: str) -> Office | None:
        """An office by id: one get."""
        item = self._table.get(("OFFICES", office_id))
        return from_row(Office, item) if item else None

    def ids_among(self, ids: list[str]) -> list[str]:
        """Those of `ids` that are offices: one request."""
        return sorted(sk for _, sk in self._table.batch_get([("OFFICES", each) for each in ids]))

    def add(self, unit: Unit, office: Office) -> None:
        """Stages a new office; its name must be free."""
        taken = Conflict("office-name-taken")
        unit.put_new(
            {"pk": f"OFFICE_NAME#{office.name.casefold()}", "sk": "GUARD", "owner": office.id}, taken
        )
        unit.put_new({"pk": "OFFICES", "sk": office.id, **to_row(office)}, taken)
