"""Trajects' table: the only file that knows its keys and items.

| operation | key | requests |
| --- | --- | --- |
| case file: dossier, trajects, task rows | DOSSIER#id / A…D | 1 query |
| copies of employer, departments, accounts | EMPLOYER#id, DEPARTMENT#id, USER#id / COPY | 1 batch get |
| somebody's open tasks, by due day | gsi1: LIST#user / due#dossier#key | 1 query a page |
| dossiers of an employer, by name | gsi1: EMPLOYER#id / name#id | 1 query a page, 1 batch get |
| all employers, to tell of everything again | gsi1: EMPLOYERS / id | 1 query a page |
| trajects that the night works on | gsi2: NIGHT#day#shard / id | 1 query a page |
| last day of the nightly work | NIGHTLY / STATE | 1 get |
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from services.trajects.domain.case_file import (
    CaseFile,
    DepartmentCopy,
    Dossier,
    EmployerCopy,
    Employment,
    Entry,
    Percentage,
    Pregnancy,
    RowState,
    Spell,
    TaskRow,
    Traject,
)
from shared.aws.dynamo import Key, Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.kernel.clock import from_text, to_text
from shared.kernel.errors import Conflict

NIGHT_SHARDS = 4


@dataclass(frozen=True, slots=True)
class Names:
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
    names: Names


@dataclass(frozen=True, slots=True)
class OpenAbsence:
    """The guard of the one open absence, and what a list shows of it."""

    dossier_id: str
    traject_id: str
    first_sick_day: date
    percent: int


@dataclass(frozen=True, slots=True)
class Copies:
    """What trajects keeps of the others for one case."""

    employer: EmployerCopy | None
    departments: dict[str, DepartmentCopy]
    users: dict[str, str]


class Store:
    """Reads and writes of the trajects table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def case_file(self, dossier_id: str) -> CaseFile | None:
        """A dossier with its trajects and task rows: one query."""
        items = self._table.query(Range(f"DOSSIER#{dossier_id}"), consistent=True).items
        heads = [item for item in items if item["sk"] == "A#DOSSIER"]
        if not heads:
            return None
        return CaseFile(
            _dossier(heads[0]),
            tuple(_traject(item) for item in items if item["sk"].startswith("C#")),
            tuple(_row(item) for item in items if item["sk"].startswith("D#")),
        )

    def copies(self, *, employer: str, departments: Sequence[str] = (), users: Sequence[str] = ()) -> Copies:
        """Copies of one employer, some departments and accounts: one request."""
        keys: list[Key] = [(f"EMPLOYER#{employer}", "COPY")]
        keys += [(f"DEPARTMENT#{each}", "COPY") for each in departments]
        keys += [(f"USER#{each}", "COPY") for each in users]
        found = self._table.batch_get(keys)
        own = {pk: item for (pk, _), item in found.items()}
        head = own.get(f"EMPLOYER#{employer}")
        return Copies(
            employer=_employer(head) if head else None,
            departments={
                each: _department(own[f"DEPARTMENT#{each}"])
                for each in departments
                if f"DEPARTMENT#{each}" in own
            },
            users={each: own[f"USER#{each}"]["display_name"] for each in users if f"USER#{each}" in own},
        )

    def tasks_of(
        self, user_id: str, *, limit: int, after: Item | None
    ) -> tuple[list[ListedTask], Item | None]:
        """Somebody's open tasks by due day: one query a page."""
        page = self._table.query(Range(f"LIST#{user_id}"), index="gsi1", limit=limit, after=after)
        return [ListedTask(_row(item), _names(item["names"])) for item in page.items], page.last

    def dossiers_of(
        self, employer_id: str, *, limit: int, after: Item | None
    ) -> tuple[list[Dossier], Item | None]:
        """The dossiers of an employer by name."""
        page = self._table.query(Range(f"EMPLOYER#{employer_id}"), index="gsi1", limit=limit, after=after)
        return [_dossier(item) for item in page.items], page.last

    def employer_ids(self, *, limit: int, after: Item | None) -> tuple[list[str], Item | None]:
        """The ids of all employers that are known here."""
        page = self._table.query(Range("EMPLOYERS"), index="gsi1", limit=limit, after=after)
        return [item["id"] for item in page.items], page.last

    def open_absences(self, dossier_ids: Sequence[str]) -> dict[str, OpenAbsence]:
        """Which of the dossiers have an open absence: one request."""
        if not dossier_ids:
            return {}
        found = self._table.batch_get([(f"DOSSIER#{each}", "B#OPEN") for each in dossier_ids])
        absences = (_open_absence(item) for item in found.values())
        return {each.dossier_id: each for each in absences}

    def trajects_due(
        self, day: date, shard: int, *, after: Item | None
    ) -> tuple[list[tuple[str, str]], Item | None]:
        """Dossier and traject of those that the night of a day works on."""
        span = Range(f"NIGHT#{day.isoformat()}#{shard}")
        page = self._table.query(span, index="gsi2", limit=100, after=after)
        return [(item["dossier_id"], item["id"]) for item in page.items], page.last

    def last_night(self) -> date | None:
        """The last day whose nightly work is done."""
        item = self._table.get(("NIGHTLY", "STATE"), consistent=True)
        return date.fromisoformat(item["day"]) if item else None

    def save_night(self, unit: Unit, day: date) -> None:
        """Stages that a day's nightly work is done."""
        unit.put({"pk": "NIGHTLY", "sk": "STATE", "day": day.isoformat()})

    def keep_dossier(self, unit: Unit, dossier: Dossier) -> None:
        """Stages the copy of an employee at an employer, unless a newer one is here."""
        unit.put_newer(_dossier_item(dossier))

    def keep_employer(self, unit: Unit, employer: EmployerCopy) -> None:
        """Stages the copy of an employer, unless a newer one is here."""
        unit.put_newer(
            {
                "pk": f"EMPLOYER#{employer.id}",
                "sk": "COPY",
                "gsi1pk": "EMPLOYERS",
                "gsi1sk": employer.id,
                **asdict(employer),
                "classifications": list(employer.classifications),
            }
        )

    def keep_department(self, unit: Unit, department: DepartmentCopy) -> None:
        """Stages the copy of a department, unless a newer one is here."""
        unit.put_newer({"pk": f"DEPARTMENT#{department.id}", "sk": "COPY", **asdict(department)})

    def keep_user(self, unit: Unit, user_id: str, version: int, display_name: str) -> None:
        """Stages the copy of an account, unless a newer one is here."""
        copy = {"pk": f"USER#{user_id}", "sk": "COPY", "version": version, "display_name": display_name}
        unit.put_newer(copy)

    def open_absence(self, unit: Unit, traject: Traject, spell: Spell, error: Conflict) -> None:
        """Stages the guard of the one open absence; `error` says that one stands."""
        unit.put_new(_open_item(traject, spell), error)

    def show_absence(self, unit: Unit, traject: Traject, spell: Spell) -> None:
        """Stages what a list shows of the open absence."""
        unit.put(_open_item(traject, spell))

    def close_absence(self, unit: Unit, dossier_id: str) -> None:
        """Stages that no absence is open any more."""
        unit.delete((f"DOSSIER#{dossier_id}", "B#OPEN"), Conflict("busy"))

    def open_pregnancy(self, unit: Unit, traject: Traject, error: Conflict) -> None:
        """Stages the guard of the one running pregnancy; `error` says that one stands."""
        item = {"pk": f"DOSSIER#{traject.dossier_id}", "sk": "B#EXPECTING", "traject_id": traject.id}
        unit.put_new(item, error)

    def close_pregnancy(self, unit: Unit, dossier_id: str) -> None:
        """Stages that no pregnancy runs any more."""
        unit.delete((f"DOSSIER#{dossier_id}", "B#EXPECTING"), Conflict("busy"))

    def add_traject(self, unit: Unit, traject: Traject, next_night: date | None) -> None:
        """Stages a new traject."""
        unit.put_new(_traject_item(traject, next_night), Conflict("busy"))

    def save_traject(self, unit: Unit, traject: Traject, next_night: date | None) -> None:
        """Stages a traject's next version."""
        unit.put_version(_traject_item(traject, next_night), replaces=traject.version - 1)

    def add_row(self, unit: Unit, row: TaskRow, names: Names) -> None:
        """Stages the row of a task that had none."""
        unit.put_new(_row_item(row, names), Conflict("busy"))

    def save_row(self, unit: Unit, row: TaskRow, names: Names) -> None:
        """Stages a task's next version."""
        unit.put_version(_row_item(row, names), replaces=row.version - 1)


def _dossier_item(dossier: Dossier) -> Item:
    return {
        "pk": f"DOSSIER#{dossier.id}",
        "sk": "A#DOSSIER",
        "gsi1pk": f"EMPLOYER#{dossier.employer_id}",
        "gsi1sk": f"{dossier.employee_name.casefold()}#{dossier.id}",
        **asdict(dossier),
        "birth_date": dossier.birth_date.isoformat(),
        "employments": [
            {
                **asdict(each),
                "department_path": list(each.department_path),
                "working_days": list(each.working_days),
                "start": each.start.isoformat(),
                "end": each.end.isoformat() if each.end else None,
            }
            for each in dossier.employments
        ],
    }


def _dossier(item: Item) -> Dossier:
    own = {each.name: item[each.name] for each in fields(Dossier)}
    employments = tuple(
        Employment(
            **{
                **raw,
                "department_path": tuple(raw["department_path"]),
                "working_days": tuple(raw["working_days"]),
                "start": date.fromisoformat(raw["start"]),
                "end": _day(raw["end"]),
            }
        )
        for raw in item["employments"]
    )
    birth = date.fromisoformat(item["birth_date"])
    return Dossier(**{**own, "birth_date": birth, "employments": employments})


def _employer(item: Item) -> EmployerCopy:
    own = {each.name: item[each.name] for each in fields(EmployerCopy)}
    return EmployerCopy(**{**own, "classifications": tuple(item["classifications"])})


def _department(item: Item) -> DepartmentCopy:
    return DepartmentCopy(**{each.name: item[each.name] for each in fields(DepartmentCopy)})


def _traject_item(traject: Traject, next_night: date | None) -> Item:
    item: Item = {
        "pk": f"DOSSIER#{traject.dossier_id}",
        "sk": f"C#TRAJECT#{traject.id}",
        "id": traject.id,
        "version": traject.version,
        "dossier_id": traject.dossier_id,
        "protocol": traject.protocol,
        "spells": [_spell_item(each) for each in traject.spells],
        "started_at": to_text(traject.started_at),
        "rows_until": traject.rows_until.isoformat(),
        "end": traject.end.isoformat() if traject.end else None,
        "end_reason": traject.end_reason,
        "pregnancy": _pregnancy_item(traject.pregnancy) if traject.pregnancy else None,
    }
    if next_night:
        shard = int(traject.id[-4:], 16) % NIGHT_SHARDS
        item |= {"gsi2pk": f"NIGHT#{next_night.isoformat()}#{shard}", "gsi2sk": traject.id}
    return item


def _open_item(traject: Traject, spell: Spell) -> Item:
    return {
        "pk": f"DOSSIER#{traject.dossier_id}",
        "sk": "B#OPEN",
        "traject_id": traject.id,
        "first_sick_day": traject.start.isoformat(),
        "percent": spell.running.percent,
    }


def _spell_item(spell: Spell) -> dict[str, Any]:
    return {
        **asdict(spell),
        "reported_at": to_text(spell.reported_at),
        "first_sick_day": spell.first_sick_day.isoformat(),
        "recovery": spell.recovery.isoformat() if spell.recovery else None,
        "percentages": [
            {"start": each.start.isoformat(), "percent": each.percent, "entered": _entry_item(each.entered)}
            for each in spell.percentages
        ],
        "ended": _entry_item(spell.ended) if spell.ended else None,
    }


def _spell(raw: dict[str, Any]) -> Spell:
    percentages = tuple(
        Percentage(date.fromisoformat(each["start"]), each["percent"], _entry(each["entered"]))
        for each in raw["percentages"]
    )
    return Spell(
        **{
            **raw,
            "reported_at": from_text(raw["reported_at"]),
            "first_sick_day": date.fromisoformat(raw["first_sick_day"]),
            "recovery": _day(raw["recovery"]),
            "percentages": percentages,
            "ended": _entry(raw["ended"]) if raw["ended"] else None,
        }
    )


def _pregnancy_item(pregnancy: Pregnancy) -> dict[str, Any]:
    return {
        **asdict(pregnancy),
        "due_date": pregnancy.due_date.isoformat(),
        "leave_start": pregnancy.leave_start.isoformat(),
        "told_on": pregnancy.told_on.isoformat(),
        "told": _entry_item(pregnancy.told),
        "birth": pregnancy.birth.isoformat() if pregnancy.birth else None,
        "birth_told": _entry_item(pregnancy.birth_told) if pregnancy.birth_told else None,
    }


def _pregnancy(raw: dict[str, Any]) -> Pregnancy:
    return Pregnancy(
        **{
            **raw,
            "due_date": date.fromisoformat(raw["due_date"]),
            "leave_start": date.fromisoformat(raw["leave_start"]),
            "told_on": date.fromisoformat(raw["told_on"]),
            "told": _entry(raw["told"]),
            "birth": _day(raw["birth"]),
            "birth_told": _entry(raw["birth_told"]) if raw["birth_told"] else None,
        }
    )


def _entry_item(entry: Entry) -> dict[str, str]:
    return {"at": to_text(entry.at), "by": entry.by}


def _entry(raw: dict[str, str]) -> Entry:
    return Entry(from_text(raw["at"]), raw["by"])


def _traject(item: Item) -> Traject:
    own: dict[str, Any] = {
        name: item[name] for name in ("id", "version", "dossier_id", "protocol", "end_reason")
    }
    return Traject(
        **own,
        spells=tuple(_spell(raw) for raw in item["spells"]),
        started_at=from_text(item["started_at"]),
        rows_until=date.fromisoformat(item["rows_until"]),
        end=_day(item["end"]),
        pregnancy=_pregnancy(item["pregnancy"]) if item["pregnancy"] else None,
    )


def _row_item(row: TaskRow, names: Names) -> Item:
    item: Item = {
        "pk": f"DOSSIER#{names.dossier_id}",
        "sk": f"D#TASK#{row.traject_id}#{row.key}",
        **asdict(row),
        "state": str(row.state),
        "start": row.start.isoformat(),
        "due": row.due.isoformat(),
        "done_on": row.done_on.isoformat() if row.done_on else None,
        "names": {**asdict(names), "since": names.since.isoformat()},
    }
    if row.list_of:
        item |= {
            "gsi1pk": f"LIST#{row.list_of}",
            "gsi1sk": f"{row.due.isoformat()}#{names.dossier_id}#{row.key}",
        }
    return item


def _row(item: Item) -> TaskRow:
    own = {each.name: item[each.name] for each in fields(TaskRow)}
    return TaskRow(
        **{
            **own,
            "state": RowState(item["state"]),
            "start": date.fromisoformat(item["start"]),
            "due": date.fromisoformat(item["due"]),
            "done_on": _day(item["done_on"]),
        }
    )


def _names(raw: dict[str, Any]) -> Names:
    return Names(**{**raw, "since": date.fromisoformat(raw["since"])})


def _open_absence(item: Item) -> OpenAbsence:
    return OpenAbsence(
        dossier_id=item["pk"].removeprefix("DOSSIER#"),
        traject_id=item["traject_id"],
        first_sick_day=date.fromisoformat(item["first_sick_day"]),
        percent=item["percent"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
