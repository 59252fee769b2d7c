"""A day of work through real handlers, and what it must leave behind: counted, so that two days can be laid side by side."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from shared.aws.dynamo import Table
from shared.aws.transaction import AlreadyProcessedError, Unit
from shared.kernel.ids import new_id_at
from shared.kernel.principal import Principal
from tests.builders.organisation import a_hire
from tests.services.cast import Cast
from tests.services.faults.deliveries import Deliveries, Killed
from tests.services.local_system import Answer
from tests.services.messaging.events import a_code
from tests.services.messaging.parts import Parts

_AGAIN = {"busy", "reference-not-yet-available", "file-not-ready", "not-found"}
"""A person looks again for what another service does not know yet; after a minute that is "not found"."""

_KIND = re.compile(r"[A-Z_]+")


@dataclass
class Client:
    """A client that does not give up: the same command with the same key until there is an answer."""

    deliveries: Deliveries
    numbers: int = 0
    tries: int = 0
    done: Counter[str] = field(default_factory=Counter)

    def do(self, method: str, path: str, body: Any, **more: Any) -> Answer:
        """The answer in the end. Between two tries a little of the world goes on."""
        self.numbers += 1
        key = f"command-number-{self.numbers:06d}"
        for number in range(1, 61):
            self.tries += 1
            answer = self.deliveries.ask(method, path, body, key=key, **more)
            if answer is not None and not _is_to_repeat(answer):
                assert answer.status < 300, f"{method} {path}: {answer.status} {answer.text}"
                return answer
            self.deliveries.system.passes(seconds=10)
            self.deliveries.round()
            if number % 20 == 0:
                self.deliveries.replay()  # what this waits for became a dead letter
        raise AssertionError(f"{method} {path}: no answer; last {answer and answer.text}")

    def look(self, path: str, **more: Any) -> Answer:
        """A view in good failing: looking twice is two views, each with its access line."""
        with self.deliveries.calm():
            return self.deliveries.system.call("GET", path, **more)

    def issue_code(self) -> None:
        """A code by SMS, as identity issues it: once, however often it is asked."""
        self.numbers += 1
        system = self.deliveries.system
        for _ in range(60):
            self.tries += 1
            unit = Unit(Table("identity-table"), system.clock, lambda: new_id_at(system.now), "a-code")
            unit.put_guard({"pk": f"REQUEST#code#{self.numbers}", "sk": "code"})
            unit.record(a_code(transaction=f"transaction-{self.numbers}"))
            try:
                with system.running("identity", "identity.api"):
                    unit.commit()
            except AlreadyProcessedError:
                return
            except (Killed, Exception):  # noqa: S112, BLE001 - whatever it was, the client asks again
                continue
            return
        raise AssertionError("no code")


def _is_to_repeat(answer: Answer) -> bool:
    return answer.status >= 500 or (answer.status >= 400 and answer.code in _AGAIN)


def a_day(client: Client, parts: Parts, name: str) -> None:
    """Hire, report sick, complete a task, invite a colleague, open a dialog, write in it, send a code."""
    cast, administrator = parts.cast, parts.cast.klantbeheer
    employee = hire(client, cast, name)
    traject_id = report(client, cast, employee)
    complete(client, cast, employee, traject_id)
    client.issue_code()
    invite(client, administrator, cast.office["id"], name)
    dialog = start(client, parts, employee)
    say(client, parts, dialog, f"Tot morgen, {name}")


def hire(client: Client, cast: Cast, name: str) -> dict[str, Any]:
    """A new employee."""
    body = a_hire(cast.department["id"], personnelNumber=name, email=f"{name}@korenaar.example")
    path = f"/api/organisation/employers/{cast.employer['id']}/employees"
    made: dict[str, Any] = client.do("POST", path, body, by=cast.klantbeheer).json
    return made


def report(client: Client, cast: Cast, employee: dict[str, Any]) -> str:
    """A sick report; gives the traject."""
    path = f"/api/trajects/dossiers/{employee['dossierId']}/sick-reports"
    body = {"firstSickDay": "2026-11-23"}
    return str(client.do("POST", path, body, by=cast.case_manager).json["trajectId"])


def complete(client: Client, cast: Cast, employee: dict[str, Any], traject_id: str) -> None:
    """The first open task of the case manager, done."""
    dossier = f"/api/trajects/dossiers/{employee['dossierId']}"
    shown = client.look(dossier, by=cast.case_manager).json
    tasks = [task for each in shown["trajects"] for task in each["tasks"]]
    task = next(each for each in tasks if "complete" in each["allowedActions"])
    path = f"{dossier}/trajects/{traject_id}/tasks/{task['key']}/completion"
    client.do("POST", path, {}, by=cast.case_manager, version=task["version"])


def invite(client: Client, by: Principal, office_id: str, name: str) -> str:
    """A new colleague; gives the account."""
    body = {
        "firstName": "Fatima",
        "lastName": "Amrani" + "".join(chr(ord("a") + int(each)) for each in name[1:]),
        "email": f"{name}@arbodienst.example",
        "groups": ["case_manager"],
        "scopes": [office_id],
    }
    return str(client.do("POST", "/api/identity/users", body, by=by).json["id"])


def start(client: Client, parts: Parts, employee: dict[str, Any]) -> str:
    """A dialog with the employer and the employee, who is invited to the portal by it; gives its id."""
    body = {
        "subject": "Hervatting",
        "dossierId": employee["dossierId"],
        "text": "Kunnen we woensdag overleggen?",
        "participants": [
            {"kind": "user", "id": parts.employer.user_id},
            {"kind": "employee", "id": employee["id"]},
        ],
    }
    answer = client.do("POST", "/api/messaging/dialogs", body, by=parts.case_manager)
    return str(answer.json["id"])


def say(client: Client, parts: Parts, dialog_id: str, text: str) -> None:
    """A line more."""
    path = f"/api/messaging/dialogs/{dialog_id}/messages"
    client.do("POST", path, {"text": text}, by=parts.case_manager)


def _counted(month: dict[str, Any]) -> dict[str, int]:
    """People and illnesses in an employer's month: one row for all of them."""
    marks = {mark: int(value["N"]) for mark, value in month.items() if mark not in {"pk", "sk"}}
    return {
        f"statistics {kind}": sum(amount for mark, amount in marks.items() if mark[0] == kind)
        for kind in "hn"
    }


def ledger(deliveries: Deliveries) -> Counter[str]:
    """How many rows of each kind there are, what sums count, and what the providers were handed."""
    found: Counter[str] = Counter()
    for table in deliveries.failing.rows.tables:
        for row in deliveries.failing.rows.items(table):
            if row["sk"]["S"].startswith("MONTH#"):
                found.update(_counted(row))
                continue
            kinds = [(_KIND.match(row[key]["S"]) or [""])[0] for key in ("pk", "sk")]
            state = row["status"]["S"] if kinds[0] == "MESSAGE" else ""
            found[" ".join((table.removesuffix("-table"), *kinds, state)).strip()] += 1
    found.update(f"sent {each.subject}" for each in deliveries.failing.sent)
    return found
