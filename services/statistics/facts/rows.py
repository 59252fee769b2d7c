"""Keys and items of facts: dossiers, employers, and the sums of an employer's months."""

from services.statistics.domain.months import Shifts
from services.statistics.facts.rules import DossierFacts
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Range, Table
from shared.aws.transaction import MOST_ROWS, Unit
from shared.kernel.copies import EmployerCopy
from shared.kernel.errors import Raced

MOST_MONTHS = MOST_ROWS - 1
"""How many months one transaction takes beside the dossier."""

_MONTH = "MONTH#"


class FactRows:
    """Reads and writes of facts and sums."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def dossier(self, dossier_id: str) -> DossierFacts | None:
        """The facts of a dossier."""
        item = self._table.get((f"DOSSIER#{dossier_id}", "FACTS"), consistent=True)
        return from_row(DossierFacts, item) if item else None

    def save(self, unit: Unit, dossier: DossierFacts, lacking: Shifts) -> None:
        """Stages a dossier's next version, and what its employer's months get with it. Raced: somebody was first."""
        item = {"pk": f"DOSSIER#{dossier.id}", "sk": "FACTS", **to_row(dossier)}
        if dossier.version == 1:
            unit.put_new(item, Raced())
        else:
            unit.put_version(item, replaces=dossier.version - 1, error=Raced())
        for month, marks in lacking.items():
            unit.add((f"EMPLOYER#{dossier.employer_id}", f"{_MONTH}{month}"), marks)

    def keep_employer(self, unit: Unit, employer: EmployerCopy) -> None:
        """Stages the copy of an employer, unless a newer one is here."""
        unit.put_newer({"pk": f"EMPLOYER#{employer.id}", "sk": "COPY", **to_row(employer)})

    def employer(self, employer_id: str, until: str) -> tuple[EmployerCopy | None, Shifts]:
        """An employer and all its months up to `until`, however many people work there: one query a megabyte."""
        found: EmployerCopy | None = None
        months: Shifts = {}
        for item in self._table.query_all(Range(f"EMPLOYER#{employer_id}", until=f"{_MONTH}{until}")):
            name = str(item["sk"])
            if name == "COPY":
                found = from_row(EmployerCopy, item)
            else:
                months[name.removeprefix(_MONTH)] = {
                    mark: amount for mark, amount in item.items() if mark not in {"pk", "sk"}
                }
        return found, months
