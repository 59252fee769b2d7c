"""A system of services in memory: moto for AWS, the real handlers, events carried from outbox to consumer by hand."""

import base64
import json
import os
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

from shared.aws import clients, settings
from shared.aws.dynamo import Table
from shared.aws.outbox import PREFIX, events_in
from shared.aws.serde import Item, from_item, to_item
from shared.aws.transaction import Unit
from shared.contracts.envelope import EventData, envelope
from shared.contracts.subscriptions import SUBSCRIPTIONS
from shared.http.guard import to_context
from shared.kernel.ids import new_id_at
from shared.kernel.permissions import groups
from shared.kernel.principal import ANONYMOUS, ENVIRONMENT_NODE, Kind, Principal
from tests.contracts.documented import is_documented
from tests.functions import CONSUMERS, SERVICES, api_of

SIGNING_SECRET = "signing-secret-of-the-tests"
SENDER = "noreply@poortwachter.example"


@dataclass
class Answer:
    """An HTTP answer as the caller sees it."""

    status: int
    headers: dict[str, str]
    text: str
    cookies: list[str]
    content: bytes = b""

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def code(self) -> str:
        return str(self.json["code"])

    @property
    def pointers(self) -> dict[str, str]:
        """Field errors: pointer → code."""
        return {each["pointer"]: each["code"] for each in self.json.get("errors", [])}


@dataclass
class LocalSystem:
    """The services, a clock that tests set, and the events on their way."""

    now: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    calls: Counter[str] = field(default_factory=Counter)
    seen: dict[str, set[str]] = field(default_factory=dict)
    bus: list[dict[str, Any]] = field(default_factory=list)
    _function: str = ""

    def clock(self) -> datetime:
        return self.now

    def passes(self, **duration: int) -> None:
        self.now += timedelta(**duration)

    def table(self, service: str) -> Table:
        return Table(f"{service}-table")

    def unit(self, service: str) -> Unit:
        """A unit on a service's table, as its functions have them."""
        return Unit(self.table(service), self.clock, lambda: new_id_at(self.now), "a-test-of-the-rows")

    def note(self, service_id: str, operation: str) -> None:
        """Counts an AWS call of the running function."""
        name = f"{service_id}:{operation}"
        self.calls[name] += 1
        self.seen.setdefault(self._function, set()).add(name)

    def dynamodb_calls(self) -> dict[str, int]:
        """DynamoDB requests since the last `calls.clear()`."""
        return {
            name.partition(":")[2]: count
            for name, count in self.calls.items()
            if name.startswith("dynamodb:")
        }

    @contextmanager
    def running(self, service: str, function: str) -> Iterator[None]:
        """The process is a function of `service`, as its Lambda would be."""
        os.environ["SERVICE"] = service
        os.environ["TABLE_NAME"] = f"{service}-table"
        settings.settings.cache_clear()
        self._function = function
        try:
            yield
        finally:
            self._function = ""

    def call(  # a request has this many parts
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        by: Principal = ANONYMOUS,
        version: int | None = None,
        key: str | None = None,
        language: str = "nl",
        raw: str | None = None,
        headers: dict[str, str] | None = None,
        cookies: list[str] | None = None,
        handler: Callable[[dict[str, Any], object], dict[str, Any]] | None = None,
    ) -> Answer:
        """A request through the API function of the service that `path` names."""
        service = path.split("/")[2]
        target, _, query = path.partition("?")
        sent = {
            "content-type": "application/json",
            "sec-fetch-site": "same-origin",
            "accept-language": language,
            "x-csrf-token": by.csrf_token,
            "idempotency-key": key or str(uuid.uuid4()),
        }
        if version is not None:
            sent["if-match"] = f'"{version}"'
        sent |= headers or {}
        event = {
            "version": "2.0",
            "routeKey": "ANY /api",
            "rawPath": target,
            "rawQueryString": query,
            "queryStringParameters": dict(each.split("=", 1) for each in query.split("&") if each),
            "headers": {name: value for name, value in sent.items() if value},
            "cookies": cookies or [],
            "body": raw if raw is not None else (json.dumps(body) if body is not None else ""),
            "isBase64Encoded": False,
            "requestContext": {
                "http": {"method": method, "path": target, "sourceIp": "127.0.0.1", "userAgent": "test"},
                "stage": "$default",
                "authorizer": {"lambda": {"principal": to_context(by)}},
            },
        }
        with self.running(service, f"{service}.api"):
            answer = (handler or api_of(service).handler)(event, None)
        content = base64.b64decode(answer["body"]) if answer.get("isBase64Encoded") else b""
        told = Answer(
            answer["statusCode"],
            {name.lower(): value for name, value in answer.get("headers", {}).items()},
            "" if content else answer.get("body", ""),
            answer.get("cookies", []),
            content,
        )
        if handler is None:
            code = told.code if told.status >= 400 else ""
            assert is_documented(method, target, told.status, code), (
                f"{method} {target} answered {told.status} {code}, which the OpenAPI document does not name"
            )
        return told

    def outbox(self, service: str) -> list[dict[str, Any]]:
        """The events that wait for the relay, oldest first."""
        return [event for row in self.outbox_rows(service) for event in events_in(row)]

    def outbox_rows(self, service: str) -> list[Item]:
        """The rows that wait for the relay, oldest first."""
        function, self._function = self._function, ""  # the test looks, not the function that runs
        answer = clients.client("dynamodb").scan(
            TableName=self.table(service).name,
            FilterExpression="begins_with(pk, :outbox)",
            ExpressionAttributeValues={":outbox": {"S": PREFIX}},
        )
        self._function = function
        rows = [from_item(item) for item in answer["Items"]]
        return sorted(rows, key=lambda row: str(row["sk"]))

    def relay(self, service: str) -> None:
        """The relay of one service runs over its outbox."""
        from shared.aws import relay

        rows = self.outbox_rows(service)
        with self.running(service, f"{service}.relay"):
            relay.handler(stream_event(rows), None)
        self.bus += [
            {
                "id": event["id"],
                "source": f"poortwachter.{service}",
                "detail-type": event["name"],
                "detail": event,
            }
            for row in rows
            for event in events_in(row)
        ]

    def deliver(self) -> list[dict[str, Any]]:
        """Carries every event to its consumers until all is quiet; gives what was on the bus."""
        carried: list[dict[str, Any]] = []
        for _ in range(20):
            for service in SERVICES:
                self.relay(service)
            if not self.bus:
                return carried
            batch, self.bus = self.bus, []
            carried += batch
            for event in batch:
                self.hand_out(event)
        raise AssertionError("events go round for ever")

    def hand_out(self, event: dict[str, Any]) -> dict[str, list[Any]]:
        """Gives one event to each subscription that takes it; answers the failures by subscription."""
        name = f"{event['source'].removeprefix('poortwachter.')}.{event['detail-type']}"
        failures: dict[str, list[Any]] = {}
        for subscription, taken in SUBSCRIPTIONS.items():
            if name in taken:
                failures[subscription] = self.consume(subscription, event)
                assert failures[subscription] == [], f"{subscription} failed on {name}"
        return failures

    def tell(self, producer: str, event: EventData) -> None:
        """Hands out an event as if `producer` had told it."""
        content = envelope(event, event_id=new_id_at(self.now), at=self.now, correlation_id="told-by-a-test")
        told = {"source": f"poortwachter.{producer}", "detail-type": event.name, "detail": content}
        self.hand_out(told)

    def consume(self, subscription: str, event: dict[str, Any]) -> list[Any]:
        """One event through the consumer function of a subscription; answers the failures."""
        module = CONSUMERS[subscription]
        service = subscription.partition("-")[0]
        record = {"messageId": str(uuid.uuid4()), "body": json.dumps(event)}
        with self.running(service, f"{service}.{module.rpartition('.')[2]}"):
            answer = import_module(module).handler({"Records": [record]}, None)
        failures: list[Any] = answer["batchItemFailures"]
        return failures


def stream_event(rows: Iterable[Item]) -> Any:
    """What a table's stream brings to its function for new rows: JSON, so bytes are texts in base64."""
    records = [
        {"eventName": "INSERT", "dynamodb": {"Keys": {"pk": {"S": row["pk"]}}, "NewImage": to_item(row)}}
        for row in rows
    ]
    return json.loads(json.dumps({"Records": records}, default=lambda raw: base64.b64encode(raw).decode()))


def a_principal(*keys: str, user_id: str = "", scopes: tuple[str, ...] = (ENVIRONMENT_NODE,)) -> Principal:
    """A signed-in member of `keys` with `scopes`."""
    assert all(key in groups() for key in keys)
    is_portal = any(groups()[key].side == "portal" for key in keys)
    return Principal(
        Kind.PORTAL if is_portal else Kind.USER,
        user_id=user_id or str(uuid.uuid4()),
        groups=keys,
        scopes=frozenset(scopes),
        csrf_token="csrf-of-the-tests",
        session="0123456789abcdef",
    )


def create_tables(indexes: dict[str, tuple[str, ...]]) -> None:
    """A table a service, as the stacks make them."""
    for name, own in indexes.items():
        keys = ["pk", "sk", *(f"{index}{part}" for index in own for part in ("pk", "sk"))]
        request: dict[str, Any] = {
            "TableName": f"{name}-table",
            "BillingMode": "PAY_PER_REQUEST",
            "KeySchema": _schema("pk", "sk"),
            "AttributeDefinitions": [{"AttributeName": key, "AttributeType": "S"} for key in keys],
        }
        if own:
            request["GlobalSecondaryIndexes"] = [
                {
                    "IndexName": index,
                    "KeySchema": _schema(f"{index}pk", f"{index}sk"),
                    "Projection": {"ProjectionType": "ALL"},
                }
                for index in own
            ]
        clients.client("dynamodb").create_table(**request)


def _schema(partition: str, sort: str) -> list[dict[str, str]]:
    return [{"AttributeName": partition, "KeyType": "HASH"}, {"AttributeName": sort, "KeyType": "RANGE"}]
