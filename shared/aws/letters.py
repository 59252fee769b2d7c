"""Dead letters: read, count, and put back to work. A dry run first; each letter goes back to the queue it came from."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from shared.aws.clients import client

_BATCH = 10
_HIDDEN_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Replay:
    """What a replay found and did: letters by the event that they carry."""

    found: int
    sent: int
    events: dict[str, int]


def replay(queue_url: str, dead_letters_url: str, *, is_confirmed: bool) -> Replay:
    """Moves dead letters back to their queue; without confirmation only counts them.

    A letter is deleted after it was sent, so that a kill in between doubles it and loses nothing.
    """
    events: Counter[str] = Counter()
    sent = 0
    while letters := _receive(dead_letters_url):
        for letter in letters:
            events[_name(letter["Body"])] += 1
            if is_confirmed:
                client("sqs").send_message(QueueUrl=queue_url, MessageBody=letter["Body"])
                client("sqs").delete_message(QueueUrl=dead_letters_url, ReceiptHandle=letter["ReceiptHandle"])
                sent += 1
    return Replay(found=sum(events.values()), sent=sent, events=dict(events))


def url_of(queue: str) -> str:
    """The address of a queue by its name."""
    answer = client("sqs").get_queue_url(QueueName=queue)
    return str(answer["QueueUrl"])


def dead_letters_of(queue_url: str) -> str:
    """The address of the queue in which this one's dead letters end."""
    answer = client("sqs").get_queue_attributes(QueueUrl=queue_url, AttributeNames=["RedrivePolicy"])
    policy = json.loads(answer["Attributes"]["RedrivePolicy"])
    return url_of(policy["deadLetterTargetArn"].rpartition(":")[2])


def _receive(url: str) -> list[dict[str, Any]]:
    """The next letters; those that were looked at stay hidden for a while, so that each is seen once."""
    answer = client("sqs").receive_message(
        QueueUrl=url, MaxNumberOfMessages=_BATCH, VisibilityTimeout=_HIDDEN_SECONDS, WaitTimeSeconds=0
    )
    letters: list[dict[str, Any]] = answer.get("Messages", [])
    return letters


def _name(body: str) -> str:
    try:
        message = json.loads(body)
        return f"{message['source'].removeprefix('poortwachter.')}.{message['detail-type']}"
    except (ValueError, KeyError):
        return "unreadable"
