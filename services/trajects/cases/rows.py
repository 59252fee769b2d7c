"""Keys and items of a dossier: its head, its trajects, what was entered, and the copies that it needs.

A dossier is one partition: A#DOSSIER (head), B#… (guards), C#TRAJECT#id, D#TASK#traject#key (`tasks/rows.py`),
E#ENTRY#id (append-only). Whoever acts reads up to D; only a history reads on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.trajects.domain.case import CaseFile, LineManagers, TaskRow, Traject
from services.trajects.domain.entries import Entry
from services.trajects.domain.facts import Spell
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Key, Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.kernel.copies import DossierCopy, EmployerCopy, UserCopy
from shared.kernel.errors import Conflict

NIGHT_SHARDS = 4

_LAST_OF_FACTS = "D~"


@dataclass(frozen=True, slots=True)
class OpenAbsence:
    """The guard of the one open absence, and what a list shows of it."""

    dossier_id: str
    traject_id: str
    first_sick_day: date
    percent: int


@dataclass(frozen=True, slots=True)
class Night:
    """The last day whose nightly work is done."""

    day: date


@dataclass(frozen=True, slots=True)
class Copies:
    """What trajects keeps of the others for one case. `users` are names by account id."""

    employer: EmployerCopy | None
    departments: dict[str, LineManagers]
    users: dict[str, str]


class CaseRows:
    """Reads and writes of dossiers and trajects."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def file(self, dossier_id: str, *, with_entries: bool = False) -> CaseFile | None:
        """A dossier with its trajects and task rows, however many: one query a megabyte."""
        span = Range(_dossier(dossier_id), until="" if with_entries else _LAST_OF_FACTS)
        items = list(self._table.query_all(span, consistent=True))
        head = next((item for item in items if item["sk"] == "A#DOSSIER"), None)
        if head is None:
            return None
        return CaseFile(
            from_row(DossierCopy, head),
            tuple(from_row(Traject, item) for item in items if item["sk"].startswith("C#")),
            tuple(from_row(TaskRow, item) for item in items if item["sk"].startswith("D#")),
            tuple(from_row(Entry, item) for item in items if item["sk"].startswith("E#")),
        )

    def copies(self, *, employer: str, departments: Sequence[str] = (), users: Sequence[str] = ()) -> Copies:
        """Copies of one employer, some departments and accounts: one request."""
        keys: list[Key] = [(f"EMPLOYER#{employer}", "COPY")]
        keys += [(f"DEPARTMENT#{each}", "COPY") for each in departments]
        keys += [(f"USER#{each}", "COPY") for each in users]
        found = {pk: item for (pk, _), item in self._table.batch_get(keys).items()}
        head = found.get(f"EMPLOYER#{employer}")
        leaders = {each: found.get(f"DEPARTMENT#{each}") for each in departments}
        people = {each: found.get(f"USER#{each}") for each in users}
        return Copies(
            employer=from_row(EmployerCopy, head) if head else None,
            departments={each: from_row(LineManagers, item) for each, item in leaders.items() if item},
            users={each: from_row(UserCopy, item).name for each, item in people.items() if item},
        )

    def dossiers_of(
        self, employer_id: str, *, limit: int, after: Item | None
    ) -> tuple[list[DossierCopy], Item | None]:
        """The dossiers of an employer by name: one query a page."""
        page = self._table.query(Range(f"EMPLOYER#{employer_id}"), index="gsi1", limit=limit, after=after)
        return [from_row(DossierCopy, item) for item in page.items], page.last

    def employer_ids(self, *, limit: int, after: Item | None) -> tuple[list[str], Item | None]:
        """The ids of all employers that are known here: one query a page."""
        page = self._table.query(Range("EMPLOYERS"), index="gsi1", limit=limit, after=after)
        return [item["id"] for item in page.items], page.last

    def open_absences(self, dossier_ids: Sequence[str]) -> dict[str, OpenAbsence]:
        """Which of the dossiers have an open absence: one request."""
        if not dossier_ids:
            return {}
        found = self._table.batch_get([(_dossier(each), "B#OPEN") for each in dossier_ids])
        absences = (from_row(OpenAbsence, item) for item in found.values())
        return {each.dossier_id: each for each in absences}

    def keep_dossier(self, unit: Unit, dossier: DossierCopy) -> None:
        """Stages the copy of an employee at an employer, unless a newer one is here."""
        unit.put_newer(
            {
                "pk": _dossier(dossier.id),
                "sk": "A#DOSSIER",
                "gsi1pk": f"EMPLOYER#{dossier.employer_id}",
                "gsi1sk": f"{dossier.employee_name.casefold()}#{dossier.id}",
                **to_row(dossier),
            }
        )

    def keep_employer(self, unit: Unit, employer: EmployerCopy) -> None:
        """Stages the copy of an employer, unless a newer one is here."""
        keys = {
            "pk": f"EMPLOYER#{employer.id}",
            "sk": "COPY",
            "gsi1pk": "EMPLOYERS",
            "gsi1sk": employer.id,
        }
        unit.put_newer({**keys, **to_row(employer)})

    def keep_department(self, unit: Unit, department: LineManagers) -> None:
        """Stages the copy of a department, unless a newer one is here."""
        unit.put_newer({"pk": f"DEPARTMENT#{department.id}", "sk": "COPY", **to_row(department)})

    def keep_user(self, unit: Unit, user: UserCopy) -> None:
        """Stages the copy of an account, unless a newer one is here."""
        unit.put_newer({"pk": f"USER#{user.id}", "sk": "COPY", **to_row(user)})

    def open_absence(self, unit: Unit, traject: Traject, spell: Spell, error: Conflict) -> None:
        """Stages the guard of the one open absence; `error` says that one stands."""
        unit.put_new(_open_item(traject, spell), error)

    def show_absence(self, unit: Unit, traject: Traject, spell: Spell) -> None:
        """Stages what a list shows of the open absence."""
        unit.put(_open_item(traject, spell))

    def close_absence(self, unit: Unit, dossier_id: str) -> None:
        """Stages that no absence is open any more."""
        unit.delete((_dossier(dossier_id), "B#OPEN"), Conflict("busy"))

    def open_pregnancy(self, unit: Unit, traject: Traject, error: Conflict) -> None:
        """Stages the guard of the one running pregnancy; `error` says that one stands."""
        item = {"pk": _dossier(traject.dossier_id), "sk": "B#EXPECTING", "traject_id": traject.id}
        unit.put_new(item, error)

    def close_pregnancy(self, unit: Unit, dossier_id: str) -> None:
        """Stages that no pregnancy runs any more."""
        unit.delete((_dossier(dossier_id), "B#EXPECTING"), Conflict("busy"))

    def add_traject(self, unit: Unit, traject: Traject, next_night: date | None) -> None:
        """Stages a new traject."""
        unit.put_new(_traject_item(traject, next_night), Conflict("busy"))

    def save_traject(self, unit: Unit, traject: Traject, next_night: date | None) -> None:
        """Stages a traject's next version."""
        unit.put_version(_traject_item(traject, next_night), replaces=traject.version - 1)

    def add_entry(self, unit: Unit, dossier_id: str, entry: Entry) -> None:
        """Stages what somebody entered: a row that nothing changes afterwards."""
        key = {"pk": _dossier(dossier_id), "sk": f"E#ENTRY#{entry.id}"}
        unit.put_new({**key, **to_row(entry)}, Conflict("busy"))


class NightRows:
    """Which trajects a night works on."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def due(self, day: date, shard: int, *, after: Item | None) -> tuple[list[tuple[str, str]], Item | None]:
        """Dossier and traject of those that the night of a day works on: one query a page."""
        span = Range(f"NIGHT#{day.isoformat()}#{shard}")
        page = self._table.query(span, index="gsi2", limit=100, after=after)
        return [(item["dossier_id"], item["id"]) for item in page.items], page.last

    def last(self) -> date | None:
        """The last day whose nightly work is done."""
        item = self._table.get(("NIGHTLY", "STATE"), consistent=True)
        return from_row(Night, item).day if item else None

    def save(self, unit: Unit, day: date) -> None:
        """Stages that a day's nightly work is done."""
        unit.put({"pk": "NIGHTLY", "sk": "STATE", **to_row(Night(day))})


def _dossier(dossier_id: str) -> str:
    return f"DOSSIER#{dossier_id}"


def _traject_item(traject: Traject, next_night: date | None) -> Item:
    key = {"pk": _dossier(traject.dossier_id), "sk": f"C#TRAJECT#{traject.id}"}
    item: Item = {**key, **to_row(traject)}
    if next_night:
        shard = int(traject.id[-4:], 16) % NIGHT_SHARDS
        item |= {"gsi2pk": f"NIGHT#{next_night.isoformat()}#{shard}", "gsi2sk": traject.id}
    return item


def _open_item(traject: Traject, spell: Spell) -> Item:
    shown = OpenAbsence(traject.dossier_id, traject.id, traject.start, spell.running.percent)
    return {"pk": _dossier(traject.dossier_id), "sk": "B#OPEN", **to_row(shown)}
