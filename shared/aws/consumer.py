"""The way of an event in: queue → declared event → one unit with its inbox row → done, or back to the queue.

A copy keeps the highest version, so order and repetition do not matter; an effect is guarded by an inbox row.
What fails returns to the queue alone (partial batch answer) and ends in the dead-letter queue.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from shared.aws.context import Context
from shared.aws.dynamo import Table
from shared.aws.faults import Point, passing
from shared.aws.observability import count, logger
from shared.aws.settings import settings
from shared.aws.transaction import KNOWN_DAYS, AlreadyProcessedError, Unit, expires
from shared.contracts.envelope import EventData
from shared.contracts.subscriptions import SUBSCRIPTIONS
from shared.kernel.errors import Raced
from shared.kernel.ids import new_id_at
from shared.kernel.principal import SYSTEM

_RACES = 4  # runs again at once this often; then the event goes back to its queue


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event as it came in; `unit` takes what it changes and is committed by the consumer."""

    event_id: str
    at: str
    unit: Unit

    @property
    def context(self) -> Context:
        """What an act needs: the system itself asks."""
        return Context(self.unit, SYSTEM, self.unit.clock())

    def new_context(self) -> Context:
        """What an act needs that commits by itself, after what the event itself wrote."""
        return Context(self.new_unit(), SYSTEM, self.unit.clock())

    def new_unit(self) -> Unit:
        """A unit for work that commits by itself."""
        return Unit(self.unit.table, self.unit.clock, self.unit.ids, self.unit.correlation_id)


class Handling(StrEnum):
    """How a function changes things, and so how a second delivery is kept harmless."""

    COPY = "copy"
    EFFECT = "effect"
    WORK = "work"


type EventHandler[E: EventData] = Callable[[E, Delivery], None]


@dataclass(frozen=True, slots=True)
class _Registered:
    event: type[EventData]
    handle: EventHandler[Any]
    handling: Handling
    keeps_copy: bool


class Consumer:
    """The consumer of one subscription of `shared/contracts/subscriptions.py`: a list of events and their functions.

    Two versions of an event may be registered side by side: a breaking one is told beside the old one for a release.
    """

    def __init__(self, subscription: str) -> None:
        self.subscription = subscription
        self._registered: dict[tuple[str, int], _Registered] = {}

    def copy[E: EventData](self, producer: str, event: type[E], handle: EventHandler[E]) -> None:
        """Registers a function that stages one `put_newer`: the copy of another service's aggregate."""
        self._register(producer, event, handle, Handling.COPY, keeps_copy=True)

    def effect[E: EventData](self, producer: str, event: type[E], handle: EventHandler[E]) -> None:
        """Registers a function whose staged rows happen once per event (inbox row beside them)."""
        self._register(producer, event, handle, Handling.EFFECT)

    def work[E: EventData](
        self, producer: str, event: type[E], handle: EventHandler[E], *, keeps_copy: bool = False
    ) -> None:
        """Registers a function that commits by itself and is idempotent by its own conditions.

        With `keeps_copy` it keeps the highest version of an aggregate, and what follows from it, as sums do.
        """
        self._register(producer, event, handle, Handling.WORK, keeps_copy=keeps_copy)

    def taken(self) -> set[str]:
        """The "producer.EventName" that have a function; a test compares them with the subscription."""
        return {name for name, _ in self._registered}

    def copied(self) -> set[str]:
        """The "producer.EventName" that are kept as copies or in sums: its producer must tell it again."""
        return {name for (name, _), each in self._registered.items() if each.keeps_copy}

    def handler(self, event: dict[str, Any], _context: object) -> dict[str, Any]:
        """Entry of the consumer function: an SQS batch, answered by the ids that failed."""
        failures = [
            {"itemIdentifier": record["messageId"]}
            for record in event["Records"]
            if not self._succeeds(record)
        ]
        logger().info("consumed", extra={"messages": len(event["Records"]), "failures": len(failures)})
        return {"batchItemFailures": failures}

    def _succeeds(self, record: dict[str, Any]) -> bool:
        try:
            self._handle(orjson.loads(record["body"]))
        except Exception:  # noqa: BLE001 - the outer edge: one poison message must not hold its neighbours
            logger().exception("message failed", extra={"message_id": record["messageId"]})
            count("MessagesFailed")
            return False
        return True

    def _handle(self, message: dict[str, Any]) -> None:
        producer = str(message["source"]).removeprefix("poortwachter.")
        detail = message["detail"]
        found = self._registered.get((f"{producer}.{message['detail-type']}", detail["version"]))
        if found is None:
            raise ValueError(f"version {detail['version']} of {detail['name']} is unknown here")
        logger().set_correlation_id(detail["correlationId"])
        given = found.event.model_validate(detail["data"])
        passing(Point.BEFORE_EFFECT)
        self._run_unless_raced(found, given, detail)
        passing(Point.AFTER_EFFECT)

    def _run_unless_raced(self, found: _Registered, given: EventData, detail: dict[str, Any]) -> None:
        for _ in range(_RACES):
            try:
                return self._run(found, given, detail)
            except Raced:
                continue
        return self._run(found, given, detail)

    def _run(self, found: _Registered, given: EventData, detail: dict[str, Any]) -> None:
        """One try, on a unit of its own: another write of the same aggregate may have come first."""
        clock = settings().clock()
        unit = Unit(
            Table(settings().table_name),
            clock,
            lambda: new_id_at(clock()),
            correlation_id=detail["correlationId"],
        )
        delivery = Delivery(detail["id"], detail["at"], unit)
        found.handle(given, delivery)
        if found.handling is Handling.COPY:
            unit.commit_copy()
        elif found.handling is Handling.EFFECT:
            self._commit_once(delivery)

    def _commit_once(self, delivery: Delivery) -> None:
        """Commits the effect with its inbox row; an event seen before changes nothing."""
        unit = delivery.unit
        unit.put_guard(
            {
                "pk": f"INBOX#{delivery.event_id}",
                "sk": self.subscription,
                "at": delivery.at,
                "ttl": expires(unit.clock, days=KNOWN_DAYS),
            }
        )
        try:
            unit.commit()
        except AlreadyProcessedError:
            logger().info("seen before", extra={"event_id": delivery.event_id})

    def _register[E: EventData](
        self,
        producer: str,
        event: type[E],
        handle: EventHandler[E],
        handling: Handling,
        *,
        keeps_copy: bool = False,
    ) -> None:
        name = f"{producer}.{event.name}"
        if name not in SUBSCRIPTIONS[self.subscription]:
            raise ValueError(f"{self.subscription} does not subscribe to {name}")
        if (name, event.version) in self._registered:
            raise ValueError(
                f"{self.subscription} takes {name} already: what it does with it is one function"
            )
        self._registered[name, event.version] = _Registered(event, handle, handling, keeps_copy)
