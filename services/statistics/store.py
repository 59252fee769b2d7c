"""Statistics' table: the only file that knows its keys and items.

| operation | key | requests |
| --- | --- | --- |
| facts of a dossier | DOSSIER#id / FACTS | 1 consistent get |
| keep them, and add to the employer's months | DOSSIER#id / FACTS, EMPLOYER#id / MONTH#yyyy-mm | 1 transaction |
| an employer with its months up to one | EMPLOYER#id / COPY … MONTH#yyyy-mm | 1 query a megabyte |

A month's row holds a number for each kind and day on which something shifted, at most 155; a month without has no row.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from services.statistics.domain.dossier import Dossier, TrajectFacts
from services.statistics.domain.employer import EmployerCopy
from services.statistics.domain.facts import Change, Employment, Report
from services.statistics.domain.months import FTE_UNITS, Shifts
from shared.aws.dynamo import Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import MOST_ROWS, Unit
from shared.kernel.errors import Raced

MOST_MONTHS = MOST_ROWS - 1
"""How many months one transaction takes beside the dossier."""

_MONTH = "MONTH#"


class Store:
    """Reads and writes of the statistics table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def dossier(self, dossier_id: str) -> Dossier | None:
        """The facts of a dossier."""
        item = self._table.get((f"DOSSIER#{dossier_id}", "FACTS"), consistent=True)
        return _dossier(item) if item else None

    def save(self, unit: Unit, dossier: Dossier, lacking: Shifts) -> None:
        """Stages a dossier's next version, and what its employer's months get with it. Raced: somebody was first."""
        if dossier.version == 1:
            unit.put_new(_dossier_item(dossier), Raced())
        else:
            unit.put_version(_dossier_item(dossier), replaces=dossier.version - 1, error=Raced())
        for month, marks in lacking.items():
            unit.add((f"EMPLOYER#{dossier.employer_id}", f"{_MONTH}{month}"), marks)

    def keep_employer(self, unit: Unit, employer: EmployerCopy) -> None:
        """Stages the copy of an employer, unless a newer one is here."""
        unit.put_newer(
            {
                "pk": f"EMPLOYER#{employer.id}",
                "sk": "COPY",
                "id": employer.id,
                "version": employer.version,
                "name": employer.name,
                "office_id": employer.office_id,
                "is_published": employer.is_published,
            }
        )

    def employer(self, employer_id: str, until: str) -> tuple[EmployerCopy | None, Shifts]:
        """An employer and all its months up to `until`, however many people work there: one query."""
        found: EmployerCopy | None = None
        months: Shifts = {}
        span, after = Range(f"EMPLOYER#{employer_id}", until=f"{_MONTH}{until}"), None
        while True:
            page = self._table.query(span, after=after)
            for item in page.items:
                name = str(item.pop("sk"))
                if name == "COPY":
                    found = _employer(item)
                else:
                    del item["pk"]
                    months[name.removeprefix(_MONTH)] = item
            after = page.last
            if after is None:
                return found, months


def _employer(item: Item) -> EmployerCopy:
    return EmployerCopy(
        item["id"], item["version"], item["name"], item["office_id"], is_published=item["is_published"]
    )


def _dossier_item(dossier: Dossier) -> Item:
    return {
        "pk": f"DOSSIER#{dossier.id}",
        "sk": "FACTS",
        "id": dossier.id,
        "employer_id": dossier.employer_id,
        "version": dossier.version,
        "employed_version": dossier.employed_version,
        "employments": [_employment_item(each) for each in dossier.employments],
        "trajects": {name: _traject_item(facts) for name, facts in dossier.trajects.items()},
        "added": dossier.added,
    }


def _dossier(item: Item) -> Dossier:
    return Dossier(
        id=item["id"],
        employer_id=item["employer_id"],
        version=item["version"],
        employed_version=item["employed_version"],
        employments=tuple(_employment(raw, item) for raw in item["employments"]),
        trajects={name: _traject(raw) for name, raw in item["trajects"].items()},
        added=item["added"],
    )


def _employment_item(employment: Employment) -> Item:
    return {
        "id": employment.id,
        "start": _text(employment.start),
        "end": _text(employment.end),
        "factor": int(employment.factor * FTE_UNITS),
    }


def _employment(raw: Mapping[str, Any], item: Item) -> Employment:
    factor = Fraction(raw["factor"], FTE_UNITS)
    return Employment(
        raw["id"], item["id"], item["employer_id"], _day(raw["start"]), _day(raw["end"]), factor
    )


def _traject_item(facts: TrajectFacts) -> Item:
    return {
        "version": facts.version,
        "leave": [each.isoformat() for each in facts.leave] if facts.leave else None,
        "reports": [_report_item(each) for each in facts.reports],
    }


def _traject(raw: Mapping[str, Any]) -> TrajectFacts:
    leave = raw["leave"]
    return TrajectFacts(
        raw["version"],
        tuple(_report(n, each) for n, each in enumerate(raw["reports"])),
        (date.fromisoformat(leave[0]), date.fromisoformat(leave[1])) if leave else None,
    )


def _report_item(report: Report) -> Item:
    return {
        "employment": report.employment,
        "first_sick_day": report.first_sick_day.isoformat(),
        "recovery": _text(report.recovery),
        "changes": [[each.start.isoformat(), each.percent, each.entered] for each in report.changes],
    }


def _report(index: int, raw: Mapping[str, Any]) -> Report:
    return Report(
        index,
        raw["employment"],
        date.fromisoformat(raw["first_sick_day"]),
        _day(raw["recovery"]),
        tuple(
            Change(date.fromisoformat(start), percent, entered) for start, percent, entered in raw["changes"]
        ),
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
