"""Nothing is lost: dead letters go back to work, and a rebuilt consumer is filled by telling everything again."""

import json

import pytest

from services.identity.handlers import cli as identity_cli
from services.organisation.handlers import cli as organisation_cli
from shared.aws import clients
from shared.aws.commands import replay_letters
from tests.services.cast import a_cast
from tests.services.house import House


@pytest.mark.proves("EVT-3")
def test_dead_letters_are_counted_first_and_put_back_when_confirmed(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    sqs = clients.client("sqs")
    work, dead = two_queues()
    letter = {"source": "poortwachter.trajects", "detail-type": "TasksReplanned", "detail": {}}
    for body in (json.dumps(letter), json.dumps(letter), "no json"):
        sqs.send_message(QueueUrl=dead, MessageBody=body)

    assert replay_letters(["work"]) == 0
    assert "3 dead letters; dry run" in capsys.readouterr().out
    assert "Messages" not in sqs.receive_message(QueueUrl=work)


def test_confirmed_letters_go_back_to_their_queue(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    sqs = clients.client("sqs")
    work, dead = two_queues()
    for number in range(12):
        sqs.send_message(QueueUrl=dead, MessageBody=f"letter {number}")

    replay_letters(["work", "--confirm"])

    assert "12 dead letters; 12 put back" in capsys.readouterr().out
    count = sqs.get_queue_attributes(QueueUrl=work, AttributeNames=["ApproximateNumberOfMessages"])
    assert count["Attributes"]["ApproximateNumberOfMessages"] == "12"


def test_a_wiped_consumer_is_filled_again_by_telling_everything(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = a_cast(house)
    wipe("trajects")
    assert house.call("GET", cast.dossier, by=cast.case_manager).status != 200

    with house.running("identity", ""):
        identity_cli.republish([])
    with house.running("organisation", ""):
        organisation_cli.republish([])
    house.deliver()

    dossier = house.call("GET", cast.dossier, by=cast.case_manager).json
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
