"""Organisation's table: the only file that knows its keys and items.

| operation | key | requests |
| --- | --- | --- |
| offices | OFFICES / id | 1 query |
| employer with departments | EMPLOYER#id / EMPLOYER, DEPARTMENT#id | 1 query |
| employers of an office, by name | gsi1: OFFICE#id / name#id | 1 query a page |
| all employers by state and name | gsi2: EMPLOYERS#state / name#id | 1 query a page |
| employees of an employer, by surname | gsi1: EMPLOYER#id / surname#id | 1 query a page |
| employee | EMPLOYEE#id / EMPLOYEE | 1 get |
| case managers, by name | gsi1: CASE_MANAGERS / name#id | 1 query |
| account (copy) | USER#id / COPY | 1 get |
| uniqueness of names, debtor numbers, codes | <kind>#value / GUARD | in the transaction |
"""

from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from typing import Any

from services.organisation.domain.employee import Employee, Employment
from services.organisation.domain.employer import (
    Address,
    Department,
    Employer,
    LineManager,
    MasterData,
    State,
)
from services.organisation.domain.office import Colleague, Office
from shared.aws.dynamo import Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.kernel.errors import Conflict

_MOST_OFFICES = 200


class Store:
    """Reads and writes of the organisation table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def offices(self) -> list[Office]:
        """All offices by name."""
        items = self._table.query(Range("OFFICES"), limit=_MOST_OFFICES).items
        return sorted((_office(item) for item in items), key=lambda office: office.name.casefold())

    def office(self, office_id: str) -> Office | None:
        """An office by id."""
        item = self._table.get(("OFFICES", office_id))
        return _office(item) if item else None

    def add_office(self, unit: Unit, office: Office) -> None:
        """Stages a new office; its name must be free."""
        taken = Conflict("office-name-taken")
        _guard(unit, "OFFICE_NAME", office.name.casefold(), office.id, taken)
        unit.put_new(
            {"pk": "OFFICES", "sk": office.id, "name": office.name, "version": office.version}, taken
        )

    def employer(self, employer_id: str) -> tuple[Employer, list[Department]] | None:
        """An employer with its departments."""
        items = self._table.query(Range(f"EMPLOYER#{employer_id}"), consistent=True).items
        heads = [item for item in items if item["sk"] == "EMPLOYER"]
        if not heads:
            return None
        departments = [_department(item) for item in items if item["sk"].startswith("DEPARTMENT#")]
        return _employer(heads[0]), sorted(departments, key=lambda each: each.name.casefold())

    def employers_by_id(self, ids: list[str]) -> list[Employer]:
        """Those of `ids` that are employers: one request."""
        found = self._table.batch_get([(f"EMPLOYER#{each}", "EMPLOYER") for each in ids])
        return sorted(
            (_employer(item) for item in found.values()), key=lambda each: each.data.name.casefold()
        )

    def office_ids_among(self, ids: list[str]) -> list[str]:
        """Those of `ids` that are offices: one request."""
        return sorted(sk for _, sk in self._table.batch_get([("OFFICES", each) for each in ids]))

    def employers_of_office(
        self, office_id: str, *, limit: int, after: Item | None
    ) -> tuple[list[Employer], Item | None]:
        """The employers published under an office, by name."""
        page = self._table.query(Range(f"OFFICE#{office_id}"), index="gsi1", limit=limit, after=after)
        return [_employer(item) for item in page.items], page.last

    def employers(
        self, state: State, *, limit: int, after: Item | None
    ) -> tuple[list[Employer], Item | None]:
        """All employers of a state, by name."""
        page = self._table.query(Range(f"EMPLOYERS#{state}"), index="gsi2", limit=limit, after=after)
        return [_employer(item) for item in page.items], page.last

    def add_employer(self, unit: Unit, employer: Employer) -> None:
        """Stages a new employer."""
        unit.put_new(_employer_item(employer), Conflict("busy", retry_after=1))

    def save_employer(self, unit: Unit, employer: Employer, before: MasterData) -> None:
        """Stages an employer's next version; debtor number and code stay unique."""
        unit.put_version(_employer_item(employer), replaces=employer.version - 1)
        for kind, error in (
            ("debtor_number", "debtor-number-taken"),
            ("employer_code", "employer-code-taken"),
        ):
            old, new = getattr(before, kind), getattr(employer.data, kind)
            if old == new:
                continue
            if new:
                _guard(unit, kind.upper(), new, employer.id, Conflict(error))
            if old:
                unit.forget((f"{kind.upper()}#{old}", "GUARD"))

    def add_department(self, unit: Unit, department: Department, employer: Employer) -> None:
        """Stages a new department of an employer that did not change meanwhile."""
        unit.check((f"EMPLOYER#{employer.id}", "EMPLOYER"), Conflict("busy"), version=employer.version)
        unit.put_new(_department_item(department), Conflict("busy", retry_after=1))

    def save_department(self, unit: Unit, department: Department) -> None:
        """Stages a department's next version."""
        unit.put_version(_department_item(department), replaces=department.version - 1)

    def add_employee(self, unit: Unit, employee: Employee) -> None:
        """Stages a new employee."""
        unit.put_new(_employee_item(employee), Conflict("busy", retry_after=1))

    def employees(
        self, employer_id: str, *, limit: int, after: Item | None
    ) -> tuple[list[Employee], Item | None]:
        """The employees of an employer, by surname."""
        page = self._table.query(Range(f"EMPLOYER#{employer_id}"), index="gsi1", limit=limit, after=after)
        return [_employee(item) for item in page.items], page.last

    def case_managers(self) -> list[Colleague]:
        """Who can be an employer's case manager, by name."""
        return [_colleague(item) for item in self._table.query(Range("CASE_MANAGERS"), index="gsi1").items]

    def colleague(self, user_id: str) -> Colleague | None:
        """The copy of an account."""
        item = self._table.get((f"USER#{user_id}", "COPY"))
        return _colleague(item) if item else None

    def keep_colleague(
        self, unit: Unit, colleague: Colleague, version: int, *, is_case_manager: bool
    ) -> None:
        """Stages the copy of an account, unless a newer one is here."""
        item: Item = {
            "pk": f"USER#{colleague.id}",
            "sk": "COPY",
            "version": version,
            "id": colleague.id,
            "display_name": colleague.display_name,
            "groups": list(colleague.groups),
            "is_open": colleague.is_open,
        }
        if is_case_manager and colleague.is_open:
            item |= {
                "gsi1pk": "CASE_MANAGERS",
                "gsi1sk": f"{colleague.display_name.casefold()}#{colleague.id}",
            }
        unit.put_newer(item)


def _guard(unit: Unit, kind: str, value: str, owner: str, error: Conflict) -> None:
    unit.put_new({"pk": f"{kind}#{value}", "sk": "GUARD", "owner": owner}, error)


def _office(item: Item) -> Office:
    return Office(item["sk"], item["version"], item["name"])


def _employer_item(employer: Employer) -> Item:
    name = f"{employer.data.name.casefold()}#{employer.id}"
    item: Item = {
        "pk": f"EMPLOYER#{employer.id}",
        "sk": "EMPLOYER",
        "gsi2pk": f"EMPLOYERS#{employer.state}",
        "gsi2sk": name,
        "id": employer.id,
        "version": employer.version,
        "state": str(employer.state),
        "office_id": employer.office_id,
        "office_name": employer.office_name,
        "data": {**asdict(employer.data), "classifications": list(employer.data.classifications)},
    }
    if employer.office_id:
        item |= {"gsi1pk": f"OFFICE#{employer.office_id}", "gsi1sk": name}
    return item


def _employer(item: Item) -> Employer:
    raw = item["data"]
    addresses = {
        name: Address(**raw[name]) if raw[name] else None for name in ("visiting_address", "postal_address")
    }
    data = MasterData(**{**raw, **addresses, "classifications": tuple(raw["classifications"])})
    return Employer(
        id=item["id"],
        version=item["version"],
        state=State(item["state"]),
        data=data,
        office_id=item["office_id"],
        office_name=item["office_name"],
    )


def _department_item(department: Department) -> Item:
    return {
        "pk": f"EMPLOYER#{department.employer_id}",
        "sk": f"DEPARTMENT#{department.id}",
        **asdict(department),
        "path": list(department.path),
    }


def _department(item: Item) -> Department:
    own = {each.name: item[each.name] for each in fields(Department)}
    manager = LineManager(**item["line_manager"]) if item["line_manager"] else None
    return Department(**{**own, "path": tuple(item["path"]), "line_manager": manager})


def _employee_item(employee: Employee) -> Item:
    return {
        "pk": f"EMPLOYEE#{employee.id}",
        "sk": "EMPLOYEE",
        "gsi1pk": f"EMPLOYER#{employee.employer_id}",
        "gsi1sk": f"{employee.last_name.casefold()}#{employee.id}",
        **asdict(employee),
        "birth_date": employee.birth_date.isoformat(),
        "employments": [_employment_item(each) for each in employee.employments],
    }


def _employment_item(employment: Employment) -> dict[str, Any]:
    return {
        **asdict(employment),
        "department_path": list(employment.department_path),
        "working_days": list(employment.working_days),
        "start": employment.start.isoformat(),
        "end": employment.end.isoformat() if employment.end else None,
        "hours_per_week": str(employment.hours_per_week),
        "full_time_hours": str(employment.full_time_hours),
    }


def _employee(item: Item) -> Employee:
    own = {each.name: item[each.name] for each in fields(Employee)}
    return Employee(
        **{
            **own,
            "birth_date": date.fromisoformat(item["birth_date"]),
            "employments": tuple(_employment(each) for each in item["employments"]),
        }
    )


def _employment(raw: dict[str, Any]) -> Employment:
    return Employment(
        **{
            **raw,
            "department_path": tuple(raw["department_path"]),
            "working_days": tuple(raw["working_days"]),
            "start": date.fromisoformat(raw["start"]),
            "end": date.fromisoformat(raw["end"]) if raw["end"] else None,
            "hours_per_week": Decimal(raw["hours_per_week"]),
            "full_time_hours": Decimal(raw["full_time_hours"]),
        }
    )


def _colleague(item: Item) -> Colleague:
    return Colleague(item["id"], item["display_name"], tuple(item["groups"]), item["is_open"])
