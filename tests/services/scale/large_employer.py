"""One employer with a great many employees who all work for one employer and have one case manager: the worst that a partition can be."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from services.trajects import nightly
from shared.aws.dynamo import Table
from shared.aws.operations import parked, waiting
from tests.builders.organisation import LINE_MANAGER, a_hire, an_employer
from tests.functions import SERVICES
from tests.services.cast import a_draft
from tests.services.faults.failing_aws import FailingAws
from tests.services.identity.conftest import Person, an_active_person
from tests.services.local_system import Answer, LocalSystem, a_principal
from tests.services.messaging.parts import Parts, parts
from tests.services.scale.generated_rows import _ID, GeneratedRows, Tally

OFFICER = a_principal("privacy_officer")


@dataclass
class LargeEmployer:
    """One employee who is acted upon, among `rows.size` others.

    Attributes:
        per_employee: rows that each of the others has in all tables together.
    """

    system: LocalSystem
    rows: GeneratedRows
    parts: Parts
    colleague: Person
    per_employee: int

    def ask(self, method: str, path: str, body: Any = None, **more: Any) -> Answer:
        """A request that must go well."""
        answer = self.system.call(method, path, body, **({"by": self.parts.case_manager} | more))
        assert answer.status < 300, f"{method} {path}: {answer.status} {answer.text}"
        return answer

    @property
    def dossier(self) -> str:
        return f"/api/trajects/dossiers/{self.parts.dossier_id}"


def a_large_employer(system: LocalSystem) -> LargeEmployer:
    """The cast, then everything that one employee leaves behind: the template of all others."""
    rows = GeneratedRows()
    FailingAws(Random(0), rows=rows).listen()
    who = parts(system, has_portal=True)
    colleague = an_active_person(system, who.cast.klantbeheer, lastName="Visser")
    system.deliver()
    before = {(name, row["pk"]["S"], row["sk"]["S"]) for name, row in rows.all_rows()}
    known = {each for _, row in rows.all_rows() for each in _ID.findall(str(row))}
    _one_of_many(system, who)
    per_employee = rows.multiply(before, known)
    rows.is_counted = lambda: bool(system._function)  # noqa: SLF001 - only what a function asks, not the test's own looks
    return LargeEmployer(system, rows, who, colleague, per_employee)


def _one_of_many(system: LocalSystem, who: Parts) -> None:
    """An employer beside, a colleague, an employee with a case, a dialog, a document, and looks at both dossiers."""
    cast, path = who.cast, "/api/organisation/employers"
    draft = a_draft(system, cast.klantbeheer, "Smederij Het Aambeeld")
    form = an_employer(
        name="Smederij Het Aambeeld", debtorNumber="3011JL13", caseManagerId=cast.case_manager.user_id
    )
    by = cast.klantbeheer
    department = {"name": "Smederij", "lineManager": LINE_MANAGER}
    assert system.call("POST", f"{path}/{draft['id']}/departments", department, by=by).status == 201
    saved = system.call("PUT", f"{path}/{draft['id']}", form, by=by, version=draft["version"])
    office = {"officeId": cast.office["id"]}
    shown = system.call(
        "POST", f"{path}/{draft['id']}/publication", office, by=by, version=saved.json["version"]
    )
    assert shown.status == 200, shown.text
    an_active_person(system, by, lastName="Bosman", email="bosman@arbodienst.example")
    hire = a_hire(
        cast.department["id"], personnelNumber="2002", email="two@korenaar.example", bsn="123456782"
    )
    hired = system.call("POST", f"{path}/{cast.employer['id']}/employees", hire, by=by)
    assert hired.status == 201, hired.text
    system.deliver()
    other = f"/api/trajects/dossiers/{hired.json['dossierId']}"
    told = system.call("POST", f"{other}/sick-reports", {"firstSickDay": "2026-11-20"}, by=cast.case_manager)
    assert told.status == 201, told.text
    system.deliver()
    _document(system, who, hired.json["dossierId"], told.json["trajectId"])
    writers = [
        {"kind": "user", "id": who.employer.user_id},
        {"kind": "employee", "id": hired.json["id"]},
    ]
    started = who.start(
        system, subject="Over een ander", dossierId=hired.json["dossierId"], participants=writers
    )
    assert started.status == 201, started.text
    system.call("GET", f"/api/trajects/dossiers/{who.dossier_id}", by=cast.case_manager)
    system.deliver()


def _document(system: LocalSystem, who: Parts, dossier_id: str, traject_id: str) -> None:
    body = {"form": "plan_of_action", "trajectId": traject_id, "taskKey": "plan_of_action"}
    opened = system.call("POST", f"/api/documents/dossiers/{dossier_id}/documents", body, by=who.case_manager)
    assert opened.status == 201, opened.text


def run(large: LargeEmployer, size: int) -> dict[str, Tally]:
    """Each operation, one after the other, in a large of `size`; the large is as before afterwards."""
    rows, system = large.rows, large.system
    kept = copy.deepcopy((rows.tables, rows.indexes)), system.now, copy.deepcopy(large.colleague.cookies)
    rows.size = size
    found: dict[str, Tally] = {}
    for name, act in _operations(large):
        rows.tally = Tally()
        act()
        found[name] = rows.tally
    (rows.tables, rows.indexes), system.now, large.colleague.cookies = kept
    return found


def _operations(large: LargeEmployer) -> list[tuple[str, Callable[[], object]]]:
    return [*_of_lists(large), *_of_a_case(large, _Case(large)), *_of_what_follows(large)]


def _of_lists(large: LargeEmployer) -> list[tuple[str, Callable[[], object]]]:
    clerk, employer = large.parts.cast.klantbeheer, large.parts.cast.employer["id"]
    organisation = "/api/organisation/employers"

    def sign_in() -> None:
        large.colleague.cookies = {}
        assert large.colleague.sign_in().status == 200

    return [
        ("sign in, password and code", sign_in),
        ("session", lambda: large.colleague.ask("GET", "/api/identity/session")),
        ("list of users", lambda: large.ask("GET", "/api/identity/users", by=clerk)),
        ("list of employers", lambda: large.ask("GET", organisation, by=clerk)),
        ("employer", lambda: large.ask("GET", f"{organisation}/{employer}", by=clerk)),
        ("list of employees", lambda: large.ask("GET", f"{organisation}/{employer}/employees", by=clerk)),
        ("list of dossiers", lambda: large.ask("GET", f"/api/trajects/dossiers?employer={employer}")),
    ]


@dataclass
class _Case:
    """The case of the one employee, as far as it is told and seen."""

    large: LargeEmployer
    traject_id: str = ""
    seen: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"{self.large.dossier}/trajects/{self.traject_id}"

    def report(self) -> None:
        body = {"firstSickDay": "2026-11-23"}
        self.traject_id = self.large.ask("POST", f"{self.large.dossier}/sick-reports", body).json["trajectId"]

    def look(self) -> None:
        self.seen = self.large.ask("GET", self.large.dossier).json

    def complete(self) -> None:
        tasks = [task for each in self.seen["trajects"] for task in each["tasks"]]
        task = next(each for each in tasks if "complete" in each["allowedActions"])
        self.large.ask("POST", f"{self.path}/tasks/{task['key']}/completion", {}, version=task["version"])

    def open_document(self) -> None:
        task = {"form": "plan_of_action", "trajectId": self.traject_id, "taskKey": "plan_of_action"}
        dossier_id = self.large.parts.dossier_id
        self.large.ask("POST", f"/api/documents/dossiers/{dossier_id}/documents", task)

    def pass_the_night(self) -> None:
        """The next night in which there is something to do for this traject, and for no other."""
        system, rows = self.large.system, self.large.rows.items("trajects-table")
        [night] = [
            row["gsi2pk"]["S"].split("#")[1]
            for row in rows
            if "gsi2pk" in row and row["id"]["S"] == self.traject_id
        ]
        now, system.now = system.now, datetime.fromisoformat(f"{night}T03:00:00Z")
        with system.running("trajects", "trajects.nightly"):
            assert nightly.handler({}, None) == {"trajects": 1}
        system.now = now

    def recover(self) -> None:
        self.large.system.passes(days=1)
        version = self.seen["trajects"][0]["version"]
        self.large.ask("POST", f"{self.path}/recovery", {"from": "2026-11-24"}, version=version)


def _of_a_case(large: LargeEmployer, case: _Case) -> list[tuple[str, Callable[[], object]]]:
    documents = f"/api/documents/dossiers/{large.parts.dossier_id}/documents"
    return [
        ("report sick", case.report),
        ("its events, in all services", large.system.deliver),
        ("list of tasks", lambda: large.ask("GET", "/api/trajects/tasks")),
        ("dossier", case.look),
        ("complete a task", case.complete),
        ("open a document", case.open_document),
        ("list of documents", lambda: large.ask("GET", documents)),
        ("night, one traject due", case.pass_the_night),
        ("dossier after it", case.look),
        ("report recovery", case.recover),
    ]


def _of_what_follows(large: LargeEmployer) -> list[tuple[str, Callable[[], object]]]:
    system, who = large.system, large.parts
    dialogs = "/api/messaging/dialogs"
    started: list[str] = []

    def write() -> None:
        large.ask("POST", f"{dialogs}/{started[0]}/messages", {"text": "Tot morgen"})

    def overview() -> None:
        for service in SERVICES:
            with system.running(service, "operator"):
                waiting(service, Table(f"{service}-table"))
                parked(Table(f"{service}-table"))

    lines = f"/api/audit/persons/{who.employee_id}/lines"
    return [
        ("start a dialog", lambda: started.append(who.start(system).json["id"])),
        ("list of dialogs", lambda: large.ask("GET", dialogs)),
        ("unread dialogs", lambda: large.ask("GET", f"{dialogs}/unread")),
        ("write in a dialog", write),
        ("all events, in all services", system.deliver),
        ("what waits for an operator", overview),
        ("find persons", lambda: large.ask("GET", "/api/audit/persons?name=Berg", by=OFFICER)),
        ("lines about a person", lambda: large.ask("GET", lines, by=OFFICER)),
        ("own lines", lambda: large.ask("GET", "/api/audit/my-lines", by=who.employee)),
    ]
