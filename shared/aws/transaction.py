"""One write: state, request key, access line and outbox in a single conditional transaction.

    request ──► the act stages rows on a Unit ──► who ran it commits once ──► stream ──► relay ──► bus
                                                    │
                              all rows or none ◄────┘   each row carries the error of its own condition

An act never commits: who runs it (HTTP, consumer, schedule) does, with the request key or inbox row added.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from botocore.exceptions import ClientError

from shared.aws.clients import client
from shared.aws.dynamo import Key, Table
from shared.aws.faults import Point, passing
from shared.aws.outbox import Recorded, outbox_rows, recorded
from shared.aws.serde import Item, from_item, to_attribute, to_item
from shared.contracts.access import AccessRecorded
from shared.contracts.envelope import EventData
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, DomainError, StaleVersion
from shared.kernel.ids import Ids

MOST_ROWS = 100
"""The most actions that one DynamoDB transaction takes."""

KNOWN_DAYS = 120
"""How long an event is known as done: the archive's days, then two weeks in a queue and two as a dead letter."""

_TRIES = 3

_BUSY = frozenset(
    {
        "TransactionConflict",
        "TransactionConflictException",
        "ThrottlingError",
        "ProvisionedThroughputExceeded",
    }
)
"""What DynamoDB says of a row that others are writing, or write too often; nothing was written."""


class AlreadyProcessedError(Exception):
    """The guard row (request key or inbox) exists already; `row` is what it holds."""

    def __init__(self, row: Item) -> None:
        super().__init__("already processed")
        self.row = row


@dataclass(slots=True)
class _Action:
    operation: str  # Put, Update, Delete or ConditionCheck
    request: dict[str, Any]
    error: DomainError | None
    is_guard: bool = False


@dataclass(slots=True)
class Unit:
    """The rows that one act wants written, all or none.

    Attributes:
        correlation_id: follows the request from the browser to the last consumer.
    """

    table: Table
    clock: Clock
    ids: Ids
    correlation_id: str
    _actions: list[_Action] = field(default_factory=list)
    _events: list[Recorded] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was staged."""
        return not self._actions and not self._events

    def put_new(self, item: Item, error: DomainError) -> None:
        """Stages an item that must not exist yet; `error` is raised if it does."""
        self._put(item, error, "attribute_not_exists(pk)", {})

    def put_version(self, item: Item, *, replaces: int, error: DomainError | None = None) -> None:
        """Stages an aggregate's next state; the stored one must have version `replaces`."""
        self._put(item, error or StaleVersion(), "#version = :replaces", {":replaces": replaces})

    def put_version_of(self, item: Item, *, attribute: str, was: int, error: DomainError) -> None:
        """Stages an item whose `attribute` must still be `was`: a counter that only moves on."""
        self._put(item, error, "#version = :replaces", {":replaces": was}, attribute)

    def put_newer(self, item: Item) -> None:
        """Stages a copy of another service's aggregate, unless a higher version is here already.

        The same version is written again: so `republish` also fills what a copy holds since a later release.
        A lost condition is no error: the copy here is newer. Such a row must be committed alone
        (`commit_copy`), for in a transaction it would take its neighbours with it.
        """
        self._put(
            item, None, "attribute_not_exists(pk) OR #version <= :replaces", {":replaces": item["version"]}
        )

    def put(self, item: Item) -> None:
        """Stages an item without a condition: a row of its own id, or a preference."""
        self._actions.append(_Action("Put", {"Item": to_item(item)}, None))

    def put_guard(self, item: Item) -> None:
        """Stages the row that makes this unit happen once: a request key or an inbox row."""
        request = {"Item": to_item(item), "ConditionExpression": "attribute_not_exists(pk)"}
        self._actions.append(_Action("Put", request, None, is_guard=True))

    def delete(self, key: Key, error: DomainError) -> None:
        """Stages a deletion of what must exist: spending a code, ending a session."""
        request = {"Key": _key(key), "ConditionExpression": "attribute_exists(pk)"}
        self._actions.append(_Action("Delete", request, error))

    def forget(self, key: Key) -> None:
        """Stages a deletion, whether the item exists or not."""
        self._actions.append(_Action("Delete", {"Key": _key(key)}, None))

    def add(self, key: Key, amounts: Mapping[str, int]) -> None:
        """Stages amounts that are added to an item's numbers; what is not there yet counts as 0.

        Adding twice counts twice, so stage it beside a row whose version moves on.
        """
        terms = [f"#{n} :{n}" for n in range(len(amounts))]
        request = {
            "Key": _key(key),
            "UpdateExpression": f"ADD {', '.join(terms)}",
            "ExpressionAttributeNames": {f"#{n}": name for n, name in enumerate(amounts)},
            "ExpressionAttributeValues": {
                f":{n}": to_attribute(amount) for n, amount in enumerate(amounts.values())
            },
        }
        self._actions.append(_Action("Update", request, None))

    def check(self, key: Key, error: DomainError, *, version: int) -> None:
        """Stages a condition on an item that is not written: it must still have `version`."""
        request = {
            "Key": _key(key),
            "ConditionExpression": "#version = :version",
            "ExpressionAttributeNames": {"#version": "version"},
            "ExpressionAttributeValues": {":version": to_attribute(version)},
        }
        self._actions.append(_Action("ConditionCheck", request, error))

    def record(self, event: EventData) -> None:
        """Stages an event for the outbox."""
        told = recorded(event, event_id=self.ids(), at=self.clock(), correlation_id=self.correlation_id)
        self._events.append(told)

    def record_access(self, line: AccessRecorded) -> None:
        """Stages a line of the access log (NEN 7513); delivered like an event."""
        self.record(line)

    def commit(self) -> None:
        """Writes all staged rows at once; with nothing staged it does nothing.

        Raises:
            DomainError: the error of the first row whose condition failed; nothing was written.
            AlreadyProcessedError: the guard row exists.
        """
        self._stage_events()
        if len(self._actions) > MOST_ROWS:
            raise ValueError(f"{len(self._actions)} rows in one transaction")
        for attempt in range(_TRIES):
            try:
                return self._write()
            except ClientError as error:
                if self._stands_already(error):
                    return None
                if not self._is_contended(error) or attempt == _TRIES - 1:
                    raise self._translate(error) from error
        return None

    def commit_copy(self) -> bool:
        """Writes the single staged copy; False if what stands is newer. See `put_newer`.

        Raises:
            ValueError: an event was recorded besides: a copy that loses to a newer one has nothing to tell.
        """
        if self._events:
            raise ValueError("a copy tells nothing")
        try:
            self._write()
        except ClientError as error:
            if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
                return False
            raise
        return True

    def _put(
        self,
        item: Item,
        error: DomainError | None,
        condition: str,
        values: Mapping[str, Any],
        attribute: str = "version",
    ) -> None:
        request: dict[str, Any] = {"Item": to_item(item), "ConditionExpression": condition}
        if values:
            request["ExpressionAttributeNames"] = {"#version": attribute}
            request["ExpressionAttributeValues"] = to_item(values)
        self._actions.append(_Action("Put", request, error))

    def _stage_events(self) -> None:
        for row in outbox_rows(self._events, self.clock()):
            self.put(row)
        self._events.clear()

    def _write(self) -> None:
        if not self._actions:
            return
        passing(Point.BEFORE_COMMIT)
        self._send([self._request(each) for each in self._actions])
        passing(Point.AFTER_COMMIT)

    def _send(self, requests: list[dict[str, Any]]) -> None:
        if len(requests) == 1 and self._actions[0].operation in _SINGLE:
            getattr(client("dynamodb"), _SINGLE[self._actions[0].operation])(**requests[0])
            return
        client("dynamodb").transact_write_items(
            TransactItems=[
                {action.operation: request} for action, request in zip(self._actions, requests, strict=True)
            ],
            ClientRequestToken=self.ids(),
        )

    def _request(self, action: _Action) -> dict[str, Any]:
        request = {"TableName": self.table.name, **action.request}
        if "ConditionExpression" in request:
            request["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
        return request

    def _stands_already(self, error: ClientError) -> bool:
        """Whether the one row is refused because it stands exactly so: the answer to the first try was lost.

        A transaction needs no such look: its token makes the second try of the same request harmless.
        """
        action = self._actions[0]
        stored = error.response.get("Item")
        return action.operation == "Put" and not action.is_guard and stored == action.request["Item"]

    def _is_contended(self, error: ClientError) -> bool:
        codes = {each.get("Code") for each in error.response.get("CancellationReasons", [])}
        codes.add(error.response["Error"]["Code"])
        return not _BUSY.isdisjoint(codes) and "ConditionalCheckFailed" not in codes

    def _translate(self, error: Any) -> Exception:
        """The domain's own word for a cancelled write."""
        code = error.response["Error"]["Code"]
        fault: Exception = error
        if code == "ConditionalCheckFailedException":
            return _failure(self._actions[0], error.response.get("Item", {}), error)
        if self._is_contended(error):
            return Conflict("busy", retry_after=1)
        if code != "TransactionCanceledException":
            return fault
        reasons = error.response["CancellationReasons"]
        failed = [
            (action, reason)
            for action, reason in zip(self._actions, reasons, strict=True)
            if reason.get("Code") == "ConditionalCheckFailed"
        ]
        if not failed:
            return fault
        action, reason = min(failed, key=lambda each: not each[0].is_guard)
        return _failure(action, reason.get("Item", {}), error)


_SINGLE = {"Put": "put_item", "Delete": "delete_item"}


def _key(key: Key) -> dict[str, Any]:
    return to_item({"pk": key[0], "sk": key[1]})


def _failure(action: _Action, stored: Mapping[str, Any], cause: ClientError) -> Exception:
    if action.is_guard:
        return AlreadyProcessedError(from_item(stored))
    return action.error or cause


def expires(clock: Clock, **life: int) -> int:
    """The `ttl` attribute (epoch seconds) of a row that may go after `life` (hours=24 …). Clean-up only."""
    return int((clock() + timedelta(**life)).timestamp())
