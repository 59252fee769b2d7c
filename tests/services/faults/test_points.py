"""A process is killed at each named point, and what AWS calls again finishes the work: once, and nothing is lost."""

import ast
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import count

import pytest

from infra.bundles.closure import ROOT
from services.documents import cli
from services.documents.sealing import gateways
from services.identity import cli as identity_cli
from services.organisation import cli as organisation_cli
from services.trajects import nightly
from shared.aws import clients, faults
from shared.aws.dead_letters import replay
from shared.aws.faults import Point
from shared.aws.operations import parked, put_back
from tests.builders.plan_of_action import a_plan
from tests.services.documents.signers import API, Case, a_signing_case
from tests.services.faults.deliveries import Deliveries, Killed, deliveries_of
from tests.services.faults.working_day import Client, a_day, hire, ledger, report
from tests.services.local_system import LocalSystem
from tests.services.messaging.parts import Parts, parts
from tests.services.shared.test_replay import two_queues

pytestmark = pytest.mark.proves("EVT-1", "EVT-2")

OF_A_DAY = frozenset(
    {
        Point.BEFORE_COMMIT,
        Point.AFTER_COMMIT,
        Point.BEFORE_PUBLISH,
        Point.AFTER_PUBLISH,
        Point.AFTER_ROW_DELETED,
        Point.BEFORE_EFFECT,
        Point.AFTER_EFFECT,
        Point.BEFORE_PROVIDER,
        Point.AFTER_PROVIDER,
    }
)
"""The points of every working day: killed at each of their passings, in whichever function."""


def kill_at(deliveries: Deliveries, *, nth: int, of: Point | None = None) -> None:
    """The process that comes `nth` (from 0) to a point, or to this one, dies there."""
    seen = Counter[str]()

    def strikes(point: Point, _function: str) -> bool:
        if of is not None and point is not of:
            return False
        seen["all"] += 1
        return seen["all"] == nth + 1

    deliveries.strike = strikes


@dataclass
class Days:
    """Days after each other in one system."""

    deliveries: Deliveries
    client: Client
    cast: Parts
    before: Counter[str]
    number: int = 0

    def next(self) -> Counter[str]:
        """A day to its end, with all that follows from it; gives what it added."""
        self.number += 1
        a_day(self.client, self.cast, f"n{self.number}")
        self.deliveries.settle()
        before, self.before = self.before, ledger(self.deliveries)
        return self.before - before


def test_killed_anywhere_in_a_day_everything_happens_once(system: LocalSystem) -> None:
    deliveries = deliveries_of(system)
    cast = parts(system)
    days = Days(deliveries, Client(deliveries), cast, ledger(deliveries))
    with deliveries.listening():
        days.next()  # makes the rows that all days share: the sums of the month
        deliveries.passed.clear()
        calm = days.next()
        passings = deliveries.passed.total()
        assert {point for point, _ in deliveries.passed} == OF_A_DAY
        for number in range(passings):
            kill_at(deliveries, nth=number)
            killed_before, unrecorded = deliveries.kills.copy(), deliveries.unrecorded

            day = days.next()

            [point] = deliveries.kills - killed_before
            twice = day - calm
            assert not calm - day, f"lost, killed at {point.name} ({number})"
            assert twice.total() == deliveries.unrecorded - unrecorded, (
                f"{twice}, killed at {point.name} ({number})"
            )
    assert set(deliveries.kills) == OF_A_DAY
    assert passings > 100


def _killed_while_parking(system: LocalSystem, point: Point) -> None:
    deliveries = deliveries_of(system)
    cast = parts(system).cast
    client = Client(deliveries)
    deliveries.failing.poison = {"TasksReplanned"}
    with deliveries.listening():
        report(client, cast, hire(client, cast, "n1"))
        kill_at(deliveries, nth=0, of=point)
        for _ in range(12):
            deliveries.round()
            system.passes(seconds=60)
            deliveries.sweep("trajects")
        deliveries.settle()
        sent = len(deliveries.failing.sent)
        [given_up] = parked(system.table("trajects"))
        assert ("TasksReplanned" in given_up.names, given_up.tries) == (True, 10)

        deliveries.failing.poison = set()
        with system.running("trajects", ""):
            assert put_back(system.table("trajects")) == 1
        deliveries.settle()

    assert deliveries.kills[point] == 1
    assert (len(deliveries.failing.sent), parked(system.table("trajects"))) == (sent + 1, [])


def _killed_while_putting_back(system: LocalSystem, point: Point) -> None:
    deliveries = deliveries_of(system)
    cast = parts(system).cast
    client = Client(deliveries)
    deliveries.failing.poison = {"TasksReplanned"}
    with deliveries.listening():
        for name in ("n1", "n2"):
            report(client, cast, hire(client, cast, name))
        for _ in range(12):
            deliveries.round()
            system.passes(seconds=60)
            deliveries.sweep("trajects")
        assert len(parked(system.table("trajects"))) == 2
        kill_at(deliveries, nth=1, of=point)
        assert not deliveries.run("trajects", "", lambda: put_back(system.table("trajects")))
        assert len(parked(system.table("trajects"))) == 1

        assert deliveries.run("trajects", "", lambda: put_back(system.table("trajects")))
        deliveries.failing.poison = set()
        deliveries.settle()

    told = Counter(each["name"] for each in deliveries.told.values())
    assert (told["SickReported"], told["TasksReplanned"]) == (2, 2)


def _killed_in_a_night(system: LocalSystem, point: Point) -> None:
    deliveries = deliveries_of(system)
    cast = parts(system).cast
    client = Client(deliveries)
    with deliveries.listening():
        for number in range(3):
            report(client, cast, hire(client, cast, f"n{number}"))
        deliveries.settle()
        night = partial(nightly.handler, {}, None)
        assert deliveries.run("trajects", "trajects.nightly", night)
        before = set(deliveries.told)
        rows = deliveries.failing.rows.items("trajects-table")
        due = min(row["gsi2pk"]["S"].split("#")[1] for row in rows if "gsi2pk" in row)
        system.now = datetime.fromisoformat(f"{due}T09:00:00+00:00")
        kill_at(deliveries, nth=0, of=point)
        assert not deliveries.run("trajects", "trajects.nightly", night)

        assert deliveries.run("trajects", "trajects.nightly", night)
        deliveries.settle()

    since = [each for event_id, each in deliveries.told.items() if event_id not in before]
    told = [each["data"]["trajectId"] for each in since if each["name"] == "TasksReplanned"]
    assert len(told) == len(set(told)) == 3


def _killed_while_telling_again(system: LocalSystem, point: Point) -> None:
    deliveries = deliveries_of(system)
    cast = parts(system).cast
    client = Client(deliveries)
    with deliveries.listening():
        hire(client, cast, "n1")
        deliveries.settle()
        calm = _copies(deliveries)
        for service in ("trajects", "documents", "messaging"):
            deliveries.failing.rows.tables[f"{service}-table"].clear()
        kill_at(deliveries, nth=0, of=point)
        for _ in range(2):
            for service, command in (("identity", identity_cli), ("organisation", organisation_cli)):
                deliveries.run(service, "", partial(command.republish, []))
            assert deliveries.kills[point] == 1
        deliveries.settle()

    assert _copies(deliveries) == calm


def _copies(deliveries: Deliveries) -> Counter[str]:
    return Counter(
        f"{table} {row['pk']['S']} {row['version']['N']}"
        for table in ("trajects-table", "documents-table", "messaging-table")
        for row in deliveries.failing.rows.items(table)
        if "version" in row and row["pk"]["S"].split("#")[0] in {"DOSSIER", "DEPARTMENT", "CONTACT"}
    )


def _killed_with_a_letter(system: LocalSystem, point: Point) -> None:
    deliveries = Deliveries(system, deliveries_of(system).failing)
    sqs = clients.client("sqs")
    work, dead = two_queues()
    bodies = {json.dumps({"source": "poortwachter.x", "detail-type": "Y", "number": n}) for n in range(3)}
    for body in bodies:
        sqs.send_message(QueueUrl=dead, MessageBody=body)
    with deliveries.listening():
        kill_at(deliveries, nth=1, of=point)
        with pytest.raises(Killed):
            replay(work, dead, is_confirmed=True)
    _end_of_hiding(dead)

    replay(work, dead, is_confirmed=True)

    found = sqs.receive_message(QueueUrl=work, MaxNumberOfMessages=10)["Messages"]
    assert {each["Body"] for each in found} == bodies
    assert len(found) == 3 + (point is Point.AFTER_DEAD_LETTER_SENT)
    assert "Messages" not in sqs.receive_message(QueueUrl=dead)


def _end_of_hiding(url: str) -> None:
    """The time for which letters that somebody took stay hidden is over."""
    from moto.core.models import DEFAULT_ACCOUNT_ID
    from moto.sqs.models import sqs_backends

    queue = sqs_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"].get_queue(url.rpartition("/")[2])
    for message in queue._messages:  # noqa: SLF001 - moto's own clock cannot be set
        message.change_visibility(0)


def _killed_with_a_file(system: LocalSystem, point: Point) -> None:
    """Of a version, of the page of evidence, and of the sealed document: each process dies once."""
    gateways.seal_certificate.cache_clear()
    deliveries = deliveries_of(system)
    with system.running("documents", ""):
        assert cli.make_seal_certificate([]) == 0
    case = a_signing_case(system)
    passings = count()
    deliveries.strike = lambda passed, _function: passed is point and next(passings) % 2 == 0
    with deliveries.listening():
        ceremony = _signed_by_all(deliveries, case)
        deliveries.settle()
        assert case.state({"id": ceremony})["state"] == "sealed"

    files = [each for each in deliveries.passed if each[0] is point]
    assert (deliveries.kills[point], {function for _, function in files}) == (
        3,
        {"documents.render", "documents.seal"},
    )
    ended = [each for each in deliveries.told.values() if each["event"] == "documents.CeremonyEnded"]
    done = [each for each in deliveries.told.values() if each["event"] == "trajects.TaskDone"]
    assert (len(ended), len(done)) == (1, 1)


def _signed_by_all(deliveries: Deliveries, case: Case) -> str:
    system, manager = case.system, case.cast.case_manager
    version = system.call("GET", case.path, by=manager).json["version"]
    system.call("POST", f"{case.path}/versions", {"answers": a_plan()}, by=manager, version=version)
    deliveries.settle()
    asked = system.call("POST", f"{case.path}/versions/1/ceremonies", {"signers": case.signers()}, by=manager)
    deliveries.settle()
    ceremony: str = asked.json["id"]
    for signer in (case.employer, case.employee):
        assert case.read({"id": ceremony}, signer).status == 200
        system.call("POST", f"{API}/ceremonies/{ceremony}/code", {}, by=signer)
        deliveries.settle()
        code = deliveries.failing.sent[-1].text.rpartition("#")[2]
        assert case.sign({"id": ceremony}, signer, code).status == 200
    return ceremony


ELSEWHERE: dict[Point, Callable[[LocalSystem, Point], None]] = {
    Point.BEFORE_TRY_COUNTED: _killed_while_parking,
    Point.AFTER_ROW_PARKED: _killed_while_parking,
    Point.BEFORE_PUT_BACK: _killed_while_putting_back,
    Point.AFTER_SOME_OF_A_NIGHT: _killed_in_a_night,
    Point.BETWEEN_PAGES: _killed_while_telling_again,
    Point.BEFORE_DEAD_LETTER_SENT: _killed_with_a_letter,
    Point.AFTER_DEAD_LETTER_SENT: _killed_with_a_letter,
    Point.AFTER_FILE: _killed_with_a_file,
}
"""The points that a common day does not come to, each with its case."""


@pytest.mark.parametrize("point", ELSEWHERE, ids=lambda point: point.name)
def test_killed_at_a_rare_point_the_next_run_finishes(system: LocalSystem, point: Point) -> None:
    ELSEWHERE[point](system, point)


def test_every_point_has_a_case() -> None:
    assert OF_A_DAY | set(ELSEWHERE) == set(Point)


def test_every_point_is_passed_in_the_code_and_nobody_listens_there() -> None:
    passed, listeners = set(), []
    for file in [*ROOT.glob("shared/**/*.py"), *ROOT.glob("services/**/*.py"), *ROOT.glob("infra/**/*.py")]:
        if file.name == "faults.py" or "node_modules" in file.parts:
            continue
        source = file.read_text("utf-8")
        if "faults" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "passing":
                [argument] = node.args
                passed.add(ast.unparse(argument).removeprefix("Point."))
            if isinstance(node, ast.ImportFrom) and node.module == "shared.aws.faults":
                listeners += [each.name for each in node.names if each.name not in {"Point", "passing"}]

    assert passed == {point.name for point in Point}
    assert listeners == []
    assert faults._listener is None  # noqa: SLF001 - what production starts with
