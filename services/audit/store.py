"""Audit's two tables: the only file that knows their keys and items.

The log (only ever added to: no role may change or delete):

| operation | key | requests |
| --- | --- | --- |
| the head of a chain | CHAIN#number, last | 1 consistent query |
| add a line | CHAIN#number / number of the line, with EVENT#id / EVENT | 1 transaction |
| a chain, to verify it | CHAIN#number | 1 consistent query a page |
| lines about a person, newest first | gsi1: PERSON#id / instant#event | 1 query a page |
| lines about no person | gsi1: DAY#day / instant#event | 1 query a page |

The own table:

| operation | key | requests |
| --- | --- | --- |
| names of accounts and employers (copies) | USER#id / COPY, EMPLOYER#id / COPY | 1 batch get |
| the dossiers of an employee (copies) | EMPLOYEE#id / DOSSIER#id | 1 query |
| employees by the start of their last name | gsi1: NAME#two letters / name#dossier | 1 query a page |
"""

from collections.abc import Collection, Iterator
from dataclasses import asdict
from typing import Any

from services.audit.domain.chain import Head, Link
from services.audit.domain.people import FEWEST_LETTERS, Actor, Dossier, Employer, search_name
from shared.aws.dynamo import Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import KNOWN_DAYS, Unit, expires
from shared.kernel.errors import Raced


class Log:
    """The access log."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def head(self, chain: int) -> Head:
        """Where a chain ends now."""
        found = self._table.query(Range(f"CHAIN#{chain}"), limit=1, newest_first=True, consistent=True).items
        return Head(chain, found[0]["number"], found[0]["digest"]) if found else Head(chain)

    def add(self, unit: Unit, link: Link) -> None:
        """Stages a line, once an event. Raced: another line took the place; the unit commits nothing else."""
        person = link.content["person"]
        unit.put_new(
            {
                "pk": f"CHAIN#{link.chain}",
                "sk": f"{link.number:012d}",
                "gsi1pk": f"PERSON#{person}" if person else f"DAY#{link.at[:10]}",
                "gsi1sk": f"{link.at}#{link.event_id}",
                **asdict(link),
            },
            Raced(),
        )
        unit.put_guard(
            {
                "pk": f"EVENT#{link.event_id}",
                "sk": "EVENT",
                "ttl": expires(unit.clock, days=KNOWN_DAYS),
            }
        )

    def links(self, chain: int) -> Iterator[Link]:
        """All lines of a chain, in order."""
        after: Item | None = None
        while True:
            page = self._table.query(Range(f"CHAIN#{chain}"), after=after, consistent=True)
            yield from (_link(item) for item in page.items)
            after = page.last
            if after is None:
                return

    def about(self, person: str, *, limit: int, after: Item | None) -> tuple[list[Link], Item | None]:
        """Lines about a person, the newest first: one query."""
        page = self._table.query(
            Range(f"PERSON#{person}"), index="gsi1", limit=limit, after=after, newest_first=True
        )
        return [_link(item) for item in page.items], page.last


class Store:
    """The copies by which names are resolved."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def keep_actor(self, unit: Unit, actor: Actor) -> None:
        """Stages the copy of an account, unless a newer one is here."""
        unit.put_newer({"pk": f"USER#{actor.id}", "sk": "COPY", **asdict(actor)})

    def keep_employer(self, unit: Unit, employer: Employer) -> None:
        """Stages the copy of an employer, unless a newer one is here."""
        unit.put_newer({"pk": f"EMPLOYER#{employer.id}", "sk": "COPY", **asdict(employer)})

    def keep_dossier(self, unit: Unit, dossier: Dossier) -> None:
        """Stages the copy of an employee's file, unless a newer one is here."""
        name = search_name(dossier.name)
        unit.put_newer(
            {
                "pk": f"EMPLOYEE#{dossier.employee_id}",
                "sk": f"DOSSIER#{dossier.id}",
                "gsi1pk": f"NAME#{name[:FEWEST_LETTERS]}",
                "gsi1sk": f"{name}#{dossier.id}",
                **asdict(dossier),
            }
        )

    def dossiers_of(self, employee_id: str) -> list[Dossier]:
        """The files of an employee."""
        return [_dossier(item) for item in self._table.query(Range(f"EMPLOYEE#{employee_id}")).items]

    def dossiers_named(
        self, name: str, *, limit: int, after: Item | None
    ) -> tuple[list[Dossier], Item | None]:
        """Files of employees whose last name starts with `name`, by name: one query."""
        span = Range(f"NAME#{name[:FEWEST_LETTERS]}", prefix=name)
        page = self._table.query(span, index="gsi1", limit=limit, after=after)
        return [_dossier(item) for item in page.items], page.last

    def employers(self, ids: Collection[str]) -> dict[str, Employer]:
        """Employers by id: one batch get."""
        found = self._copies("EMPLOYER", ids)
        return {
            key: Employer(item["id"], item["version"], item["name"], item["office_id"])
            for key, item in found.items()
        }

    def names_of(self, ids: Collection[str]) -> dict[str, str]:
        """Names of accounts by id: one batch get; who is unknown here is left out."""
        return {key: item["name"] for key, item in self._copies("USER", ids).items()}

    def _copies(self, kind: str, ids: Collection[str]) -> dict[str, Item]:
        if not ids:
            return {}
        found = self._table.batch_get([(f"{kind}#{each}", "COPY") for each in sorted(ids)])
        return {item["id"]: item for item in found.values()}


def _link(item: Item) -> Link:
    content: dict[str, Any] = item["content"]
    return Link(
        item["chain"],
        item["number"],
        item["event_id"],
        item["at"],
        content,
        item["previous"],
        item["digest"],
    )


def _dossier(item: Item) -> Dossier:
    return Dossier(
        item["id"],
        item["version"],
        item["employee_id"],
        item["employer_id"],
        item["name"],
        tuple(item["departments"]),
    )
