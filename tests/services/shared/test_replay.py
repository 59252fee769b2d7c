"""Nothing is lost: dead letters go back to work, and a rebuilt consumer is filled by telling everything again."""

import json
from collections.abc import Callable

import pytest

from services.identity import cli as identity_cli
from services.organisation.handlers import cli as organisation_cli
from shared.aws import clients
from shared.aws.commands import replay_dead_letters, show_operations, show_parked
from shared.aws.dynamo import Range, Table
from shared.aws.operations import parked, put_back
from shared.aws.outbox import PREFIX, SHARDS, outbox_rows, recorded
from shared.aws.relay import PARKED
from shared.aws.transaction import Unit
from shared.kernel.ids import new_id_at
from tests.services.cast import a_cast
from tests.services.local_system import LocalSystem
from tests.services.shared.dummy import NoteChanged


@pytest.mark.proves("EVT-3")
def test_dead_letters_are_counted_first_and_put_back_when_confirmed(
    system: LocalSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    sqs = clients.client("sqs")
    work, dead = two_queues()
    letter = {"source": "poortwachter.trajects", "detail-type": "TasksReplanned", "detail": {}}
    for body in (json.dumps(letter), json.dumps(letter), "no json"):
        sqs.send_message(QueueUrl=dead, MessageBody=body)

    assert replay_dead_letters(["work"]) == 0
    assert "3 dead letters; dry run" in capsys.readouterr().out
    assert "Messages" not in sqs.receive_message(QueueUrl=work)


def test_confirmed_letters_go_back_to_their_queue(
    system: LocalSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    sqs = clients.client("sqs")
    work, dead = two_queues()
    for number in range(12):
        sqs.send_message(QueueUrl=dead, MessageBody=f"letter {number}")

    replay_dead_letters(["work", "--confirm"])

    assert "12 dead letters; 12 put back" in capsys.readouterr().out
    count = sqs.get_queue_attributes(QueueUrl=work, AttributeNames=["ApproximateNumberOfMessages"])
    assert count["Attributes"]["ApproximateNumberOfMessages"] == "12"


def test_a_wiped_consumer_is_filled_again_by_telling_everything(
    system: LocalSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = a_cast(system)
    wipe("trajects")
    assert system.call("GET", cast.dossier, by=cast.case_manager).status != 200

    with system.running("identity", ""):
        identity_cli.republish([])
    with system.running("organisation", ""):
        organisation_cli.republish([])
    system.deliver()

    dossier = system.call("GET", cast.dossier, by=cast.case_manager).json
    assert dossier["employee"]["displayName"] == "J. (Jan) van den Berg"
    assert dossier["caseManager"]["displayName"] == "Fatima Amrani"


def two_queues() -> tuple[str, str]:
    """A queue, and the one in which its dead letters end."""
    sqs = clients.client("sqs")
    dead = sqs.create_queue(QueueName="dead")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": "5"})
    return sqs.create_queue(QueueName="work", Attributes={"RedrivePolicy": policy})["QueueUrl"], dead


def wipe(service: str) -> None:
    """Empties a table, as a disaster would."""
    dynamodb = clients.client("dynamodb")
    for item in dynamodb.scan(TableName=f"{service}-table")["Items"]:
        dynamodb.delete_item(TableName=f"{service}-table", Key={"pk": item["pk"], "sk": item["sk"]})


def test_what_waits_for_a_person_is_shown_at_a_glance_and_without_content(
    system: LocalSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    table, dead = a_stage()
    leave_behind(system, table)
    letter = {
        "source": "poortwachter.trajects",
        "detail-type": "TasksReplanned",
        "detail": {"name": "Jansen"},
    }
    for _ in range(2):
        clients.client("sqs").send_message(QueueUrl=dead, MessageBody=json.dumps(letter))

    for _ in range(2):  # looking hides nothing
        assert show_operations(["test"]) == 0
        shown = capsys.readouterr().out

        [line] = [each.split() for each in shown.splitlines() if each.startswith("trajects ")]
        assert (line[0], line[1], line[3]) == ("trajects", "2", "3")
        assert "poortwachter-test-messaging-MessagingDeadLetters1: 2, oldest 0m" in shown
        assert "     2  trajects.TasksReplanned" in shown
        assert "2 dead letters" in shown
        assert "Jansen" not in shown


@pytest.mark.parametrize("command", [show_operations, show_parked])
def test_a_stage_that_is_not_there_does_not_look_healthy(
    system: LocalSystem, command: Callable[[list[str]], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(["tset"]) == 2
    assert "no stage 'tset'" in capsys.readouterr().err


def test_parked_events_are_listed_first_and_go_back_once_when_confirmed(
    system: LocalSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    table, _ = a_stage()
    leave_behind(system, table)

    assert show_parked(["test"]) == 0
    assert "3 parked; dry run" in capsys.readouterr().out
    assert show_parked(["test", "--service", "identity", "--confirm"]) == 0
    assert "0 parked; 0 put back" in capsys.readouterr().out
    assert len(parked(table)) == 3

    assert show_parked(["test", "--confirm"]) == 0
    shown = capsys.readouterr().out
    assert "3 parked; 3 put back" in shown
    assert shown.count("10 tries") == 3
    assert "Jansen" not in shown
    assert put_back(table) == 0

    rows = [row for shard in range(SHARDS) for row in table.query(Range(f"{PREFIX}{shard}")).items]
    assert (len(rows), {row["tries"] for row in rows}, parked(table)) == (5, {0}, [])


def a_stage() -> tuple[Table, str]:
    """The table of trajects and a queue of dead letters, named as the stacks of the stage `test` name them."""
    name = "poortwachter-test-trajects-Table1"
    keys = [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}]
    for each in (name, "poortwachter-testing-trajects-Table1"):
        clients.client("dynamodb").create_table(
            TableName=each,
            BillingMode="PAY_PER_REQUEST",
            KeySchema=keys,
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in ("pk", "sk")],
        )
    sqs = clients.client("sqs")
    sqs.create_queue(QueueName="poortwachter-test-messaging-MessagingQueue1")
    sqs.create_queue(QueueName="poortwachter-test-identity-DeadLetters1")
    dead = sqs.create_queue(QueueName="poortwachter-test-messaging-MessagingDeadLetters1")["QueueUrl"]
    return Table(name), dead


def leave_behind(system: LocalSystem, table: Table) -> None:
    """Two events in the outbox, three parked."""
    for number in range(5):
        unit = Unit(table, system.clock, lambda: new_id_at(system.now), "correlation")
        event = NoteChanged(note_id=str(number), aggregate_version=1, text="Jansen")
        told = recorded(event, event_id=unit.ids(), at=system.now, correlation_id="correlation")
        [row] = outbox_rows([told], system.now)
        unit.put(row if number < 2 else {**row, "pk": PARKED, "tries": 10})
        unit.commit()
