"""Keys and items of what documents keeps of the others: dossiers, employers, accounts, trajects."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import batched

from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Key, Table
from shared.aws.transaction import Unit
from shared.kernel.copies import DossierCopy, EmployerCopy, UserCopy

_MOST_KEYS = 100
"""As many as one batch get takes."""


@dataclass(frozen=True, slots=True)
class TrajectCopy:
    """A traject: whose it is and since when."""

    id: str
    dossier_id: str
    first_sick_day: date


class CopyRows:
    """Reads and writes of the copies."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def dossier(self, dossier_id: str) -> DossierCopy | None:
        """An employee at an employer: one get."""
        item = self._table.get((f"DOSSIER#{dossier_id}", "COPY"))
        return from_row(DossierCopy, item) if item else None

    def employer(self, employer_id: str) -> EmployerCopy | None:
        """An employer: one get."""
        item = self._table.get((f"EMPLOYER#{employer_id}", "COPY"))
        return from_row(EmployerCopy, item) if item else None

    def users(self, ids: Iterable[str]) -> dict[str, UserCopy]:
        """Accounts by id, those that are known: one request a hundred."""
        keys: list[Key] = [(f"USER#{each}", "COPY") for each in dict.fromkeys(ids)]
        pages = (self._table.batch_get(each) for each in batched(keys, _MOST_KEYS, strict=False))
        found = [from_row(UserCopy, item) for page in pages for item in page.values()]
        return {each.id: each for each in found}

    def user(self, user_id: str | None) -> UserCopy | None:
        """An account; None: unknown."""
        return self.users([user_id]).get(user_id) if user_id else None

    def portal_account_of(self, person_id: str) -> UserCopy | None:
        """The portal account of an employee: one get."""
        item = self._table.get((f"PERSON#{person_id}", "COPY"))
        return from_row(UserCopy, item) if item else None

    def traject(self, traject_id: str) -> TrajectCopy | None:
        """A traject, as it was reported: one get."""
        item = self._table.get((f"TRAJECT#{traject_id}", "COPY"))
        return from_row(TrajectCopy, item) if item else None

    def keep_dossier(self, unit: Unit, dossier: DossierCopy) -> None:
        """Stages the copy of an employee at an employer, unless a newer one is here."""
        unit.put_newer({"pk": f"DOSSIER#{dossier.id}", "sk": "COPY", **to_row(dossier)})

    def keep_employer(self, unit: Unit, employer: EmployerCopy) -> None:
        """Stages the copy of an employer, unless a newer one is here."""
        unit.put_newer({"pk": f"EMPLOYER#{employer.id}", "sk": "COPY", **to_row(employer)})

    def keep_user(self, unit: Unit, user: UserCopy) -> None:
        """Stages the copy of an account, unless a newer one is here; a portal account by its person."""
        key = f"PERSON#{user.person_id}" if user.person_id else f"USER#{user.id}"
        unit.put_newer({"pk": key, "sk": "COPY", **to_row(user)})

    def keep_traject(self, unit: Unit, traject: TrajectCopy) -> None:
        """Stages whose traject it is and since when; reported once, so every version is the first."""
        unit.put_newer({"pk": f"TRAJECT#{traject.id}", "sk": "COPY", "version": 1, **to_row(traject)})
