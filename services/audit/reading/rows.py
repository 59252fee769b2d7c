"""Copies by which the log is read: names of accounts and employers, and where employees stand."""

from collections.abc import Collection

from services.audit.reading.rules import FEWEST_LETTERS, search_name
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.kernel.copies import DossierCopy, EmployerCopy, UserCopy


class NameCopies:
    """Accounts, employers and employees' files."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def keep_user(self, unit: Unit, user: UserCopy) -> None:
        """Stages the copy of an account, unless a newer one is here."""
        unit.put_newer({"pk": f"USER#{user.id}", "sk": "COPY", **to_row(user)})

    def keep_employer(self, unit: Unit, employer: EmployerCopy) -> None:
        """Stages the copy of an employer, unless a newer one is here."""
        unit.put_newer({"pk": f"EMPLOYER#{employer.id}", "sk": "COPY", **to_row(employer)})

    def keep_dossier(self, unit: Unit, dossier: DossierCopy) -> None:
        """Stages the copy of an employee's file, unless a newer one is here."""
        name = search_name(dossier.employee_name)
        unit.put_newer(
            {
                "pk": f"EMPLOYEE#{dossier.employee_id}",
                "sk": f"DOSSIER#{dossier.id}",
                "gsi1pk": f"NAME#{name[:FEWEST_LETTERS]}",
                "gsi1sk": f"{name}#{dossier.id}",
                **to_row(dossier),
            }
        )

    def dossiers_of(self, employee_id: str) -> list[DossierCopy]:
        """The files of an employee."""
        found = self._table.query_all(Range(f"EMPLOYEE#{employee_id}"))
        return [from_row(DossierCopy, item) for item in found]

    def dossiers_named(
        self, name: str, *, limit: int, after: Item | None
    ) -> tuple[list[DossierCopy], Item | None]:
        """Files of employees whose last name starts with `name`, by name: one query."""
        span = Range(f"NAME#{name[:FEWEST_LETTERS]}", prefix=name)
        page = self._table.query(span, index="gsi1", limit=limit, after=after)
        return [from_row(DossierCopy, item) for item in page.items], page.last

    def employers(self, ids: Collection[str]) -> dict[str, EmployerCopy]:
        """Employers by id: one batch get."""
        found = (from_row(EmployerCopy, item) for item in self._copies("EMPLOYER", ids))
        return {each.id: each for each in found}

    def names_of(self, ids: Collection[str]) -> dict[str, str]:
        """Names of accounts by id: one batch get; who is unknown here is left out."""
        found = (from_row(UserCopy, item) for item in self._copies("USER", ids))
        return {each.id: each.name for each in found}

    def _copies(self, kind: str, ids: Collection[str]) -> Collection[Item]:
        if not ids:
            return ()
        return self._table.batch_get([(f"{kind}#{each}", "COPY") for each in sorted(ids)]).values()
