"""Dead letters: read, count, and put back to work. A dry run first; each letter goes back to the queue it came from."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from shared.aws.clients import client
from shared.aws.faults import Point, passing

_BATCH = 10
_HIDDEN_SECONDS = 120
_WAIT_SECONDS = 1  # asks all of the queue's servers; without it an answer may be empty though letters wait


@dataclass(frozen=True, slots=True)
class Replay:
    """What a replay found and did: letters by the event that they carry.

    Attributes:
        oldest: when the oldest of them first came into a queue; None: there are no letters.
    """

    found: int
    sent: int
    events: dict[str, int]
    oldest: datetime | None


def replay(queue_url: str, dead_letters_url: str, *, is_confirmed: bool) -> Replay:
    """Moves dead letters back to their queue; without confirmation only counts them.

    A letter is deleted after it was sent, so that a kill in between doubles it and loses nothing.
    One that comes back as a dead letter meanwhile is left there: each is moved once.
    """
    if not is_confirmed:
        return look(dead_letters_url)
    found: list[dict[str, Any]] = []
    moved: set[str] = set()
    for letter in _letters(dead_letters_url, moved):
        found.append(letter)
        passing(Point.BEFORE_DEAD_LETTER_SENT)
        answer = client("sqs").send_message(QueueUrl=queue_url, MessageBody=letter["Body"])
        moved.add(answer["MessageId"])
        passing(Point.AFTER_DEAD_LETTER_SENT)
        client("sqs").delete_message(QueueUrl=dead_letters_url, ReceiptHandle=letter["ReceiptHandle"])
    return _told(found, sent=len(found))


def look(dead_letters_url: str) -> Replay:
    """Counts dead letters, and leaves them as visible as they were."""
    found = list(_letters(dead_letters_url, set()))
    _show_again(dead_letters_url, found)
    return _told(found, sent=0)


def url_of(queue: str) -> str:
    """The address of a queue by its name."""
    answer = client("sqs").get_queue_url(QueueName=queue)
    return str(answer["QueueUrl"])


def dead_letters_of(queue_url: str) -> str:
    """The address of the queue in which this one's dead letters end."""
    answer = client("sqs").get_queue_attributes(QueueUrl=queue_url, AttributeNames=["RedrivePolicy"])
    policy = json.loads(answer["Attributes"]["RedrivePolicy"])
    return url_of(policy["deadLetterTargetArn"].rpartition(":")[2])


def _letters(url: str, known: set[str]) -> Iterator[dict[str, Any]]:
    """Every letter once, but for `known` ones; a letter that was looked at stays hidden for a while."""
    seen: set[str] = set()
    while letters := _receive(url):
        fresh = [each for each in letters if each["MessageId"] not in seen | known]
        again = [each for each in letters if each["MessageId"] in known]
        _show_again(url, again)
        seen |= {each["MessageId"] for each in fresh}
        yield from fresh
        if not fresh:
            return


def _receive(url: str) -> list[dict[str, Any]]:
    answer = client("sqs").receive_message(
        QueueUrl=url,
        MaxNumberOfMessages=_BATCH,
        VisibilityTimeout=_HIDDEN_SECONDS,
        WaitTimeSeconds=_WAIT_SECONDS,
        AttributeNames=["SentTimestamp"],
    )
    letters: list[dict[str, Any]] = answer.get("Messages", [])
    return letters


def _show_again(url: str, letters: list[dict[str, Any]]) -> None:
    for letter in letters:
        client("sqs").change_message_visibility(
            QueueUrl=url, ReceiptHandle=letter["ReceiptHandle"], VisibilityTimeout=0
        )


def _told(letters: list[dict[str, Any]], *, sent: int) -> Replay:
    events = Counter(_name(each["Body"]) for each in letters)
    instants = [int(each["Attributes"]["SentTimestamp"]) / 1000 for each in letters]
    oldest = datetime.fromtimestamp(min(instants), UTC) if instants else None
    return Replay(found=len(letters), sent=sent, events=dict(events), oldest=oldest)


def _name(body: str) -> str:
    """The event that a letter carries; the body itself is shown nowhere (LOG-1)."""
    try:
        message = json.loads(body)
        return f"{message['source'].removeprefix('poortwachter.')}.{message['detail-type']}"
    except (ValueError, KeyError, TypeError, AttributeError):
        return "unreadable"
