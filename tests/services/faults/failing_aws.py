"""AWS in memory that fails: throttles, conflicts, lost answers, half-taken batches, providers that refuse.

It stands behind the real clients, at botocore's own `before-call`: nothing of ours is patched.
"""

import base64
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from random import Random
from types import SimpleNamespace
from typing import Any

from botocore.exceptions import ReadTimeoutError

from shared.aws import clients
from tests.services.faults.rows import RefusalError, Rows

_THROTTLES = ("ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded")
_REFUSALS = ("ThrottlingException", "InternalFailure")


@dataclass(frozen=True)
class Rates:
    """How often each thing goes wrong, of 1."""

    throttle: float = 0.0
    conflict: float = 0.0
    lost_answer: float = 0.0
    unprocessed: float = 0.0
    bus_refusal: float = 0.0
    bus_away: float = 0.0
    provider: float = 0.0


CALM = Rates()


@dataclass(frozen=True)
class Sent:
    """A mail or SMS that a provider took; `message_id` is ours, empty for an SMS, which has no place for it."""

    to: str
    subject: str
    text: str
    message_id: str


@dataclass
class FailingAws:
    """DynamoDB, the bus and the providers of one run.

    Attributes:
        sent: what the providers took.
        happened: what went wrong, and how often.
        batches: the bytes of each PutEvents.
        poison: names of events that the bus never takes; a batch that holds one is refused whole.
        take: gets each entry that the bus took.
    """

    chance: Random
    rates: Rates = CALM
    rows: Rows = field(default_factory=Rows)
    happened: Counter[str] = field(default_factory=Counter)
    sent: list[Sent] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    poison: set[str] = field(default_factory=set)
    take: Callable[[dict[str, Any]], None] = lambda _entry: None

    def listen(self) -> None:
        """Stands in for the services from now on."""
        for event, answer in (
            ("dynamodb", self._rows),
            ("eventbridge.PutEvents", self._bus),
            ("sesv2.SendEmail", self._provider),
            ("sns.Publish", self._provider),
        ):
            clients.session().register(f"before-call.{event}", answer)
        clients.client.cache_clear()  # a client keeps the listeners of the moment in which it was made

    def _rows(self, model: Any, params: dict[str, Any], **_: object) -> Any:
        is_write = model.name in {"PutItem", "DeleteItem", "UpdateItem", "TransactWriteItems"}
        if self._strikes(self.rates.throttle, "throttle"):
            return _error(self.chance.choice(_THROTTLES))
        if model.name == "TransactWriteItems" and self._strikes(self.rates.conflict, "conflict"):
            number = len(json.loads(params["body"])["TransactItems"])
            reasons = [{"Code": "TransactionConflict"}, *({"Code": "None"} for _ in range(number - 1))]
            return _error("TransactionCanceledException", CancellationReasons=reasons)
        if model.name == "BatchGetItem" and self._strikes(self.rates.unprocessed, "keys left out"):
            asked = json.loads(params["body"])["RequestItems"]
            return _answer({"Responses": {}, "UnprocessedKeys": asked})
        try:
            answer = self.rows.call(model.name, params["body"])
            if is_write and self._strikes(self.rates.lost_answer, "lost answer"):
                if self.chance.random() < 0.5:
                    raise ReadTimeoutError(endpoint_url="dynamodb")
                answer = self.rows.call(
                    model.name, params["body"]
                )  # as botocore does: the same request again
        except RefusalError as refusal:
            return _error(**refusal.answer)
        return None if answer is None else _answer(answer)

    def _bus(self, params: dict[str, Any], **_: object) -> Any:
        if self._strikes(self.rates.bus_away, "bus away"):
            raise ReadTimeoutError(endpoint_url="events")
        entries: list[dict[str, str]] = []
        asked = json.loads(params["body"])["Entries"]
        self.batches.append(len(params["body"]))
        if any(entry["DetailType"] in self.poison for entry in asked):
            return _error("ValidationException")
        for entry in asked:
            if self._strikes(self.rates.bus_refusal, "entry refused"):
                entries.append({"ErrorCode": self.chance.choice(_REFUSALS), "ErrorMessage": "…"})
            else:
                self.take(entry)
                entries.append({"EventId": "taken"})
        failed = sum("ErrorCode" in each for each in entries)
        return _answer({"FailedEntryCount": failed, "Entries": entries})

    def _provider(self, model: Any, params: dict[str, Any], **_: object) -> Any:
        if self._strikes(self.rates.provider, f"{model.name} refused"):
            return _error(self.chance.choice(("TooManyRequestsException", "ThrottlingException")))
        body = params["body"]
        self.sent.append(_mail(json.loads(body)) if model.name == "SendEmail" else _text(body))
        return _answer({"MessageId": f"taken-{len(self.sent)}"})

    def _strikes(self, rate: float, what: str) -> bool:
        is_struck = rate > 0 and self.chance.random() < rate
        if is_struck:
            self.happened[what] += 1
        return is_struck


def _mail(request: dict[str, Any]) -> Sent:
    mail = message_from_bytes(base64.b64decode(request["Content"]["Raw"]["Data"]), policy=policy.default)
    return Sent(str(mail["To"]), str(mail["Subject"]), mail.as_string(), str(mail["X-Poortwachter-Message"]))


def _text(request: dict[str, str]) -> Sent:
    return Sent(request["PhoneNumber"], "SMS", request["Message"], "")


def _answer(parsed: dict[str, Any]) -> Any:
    return SimpleNamespace(status_code=200), {**parsed, "ResponseMetadata": {"HTTPStatusCode": 200}}


def _error(code: str = "", **more: Any) -> Any:
    error = more.pop("Error", {"Code": code, "Message": code})
    return SimpleNamespace(status_code=400), {"Error": error, "ResponseMetadata": {}, **more}
