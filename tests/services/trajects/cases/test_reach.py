"""Every row of every protocol, and every fact that a counting rule takes, can be brought about by the API, or is named
here with the capability that will bring it. The lists only shrink, but for rows that a change of the law adds.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from services.trajects.cases.rows import CaseRows
from services.trajects.domain.case import CaseFile
from services.trajects.domain.facts import (
    Done,
    Facts,
    Override,
    Percentage,
    SentReport,
    Spell,
    TherapeuticWork,
)
from services.trajects.domain.protocol import FOLDER, VARIATIONS
from shared.kernel.copies import Employment
from shared.kernel.leave import Pregnancy
from tests.builders.organisation import a_hire
from tests.services.cast import Cast, a_cast
from tests.services.local_system import LocalSystem, a_principal

UNREACHED_ROWS: dict[str, set[str]] = {
    "Trajects: outcomes of tasks": {
        "absence_standard.adjust_plan",
        "absence_standard.adjust_problem_analysis",
    },
    "Trajects: reports to UWV that were sent": {"absence_standard.recovery_to_uwv"},
    "Trajects: a child in hospital, leave that is spread": {
        "pregnancy.hospital_report",
        "pregnancy.split_leave_request",
    },
    "Trajects: the ground of a vangnet": {
        "vangnet_other.no_risk_check",
        "vangnet_other.report_percentage_change",
        "vangnet_other.vangnet_recovery_report",
        "vangnet_other.vangnet_sick_report",
    },
    "Organisation: employers that carry the ZW themselves": {
        "zw_erd.capability_improvement_test",
        "zw_erd.ezwb_outcome",
        "zw_erd.ezwb_request",
        "zw_erd.plan_of_action_zw",
        "zw_erd.problem_analysis_zw",
        "zw_erd.recalibration_{n}",
        "zw_erd.uwv_sick_report_erd",
        "zw_erd.zw_daily_wage",
        "zw_erd.zw_entitlement",
        "zw_erd.zw_intake",
        "zw_erd.zw_payment_run",
    },
}
"""Capability → "protocol.row" that no act can bring about yet."""

UNREACHED_FACTS: dict[str, set[str]] = {
    "Trajects: outcomes of tasks": {"Done.outcome"},
    "Trajects: reports to UWV that were sent": {
        "Facts.sent_reports",
        "SentReport.kind",
        "SentReport.on",
        "SentReport.spell_id",
    },
    "Trajects: wage sanction, extension, late application": {
        "Facts.agreed_extension_days",
        "Facts.wage_sanction_days",
        "Facts.wia_application_filed",
    },
    "Trajects: a due day that is departed from": {
        "Facts.overrides",
        "Override.reason",
        "Override.spell_id",
        "Override.task",
        "Override.to",
    },
    "Trajects: death": {"Facts.deceased"},
    "Trajects: a child in hospital, leave that is spread": {"Pregnancy.hospital", "Pregnancy.split"},
    "Trajects: the ground of a vangnet": {
        "Spell.agency_clause",
        "Spell.cause_known_on",
        "Spell.vangnet",
    },
    "Trajects: same cause or not, new agreed work": {"Spell.new_agreed_work", "Spell.same_cause"},
    "Trajects: therapeutic work": {
        "Spell.therapeutic",
        "TherapeuticWork.hours",
        "TherapeuticWork.of",
        "TherapeuticWork.start",
    },
    "Trajects: corrections and withdrawal": {"Spell.recovery_reported", "Spell.withdrawn"},
    "Organisation: employers that carry the ZW themselves": {"Facts.self_insurers"},
}
"""Capability → "Type.field" that no act can fill yet."""


class _Reached:
    """What a few cases bring about through the API: rows by protocol, and the facts that stand in the store."""

    def __init__(self, system: LocalSystem) -> None:
        self.system = system
        self.cast: Cast = a_cast(system)
        self.number = 1000
        self.rows: set[str] = set()
        self.facts: set[str] = set()

    def hire(self, **changes: Any) -> str:
        self.number += 1
        path = f"/api/organisation/employers/{self.cast.employer['id']}/employees"
        body = a_hire(self.cast.department["id"], personnelNumber=str(self.number), **changes)
        made = self.system.call("POST", path, body, by=self.cast.klantbeheer)
        assert made.status == 201, made.text
        self.system.deliver()
        return f"/api/trajects/dossiers/{made.json['dossierId']}"

    def post(self, path: str, body: dict[str, Any], version: int | None = None) -> Any:
        answer = self.system.call("POST", path, body, by=self.cast.case_manager, version=version)
        assert answer.status < 300, answer.text
        return answer.json

    def sick(self, dossier: str, first: str, **more: Any) -> str:
        body = {"firstSickDay": first, "confirmedEarly": True} | more
        return str(self.post(f"{dossier}/sick-reports", body)["trajectId"])

    def recover(self, dossier: str, traject: str, day: str) -> None:
        self.post(f"{dossier}/trajects/{traject}/recovery", {"from": day}, self.version(dossier, traject))

    def version(self, dossier: str, traject: str) -> int:
        found = self.read(dossier)
        return int(
            next(
                each["version"] for each in found["trajects"] + found["pregnancies"] if each["id"] == traject
            )
        )

    def complete(self, dossier: str, traject: str, key: str, role: str, done_on: str) -> None:
        by = a_principal(role, user_id=self.cast.case_manager.user_id)
        found = self.read(dossier)
        task = next(each for own in found["trajects"] for each in own["tasks"] if each["key"] == key)
        path = f"{dossier}/trajects/{traject}/tasks/{key}/completion"
        body = {"doneOn": done_on, "note": "Op afspraak"}
        done = self.system.call("POST", path, body, by=by, version=task["version"])
        assert done.status == 200, done.text

    def read(self, dossier: str) -> Any:
        return self.system.call("GET", dossier, by=self.cast.case_manager).json

    def note(self, dossier: str) -> None:
        """Takes up what a dossier shows, and what the store holds of it."""
        found = self.read(dossier)
        for traject in found["trajects"] + found["pregnancies"]:
            self.rows |= {f"{traject['protocol']['key']}.{task['key']}" for task in traject["tasks"]}
        file = CaseRows(self.system.table("trajects")).file(dossier.rpartition("/")[2])
        assert file is not None
        self.facts |= set(_facts_of(file, self.system))


def _facts_of(file: CaseFile, system: LocalSystem) -> Iterator[str]:
    facts = file.facts(system.now.date())
    values: list[Any] = [
        facts,
        *facts.employments,
        *facts.spells,
        *facts.pregnancies,
        *facts.done,
        *facts.overrides,
    ]
    values += [each for spell in facts.spells for each in (*spell.percentages, *spell.therapeutic)]
    values += facts.sent_reports
    for value in values:
        for each in fields(value):
            if getattr(value, each.name) != each.default:
                yield f"{type(value).__name__}.{each.name}"


def _brought_about(reached: _Reached) -> None:
    _plain_cases(reached)
    _pregnancies(reached)
    donor = reached.hire(bsn="123457816", birthDate="1980-02-02")
    traject = reached.sick(donor, "2026-10-26", classification="ORGAN_DONATION")
    _improves(reached, donor, traject)


def _plain_cases(reached: _Reached) -> None:
    plain = reached.cast.dossier
    first = reached.sick(plain, "2026-07-01", percentage=80)
    reached.complete(plain, first, "problem_analysis", "occupational_physician", "2026-08-05")
    reached.note(plain)
    leaver = reached.hire(bsn="123456782", employment={"end": "2027-02-28", "workingDays": [1, 2, 3]})
    spells = (("2026-03-02", "2026-03-09"), ("2026-06-01", "2026-06-08"), ("2026-09-01", "2026-09-08"))
    for start, end in spells:
        reached.recover(leaver, reached.sick(leaver, start), end)
    reached.note(leaver)
    reached.sick(leaver, "2026-11-02")
    reached.note(leaver)


def _pregnancies(reached: _Reached) -> None:
    expecting = reached.hire(birthDate="1990-02-02")
    asked = {"dueDate": "2026-12-10", "multiple": True}
    pregnancy = reached.post(f"{expecting}/pregnancies", asked)["trajectId"]
    version = reached.version(expecting, pregnancy)
    reached.post(f"{expecting}/pregnancies/{pregnancy}/birth", {"bornOn": "2026-11-22"}, version)
    reached.note(expecting)
    early = reached.hire(bsn="123458924", birthDate="1991-02-02")
    reached.post(f"{early}/pregnancies", {"dueDate": "2027-04-10"})
    traject = reached.sick(early, "2026-10-26", classification="PREGNANCY")
    _improves(reached, early, traject)
    again = reached.hire(bsn="123460037", birthDate="1992-02-02")
    ill = reached.sick(again, "2026-11-02")
    reached.post(f"{again}/pregnancies", {"dueDate": "2026-12-20", "leaveStart": "2026-11-23"})
    assert reached.version(again, ill)
    reached.note(again)


def _improves(reached: _Reached, dossier: str, traject: str) -> None:
    """Half ill, then well."""
    path = f"{dossier}/trajects/{traject}/percentages"
    reached.post(path, {"from": "2026-11-09", "percentage": 50}, reached.version(dossier, traject))
    reached.note(dossier)
    reached.recover(dossier, traject, "2026-11-16")
    reached.note(dossier)


def _rows() -> dict[str, set[str]]:
    """Every row of every file by "protocol.key", with the keys that its repetitions have."""
    found = {}
    for name in VARIATIONS:
        for row in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["tasks"]:
            numbers = [str(each) for each in row.get("numbers", [0])]
            keys = {row["key"].replace("{n}", each).replace("{k}", each) for each in numbers}
            found[f"{name}.{row['key']}"] = {f"{name}.{key}" for key in keys}
    return found


def test_every_row_of_every_protocol_is_planned_for_a_case_or_named(system: LocalSystem) -> None:
    reached = _Reached(system)
    _brought_about(reached)

    absent = {name for name, keys in _rows().items() if not keys & reached.rows}
    assert absent == set().union(*UNREACHED_ROWS.values())
    kinds = (Facts, Employment, Spell, Percentage, TherapeuticWork, Pregnancy, Done, SentReport, Override)
    facts = {f"{kind.__name__}.{each.name}" for kind in kinds for each in fields(kind)}
    assert facts - reached.facts == set().union(*UNREACHED_FACTS.values())
