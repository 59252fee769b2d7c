"""Keys and items of the copies of people: accounts under the nodes they hold, contacts, employees, employers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from services.messaging.domain.people import ContactCopy, People, listed_nodes
from services.messaging.domain.recipient import Recipient
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Key, Range, Table
from shared.aws.transaction import Unit
from shared.kernel.copies import DossierCopy, EmployerCopy, UserCopy
from shared.kernel.errors import Raced


@dataclass(frozen=True, slots=True)
class KeptUser:
    """What is kept of an account: its version (0: nothing) and the nodes under which it stands."""

    version: int
    nodes: frozenset[str]


class PeopleRows:
    """Reads and writes of the copies of people."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def recipient(self, kind: Literal["user", "contact"], recipient_id: str) -> Recipient | None:
        """Somebody who can be written to: one get."""
        item = self._table.get((f"{kind.upper()}#{recipient_id}", "COPY"))
        if item is None:
            return None
        if kind == "contact":
            contact = from_row(ContactCopy, item)
            return Recipient(kind, contact.id, contact.email, contact.language)
        user = from_row(UserCopy, item)
        return Recipient(kind, user.id, user.email, user.language, user.is_open)

    def kept_user(self, user_id: str) -> KeptUser:
        """What is here of an account: one consistent query."""
        items = list(self._table.query_all(Range(f"USER#{user_id}"), consistent=True))
        nodes = (item["sk"].removeprefix("NODE#") for item in items if item["sk"].startswith("NODE#"))
        version = next((item["version"] for item in items if item["sk"] == "COPY"), 0)
        return KeptUser(version, frozenset(nodes))

    def keep_user(self, unit: Unit, user: UserCopy, last: KeptUser) -> None:
        """Stages the copy of an account with the nodes that are new."""
        pk = f"USER#{user.id}"
        item = {"pk": pk, "sk": "COPY", **to_row(user)}
        if last.version:
            unit.put_version(item, replaces=last.version, error=Raced())
        else:
            unit.put_new(item, Raced())
        for node in sorted(listed_nodes(user) - last.nodes):
            unit.put({"pk": pk, "sk": f"NODE#{node}", "gsi1pk": f"NODE#{node}", "gsi1sk": pk})

    def drop_nodes(self, unit: Unit, user: UserCopy, nodes: Collection[str]) -> None:
        """Stages that an account no longer stands under `nodes`, as long as its copy is still this one."""
        unit.check((f"USER#{user.id}", "COPY"), Raced(), version=user.version)
        for node in sorted(nodes):
            unit.forget((f"USER#{user.id}", f"NODE#{node}"))

    def portal_of(self, employee_id: str) -> UserCopy | None:
        """The portal account of an employee: one consistent get."""
        item = self._table.get((f"EMPLOYEE#{employee_id}", "ACCOUNT"), consistent=True)
        return from_row(UserCopy, item) if item else None

    def keep_portal(self, unit: Unit, user: UserCopy) -> None:
        """Stages a portal account under its employee; it stands with the account's copy, which is guarded."""
        unit.put({"pk": f"EMPLOYEE#{user.person_id}", "sk": "ACCOUNT", **to_row(user)})

    def keep_contact(self, unit: Unit, contact: ContactCopy) -> None:
        """Stages the copy of a contact, unless a newer one is here."""
        unit.put_newer({"pk": f"CONTACT#{contact.id}", "sk": "COPY", **to_row(contact)})

    def dossier(self, dossier_id: str) -> DossierCopy | None:
        """The employee of a dossier: one get."""
        item = self._table.get((f"DOSSIER#{dossier_id}", "COPY"))
        return from_row(DossierCopy, item) if item else None

    def keep_dossier(self, unit: Unit, dossier: DossierCopy) -> None:
        """Stages the copy of an employee, unless a newer one is here."""
        unit.put_newer({"pk": f"DOSSIER#{dossier.id}", "sk": "COPY", **to_row(dossier)})

    def employer(self, employer_id: str) -> EmployerCopy | None:
        """An employer's place and state: one get."""
        item = self._table.get((f"EMPLOYER#{employer_id}", "COPY"))
        return from_row(EmployerCopy, item) if item else None

    def keep_employer(self, unit: Unit, employer: EmployerCopy) -> None:
        """Stages the copy of an employer, unless a newer one is here."""
        unit.put_newer({"pk": f"EMPLOYER#{employer.id}", "sk": "COPY", **to_row(employer)})

    def people(
        self, *, users: Iterable[str], employees: Iterable[str] = (), dossier_id: str | None = None
    ) -> People:
        """Accounts, the portal accounts of employees, and the employee of a dossier: one request."""
        keys: list[Key] = [(f"USER#{each}", "COPY") for each in users]
        keys += [(f"EMPLOYEE#{each}", "ACCOUNT") for each in employees]
        keys += [(f"DOSSIER#{dossier_id}", "COPY")] if dossier_id else []
        if not keys:
            return People({}, {}, None)
        found = self._table.batch_get(keys)
        accounts = [from_row(UserCopy, item) for (pk, _), item in found.items() if pk.startswith("USER#")]
        portals = [from_row(UserCopy, item) for (pk, _), item in found.items() if pk.startswith("EMPLOYEE#")]
        head = found.get((f"DOSSIER#{dossier_id}", "COPY"))
        return People(
            accounts={each.id: each for each in accounts},
            portals={str(each.person_id): each for each in portals},
            dossier=from_row(DossierCopy, head) if head else None,
        )

    def holders(self, node: str, *, limit: int) -> list[str]:
        """The ids of accounts that hold a node: one query."""
        page = self._table.query(Range(f"NODE#{node}"), index="gsi1", limit=limit)
        return [item["gsi1sk"].removeprefix("USER#") for item in page.items]
