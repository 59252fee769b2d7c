"""A plan of action on its way to two signatures, in the system in memory."""

from dataclasses import dataclass
from typing import Any

import orjson

from shared.aws.secrets import decrypt
from shared.aws.settings import settings
from shared.contracts.identity import UserChanged
from shared.contracts.subscriptions import SUBSCRIPTIONS
from shared.kernel.principal import Principal
from tests.builders.plan_of_action import a_plan
from tests.services.cast import Cast, a_cast
from tests.services.local_system import Answer, LocalSystem, a_principal

API = "/api/documents"
PHONES = {"employer": "+31611111111", "employee": "+31622222222"}


@dataclass
class Case:
    """A sick employee with a plan of action, an employer who signs, and the employee with a portal account."""

    system: LocalSystem
    cast: Cast
    traject_id: str
    employer: Principal
    employee: Principal
    document: dict[str, Any]
    takers: tuple[str, ...] = ()

    def deliver(self) -> list[dict[str, Any]]:
        """Carries events to all, or of documents alone to its own `takers`; gives what was on the bus."""
        if not self.takers:
            return self.system.deliver()
        carried: list[dict[str, Any]] = []
        self.system.relay("documents")
        while self.system.bus:
            batch, self.system.bus = self.system.bus, []
            carried += batch
            for event in batch:
                name = f"documents.{event['detail-type']}"
                for taker in (each for each in self.takers if name in SUBSCRIPTIONS[each]):
                    assert self.system.consume(taker, event) == []
            self.system.relay("documents")
        return carried

    @property
    def path(self) -> str:
        return f"{API}/documents/{self.document['id']}"

    def finalise(self, *, by: Principal | None = None, **changes: Any) -> Answer:
        """The next version, with its PDF."""
        found = self.system.call("GET", self.path, by=by or self.cast.case_manager).json
        answer = self.system.call(
            "POST",
            f"{self.path}/versions",
            {"answers": a_plan(**changes)},
            by=by or self.cast.case_manager,
            version=found["version"],
        )
        self.deliver()
        return answer

    def signers(self) -> list[dict[str, str]]:
        return [
            {"kind": "user", "id": self.employer.user_id, "role": "employer"},
            {"kind": "employee", "id": self.cast.employee["id"], "role": "employee"},
        ]

    def request(self, number: int = 1, **more: Any) -> Answer:
        answer = self.system.call(
            "POST",
            f"{self.path}/versions/{number}/ceremonies",
            {"signers": self.signers()} | more,
            by=self.cast.case_manager,
        )
        self.deliver()
        return answer

    def read(self, ceremony: dict[str, Any], by: Principal) -> Answer:
        return self.system.call("GET", f"{API}/ceremonies/{ceremony['id']}/file", by=by)

    def ask_code(self, ceremony: dict[str, Any], by: Principal) -> str:
        """Reads, asks a code, and gives what came by SMS."""
        assert self.read(ceremony, by).status == 200
        answer = self.system.call("POST", f"{API}/ceremonies/{ceremony['id']}/code", {}, by=by)
        assert answer.status == 200, answer.text
        return self.sms()["code"]

    def sms(self) -> dict[str, str]:
        """Phone and code of the last code that was issued."""
        sent = [each for each in self.deliver() if each["detail-type"] == "CodeIssued"]
        data = sent[-1]["detail"]["data"]
        context = {"purpose": "code", "transaction": data["transaction"]}
        opened: dict[str, str] = orjson.loads(decrypt(settings().links_key_id, data["sealed"], context))
        return opened

    def sign(self, ceremony: dict[str, Any], by: Principal, code: str, **more: Any) -> Answer:
        body = {"code": code, "consentVersion": "2026-11", "isConsenting": True}
        key = more.pop("key", None)
        return self.system.call(
            "POST", f"{API}/ceremonies/{ceremony['id']}/signature", body | more, by=by, key=key
        )

    def state(self, ceremony: dict[str, Any], by: Principal | None = None) -> dict[str, Any]:
        found = self.system.call("GET", f"{API}/ceremonies/{ceremony['id']}", by=by or self.cast.case_manager)
        shown: dict[str, Any] = found.json
        return shown


def a_signing_case(system: LocalSystem) -> Case:
    """Everything up to a plan of action that is open as a draft."""
    cast = a_cast(system)
    traject_id = cast.report(system).json["trajectId"]
    system.deliver()
    employer = a_principal("employer_direct", scopes=(cast.employer["id"],))
    employee = a_principal("portal_user", scopes=(cast.employee["id"],))
    system.tell("identity", account_of(employer, "Bas Bakker", PHONES["employer"], "administrator"))
    system.tell(
        "identity",
        account_of(
            employee, "Jan van den Berg", PHONES["employee"], "employee-file", person_id=cast.employee["id"]
        ),
    )
    asked = {"form": "plan_of_action", "trajectId": traject_id, "taskKey": "plan_of_action"}
    path = f"{API}/dossiers/{cast.employee['dossierId']}/documents"
    opened = system.call("POST", path, asked, by=cast.case_manager)
    assert opened.status == 201, opened.text
    return Case(system, cast, traject_id, employer, employee, opened.json)


def account_of(
    principal: Principal, name: str, phone: str | None, proof: Any, *, person_id: str | None = None
) -> UserChanged:
    """What identity tells of an account."""
    return UserChanged(
        user_id=principal.user_id,
        aggregate_version=1,
        display_name=name,
        email="x@example.org",
        language="nl",
        groups=principal.groups,
        scopes=tuple(principal.scopes),
        status="active",
        phone=phone,
        phone_proof=proof,
        person_id=person_id,
    )
