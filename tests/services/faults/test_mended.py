"""What could once be lost: each hole that a look for them found, closed at its cause."""

from collections.abc import Sequence
from importlib import import_module
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from infra.settings import PRODUCTION
from services.identity import cli as identity_cli
from services.messaging.domain.delivery import claimed
from services.messaging.store import Store
from services.organisation.handlers import cli as organisation_cli
from services.trajects import cli as trajects_cli
from services.trajects import nightly
from services.trajects.cases import replan
from services.trajects.cases.work_through_night import NightUnfinishedError
from services.trajects.domain import changes
from shared.aws import clients
from shared.aws.dead_letters import replay
from shared.aws.dynamo import Table
from shared.aws.operations import parked
from shared.aws.outbox import PREFIX
from shared.aws.transaction import KNOWN_DAYS, Unit
from shared.contracts.envelope import MOST_BYTES
from shared.contracts.trajects import TaskFact, TasksReplanned
from shared.kernel.clock import to_text
from shared.kernel.errors import Conflict
from shared.kernel.ids import new_id_at
from tests.functions import CONSUMERS
from tests.services.faults.deliveries import Deliveries, deliveries_of
from tests.services.faults.failing_aws import FailingAws, Rates
from tests.services.faults.working_day import Client, hire, report
from tests.services.local_system import LocalSystem, a_principal
from tests.services.messaging.parts import parts
from tests.services.messaging.test_messages import invite, queued
from tests.services.shared.dummy import NoteChanged
from tests.services.shared.test_replay import two_queues

if TYPE_CHECKING:
    from shared.aws.consumer import Consumer

TABLE = "trajects-table"


def a_unit(system: LocalSystem) -> Unit:
    return Unit(Table(TABLE), system.clock, lambda: new_id_at(system.now), "correlation")


class Poison(NoteChanged):
    """What the bus never takes."""

    name = "Poison"


def rows_in_outbox(
    system: LocalSystem,
    number: int,
    text: str = "melk",
    *,
    kinds: Sequence[type[NoteChanged]] = (NoteChanged,),
) -> None:
    """Rows of the outbox of trajects, each with an event of each of `kinds`."""
    for note in range(number):
        unit = a_unit(system)
        for kind in kinds:
            unit.record(kind(note_id=str(note), aggregate_version=1, text=text))
        unit.commit()


def sweeps(deliveries: Deliveries, number: int) -> None:
    for _ in range(number):
        deliveries.system.passes(seconds=60)
        deliveries.sweep("trajects")


def test_a_poisoned_row_does_not_take_its_batch_with_it(system: LocalSystem) -> None:
    deliveries = deliveries_of(system)
    deliveries.failing.poison = {"Poison"}
    rows_in_outbox(system, 5)
    rows_in_outbox(system, 1, kinds=[Poison])

    sweeps(deliveries, 1)
    assert [event["name"] for event in system.outbox("trajects")] == ["Poison"]
    sweeps(deliveries, 9)

    assert [(each.names, each.tries) for each in parked(system.table("trajects"))] == [(("Poison",), 10)]


def test_a_poisoned_event_does_not_keep_back_the_others_of_its_change(system: LocalSystem) -> None:
    deliveries = deliveries_of(system)
    deliveries.failing.poison = {"Poison"}
    taken: list[Any] = []
    deliveries.failing.take = taken.append
    rows_in_outbox(system, 1, kinds=[NoteChanged, Poison, NoteChanged])

    deliveries.stream("trajects")
    assert [entry["DetailType"] for entry in taken] == ["NoteChanged", "NoteChanged"]
    sweeps(deliveries, 10)

    [left] = parked(system.table("trajects"))
    assert (left.names, left.tries) == (("Poison",), 10)
    assert len(taken) == 4  # by the stream, and by the first sweep, which counts


def test_a_row_that_cannot_be_read_is_parked_and_holds_nobody_up(system: LocalSystem) -> None:
    deliveries = deliveries_of(system)
    unit = a_unit(system)
    unit.put({"pk": f"{PREFIX}0", "sk": "0", "written_at": to_text(system.now), "tries": 0})
    unit.commit()
    rows_in_outbox(system, 3)

    sweeps(deliveries, 10)

    assert system.outbox_rows("trajects") == []
    assert [each.names for each in parked(system.table("trajects"))] == [("unreadable",)]


def test_a_short_answer_of_the_bus_loses_nothing(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Short:
        def put_events(self, Entries: list[Any]) -> dict[str, Any]:  # noqa: ARG002, N803 - the name of AWS
            return {"Entries": [{"EventId": "1"}]}

    deliveries = deliveries_of(system)
    rows_in_outbox(system, 3)
    with monkeypatch.context() as broken:
        real = clients.client
        broken.setattr("shared.aws.relay.client", lambda name: Short() if name == "events" else real(name))
        deliveries.stream("trajects")

    assert len(system.outbox("trajects")) == 3


def test_more_poison_than_a_page_is_counted_whole_and_holds_nobody_up(system: LocalSystem) -> None:
    deliveries = deliveries_of(system)
    deliveries.failing.poison = {"Poison"}
    rows_in_outbox(system, 1000, kinds=[Poison])
    system.passes(seconds=1)
    rows_in_outbox(system, 20)

    sweeps(deliveries, 1)

    assert {event["name"] for event in system.outbox("trajects")} == {"Poison"}
    assert {row["tries"] for row in system.outbox_rows("trajects")} == {1}


def test_a_bus_that_is_away_for_an_hour_parks_nothing(system: LocalSystem) -> None:
    deliveries = Deliveries(system, FailingAws(Random(1), Rates(bus_away=1.0)))
    rows_in_outbox(system, 3)

    sweeps(deliveries, 60)
    assert len(system.outbox("trajects")) == 3
    deliveries.failing.rates = Rates()
    sweeps(deliveries, 1)

    assert (system.outbox("trajects"), parked(system.table("trajects"))) == ([], [])


def test_a_relay_whose_bus_or_table_fails_never_fails_its_batch(system: LocalSystem) -> None:
    deliveries = Deliveries(system, FailingAws(Random(1), Rates(bus_away=1.0)))
    rows_in_outbox(system, 2)
    deliveries.stream("trajects")
    deliveries.failing.rates = Rates(throttle=1.0)
    taken: list[Any] = []
    deliveries.failing.take = taken.append

    deliveries.stream("trajects")

    deliveries.failing.rates = Rates()
    assert (len(taken), len(system.outbox("trajects"))) == (2, 2)


def test_ten_of_the_largest_events_go_in_more_than_one_call(system: LocalSystem) -> None:
    deliveries = deliveries_of(system)
    rows_in_outbox(system, 10, "x" * 31_000)
    system.passes(seconds=60)

    deliveries.stream("trajects")

    assert system.outbox("trajects") == []
    assert len(deliveries.failing.batches) == 2
    assert max(deliveries.failing.batches) < 256 * 1024


def test_an_event_too_large_for_the_bus_is_refused_before_anything_is_written(system: LocalSystem) -> None:
    task = TaskFact(
        key="k" * 100, due=system.now.date(), role="CM", executor_user_id=None, executor_contact_id=None
    )
    event = TasksReplanned(dossier_id="d", traject_id="t", employer_id="e", added=(task,) * 300, cancelled=())

    with pytest.raises(ValueError, match=f"more than {MOST_BYTES}"):
        a_unit(system).record(event)


@pytest.mark.parametrize("act", ["new", "version"])
def test_the_lost_answer_to_a_single_write_is_no_refusal(system: LocalSystem, act: str) -> None:
    failing = FailingAws(Random(1))
    failing.listen()
    item = {"pk": "A", "sk": "B", "version": 1, "text": "mine"}

    def stage(text: str = "mine") -> Unit:
        unit = a_unit(system)
        if act == "new":
            unit.put_new({**item, "text": text}, Conflict("busy"))
        else:
            unit.put_version({**item, "version": 2, "text": text}, replaces=1, error=Conflict("busy"))
        return unit

    if act == "version":
        first = a_unit(system)
        first.put(item)
        first.commit()
    failing.rates = Rates(lost_answer=1.0)

    stage().commit()  # botocore sends the request again, which finds its own row
    stage().commit()

    failing.rates = Rates()
    assert failing.happened["lost answer"] == 1
    with pytest.raises(Conflict):
        stage("another's").commit()


def test_a_message_in_other_hands_keeps_its_event_in_the_queue(system: LocalSystem) -> None:
    """Acknowledged, it would be gone if those hands die."""
    repeated = deliveries_of(system)
    invite(system, a_principal("customer_admin"))
    [event] = queued(system)
    store = Store(system.table("messaging"))
    message = store.message(event["detail"]["data"]["messageId"])
    assert message is not None
    unit = Unit(system.table("messaging"), system.clock, lambda: new_id_at(system.now), "c")
    store.save_message(unit, claimed(message, system.now, by="another"))
    unit.commit()

    assert system.consume("messaging-deliver", event) != []
    system.passes(seconds=120)
    assert system.consume("messaging-deliver", event) == []

    assert len(repeated.failing.sent) == 1


def test_what_a_batch_leaves_out_is_asked_again_and_never_taken_for_absent(system: LocalSystem) -> None:
    failing = FailingAws(Random(3), Rates())
    failing.listen()
    unit = a_unit(system)
    unit.put({"pk": "A", "sk": "B"})
    unit.commit()
    for rates, expected in ((Rates(unprocessed=0.5), "found"), (Rates(unprocessed=1.0), "busy")):
        failing.rates = rates
        try:
            found = "found" if Table(TABLE).batch_get([("A", "B")]) else "absent"
        except Conflict as error:
            found = error.code
        assert found == expected


def test_a_traject_that_cannot_be_planned_keeps_no_other_waiting_and_is_tried_again(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliveries = deliveries_of(system)
    cast = parts(system).cast
    client = Client(deliveries)
    with deliveries.listening():
        broken, *_ = [report(client, cast, hire(client, cast, f"n{number}")) for number in range(3)]
        deliveries.settle()
    with system.running("trajects", "trajects.nightly"):
        nightly.handler({}, None)
    system.passes(days=3)
    due = [row for row in deliveries.failing.rows.items(TABLE) if "gsi2pk" in row]
    first = min(row["gsi2pk"]["S"] for row in due).split("#")[1]
    system.now = system.now.fromisoformat(f"{first}T09:00:00+00:00")
    real = changes.change_of

    def fails_for_one(case: Any, *more: Any) -> Any:
        if any(traject.id == broken for traject in case.file.trajects):
            raise ValueError("cannot be planned")
        return real(case, *more)

    with system.running("trajects", "trajects.nightly"):
        with monkeypatch.context() as patched:
            patched.setattr(replan, "change_of", fails_for_one)
            with pytest.raises(NightUnfinishedError, match="1 of 3"):
                nightly.handler({}, None)

        assert nightly.handler({}, None) == {"trajects": 1}
        assert nightly.handler({}, None) == {"trajects": 0}


def test_an_event_is_known_as_done_for_longer_than_it_can_come_back() -> None:
    assert PRODUCTION.archive_days + 2 * 14 < KNOWN_DAYS


def test_a_dry_run_hides_nothing_from_the_run_that_follows(system: LocalSystem) -> None:
    sqs = clients.client("sqs")
    work, dead = two_queues()
    for number in range(12):
        sqs.send_message(QueueUrl=dead, MessageBody=f"letter {number}")

    assert replay(work, dead, is_confirmed=False).found == 12
    assert replay(work, dead, is_confirmed=True).sent == 12


def test_a_letter_that_comes_back_while_letters_are_moved_is_moved_once(system: LocalSystem) -> None:
    """Its queue hands it to nobody and ends it at once: the same queue is its own queue of dead letters here."""
    sqs = clients.client("sqs")
    _, dead = two_queues()
    for number in range(3):
        sqs.send_message(QueueUrl=dead, MessageBody=f"letter {number}")

    assert replay(dead, dead, is_confirmed=True).sent == 3


def test_whoever_keeps_copies_can_be_filled_again_by_republish(system: LocalSystem) -> None:
    """Wiped, and filled by telling everything again: the rows are the same as before."""
    deliveries = deliveries_of(system)
    cast = parts(system).cast
    client = Client(deliveries)
    with deliveries.listening():
        report(client, cast, hire(client, cast, "n1"))
        deliveries.settle()
        before = {
            service: _copies(deliveries, service)
            for service in ("documents", "messaging", "organisation", "statistics")
        }
        for service in ("documents", "messaging", "statistics"):
            _wipe(deliveries, service)
        commands_of = (
            ("identity", identity_cli),
            ("organisation", organisation_cli),
            ("trajects", trajects_cli),
        )
        for service, command in commands_of:
            with system.running(service, ""):
                command.republish([])
        deliveries.settle()

    after = {service: _copies(deliveries, service) for service in before}
    assert after == before
    assert any(pk.startswith("TRAJECT#") for pk, _ in after["documents"])
    assert any(sk.startswith("MONTH#") for _, sk in after["statistics"])


def test_every_event_that_is_kept_as_a_copy_has_a_producer_that_tells_it_again(system: LocalSystem) -> None:
    retold = {
        "identity": {"UserChanged"},
        "organisation": {"EmployerChanged", "DepartmentChanged", "ContactChanged", "EmployeeChanged"},
        "trajects": {"SickReported", "TrajectChanged"},
    }
    for module in CONSUMERS.values():
        consumer: Consumer = import_module(module).consumer
        for name in consumer.copied():
            producer, event = name.split(".")
            assert event in retold.get(producer, set()), f"{module} keeps {name}"


def _copies(deliveries: Deliveries, service: str) -> dict[tuple[str, str], Any]:
    kinds = {"DOSSIER", "EMPLOYER", "DEPARTMENT", "CONTACT", "TRAJECT"}
    rows = deliveries.failing.rows.items(f"{service}-table")
    return {(row["pk"]["S"], row["sk"]["S"]): row for row in rows if row["pk"]["S"].split("#")[0] in kinds}


def _wipe(deliveries: Deliveries, service: str) -> None:
    deliveries.failing.rows.tables[f"{service}-table"].clear()
