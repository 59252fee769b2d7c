"""What AWS does round the functions: streams, queues with their waits and dead letters, schedules, and processes that die.

outbox row ─► stream ─► relay ─► bus ─► queue per subscription ─► consumer ─► (5 times) ─► dead letters
each call of a function is a process: a `Killed` ends it, and only what AWS calls again goes on
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module
from itertools import batched
from random import Random
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from shared.aws import faults, relay
from shared.aws.faults import Point
from shared.aws.serde import from_item
from shared.contracts.subscriptions import SUBSCRIPTIONS
from tests.functions import CONSUMERS, SERVICES
from tests.services.faults.failing_aws import CALM, FailingAws
from tests.services.local_system import Answer, LocalSystem, stream_event

VISIBILITY = timedelta(seconds=180)
"""As the stacks set it: six times a consumer's time."""

MOST_RECEIVES = 5


class Killed(BaseException):
    """The process is gone: no `except Exception` sees it, and nothing is tidied up."""


@dataclass
class QueuedMessage:
    """A message in a queue."""

    number: int
    body: dict[str, Any]
    visible_at: datetime
    receives: int = 0


@dataclass
class Deliveries:
    """The way of events through a system.

    Attributes:
        told: every event that the bus took, by its id.
        passed: which points were passed in which function, and how often.
        in_doubt: whether a provider took a message in this process, and that is not written down yet.
        unrecorded: how often a process ended, by a kill or a failure, while that was so.
        given_up: letters that became dead letters.
        strike: whether the process dies at a point in a function.
        copies: how many times the bus gives an event to a queue.
    """

    system: LocalSystem
    failing: FailingAws
    queues: dict[str, list[QueuedMessage]] = field(
        default_factory=lambda: {name: [] for name in SUBSCRIPTIONS}
    )
    dead: dict[str, list[QueuedMessage]] = field(default_factory=lambda: {name: [] for name in SUBSCRIPTIONS})
    told: dict[str, dict[str, Any]] = field(default_factory=dict)
    passed: Counter[tuple[Point, str]] = field(default_factory=Counter)
    kills: Counter[Point] = field(default_factory=Counter)
    in_doubt: bool = False
    doubled: int = 0
    published: int = 0
    unrecorded: int = 0
    given_up: int = 0
    strike: Callable[[Point, str], bool] = lambda _point, _function: False
    copies: Callable[[], int] = lambda: 1
    _numbers: int = 0

    def __post_init__(self) -> None:
        self.failing.listen()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """The bus carries to the queues; points are heard, and kill where `strike` says so."""
        self.failing.take = self._publish
        faults.listen(self._pass)
        try:
            yield
        finally:
            faults.listen(None)

    @contextmanager
    def calm(self) -> Iterator[None]:
        """For a while nothing goes wrong, and no point is heard."""
        rates, self.failing.rates = self.failing.rates, CALM
        faults.listen(None)
        try:
            yield
        finally:
            faults.listen(self._pass)
            self.failing.rates = rates

    def run(self, service: str, function: str, work: Callable[[], Any]) -> bool:
        """One call of a function; False: its process died."""
        try:
            with self.system.running(service, function):
                work()
        except Killed:
            return False
        finally:
            self._settle_doubt(is_recorded=False)
        return True

    def ask(self, method: str, path: str, body: Any, **more: Any) -> Answer | None:
        """A request of a client; None: there was no answer."""
        try:
            return self.system.call(method, path, body, **more)
        except Killed:
            return None

    def stream(self, service: str) -> None:
        """The table's stream brings what is in the outbox to the relay, once; whatever comes of it."""
        for rows in batched(self._waiting(service), 10, strict=False):
            self.run(service, f"{service}.relay", partial(relay.handler, stream_event(rows), None))

    def sweep(self, service: str) -> None:
        """The schedule's sweep, which nobody repeats when it dies: the next one comes in a minute."""
        self.run(
            service, f"{service}.relay", lambda: _tolerated(lambda: relay.handler({"sweep": True}, None))
        )

    def work(self, subscription: str, most: int = 10) -> int:
        """The queue hands visible letters to its consumer; gives how many. What is not acknowledged comes again."""
        taken = self._receive(subscription, most)
        if not taken:
            return 0
        module = CONSUMERS[subscription]
        service = subscription.partition("-")[0]
        records = [{"messageId": str(each.number), "body": json.dumps(each.body)} for each in taken]
        answers: list[dict[str, Any]] = []

        def call() -> None:
            answers.append(import_module(module).handler({"Records": records}, None))

        if self.run(service, f"{service}.{module.rpartition('.')[2]}", call):
            failed = {each["itemIdentifier"] for each in answers[0]["batchItemFailures"]}
            done = {each.number for each in taken if str(each.number) not in failed}
            self.queues[subscription] = [
                each for each in self.queues[subscription] if each.number not in done
            ]
        return len(taken)

    def round(self) -> int:
        """Everything that is due now, once; gives how many letters were handed out."""
        for service in SERVICES:
            self.stream(service)
        return sum(self.work(each) for each in SUBSCRIPTIONS)

    def settle(self, rounds: int = 60) -> None:
        """Time passes until all is quiet: streams, sweeps, waits, and dead letters put back."""
        for _ in range(rounds):
            while self.round():
                pass
            self.system.passes(seconds=int(VISIBILITY.total_seconds()))
            for service in SERVICES:
                self.sweep(service)
            if self.is_quiet and not any(self.dead.values()):
                return
            if self.is_quiet:
                self.replay()
        raise AssertionError(f"never quiet: {self.left()}")

    def replay(self) -> None:
        """An operator puts all dead letters back."""
        for subscription, letters in self.dead.items():
            self.queues[subscription] += [self._letter(each.body) for each in letters]
            letters.clear()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing waits in outboxes and queues."""
        return not any(self.queues.values()) and not any(self._waiting(each) for each in SERVICES)

    def left(self) -> dict[str, Any]:
        """What still waits somewhere."""
        return {
            "queues": {name: len(each) for name, each in self.queues.items() if each},
            "dead": {name: len(each) for name, each in self.dead.items() if each},
            "outboxes": {each: len(rows) for each in SERVICES if (rows := self._waiting(each))},
        }

    def _waiting(self, service: str) -> list[dict[str, Any]]:
        table = self.failing.rows.tables.get(f"{service}-table", {})
        rows = [row for shard in range(8) for row in table.get(f"OUTBOX#{shard}", {}).values()]
        return [from_item(row) for row in sorted(rows, key=lambda row: str(row["sk"]["S"]))]

    def _publish(self, entry: dict[str, Any]) -> None:
        producer = entry["Source"].removeprefix("poortwachter.")
        name = f"{producer}.{entry['DetailType']}"
        detail = json.loads(entry["Detail"])
        self.published += 1
        self.told.setdefault(detail["id"], {**detail, "event": name})
        body = {"source": entry["Source"], "detail-type": entry["DetailType"], "detail": detail}
        for subscription, takes in SUBSCRIPTIONS.items():
            if name in takes:
                number = self.copies()
                self.doubled += number - 1
                self.queues[subscription] += [self._letter(body) for _ in range(number)]

    def _letter(self, body: dict[str, Any]) -> QueuedMessage:
        self._numbers += 1
        return QueuedMessage(self._numbers, body, self.system.now)

    def _receive(self, subscription: str, most: int) -> list[QueuedMessage]:
        queue = self.queues[subscription]
        visible = [each for each in queue if each.visible_at <= self.system.now]
        self.failing.chance.shuffle(visible)
        spent = [each for each in visible if each.receives >= MOST_RECEIVES]
        for letter in spent:
            queue.remove(letter)
        self.dead[subscription] += spent
        self.given_up += len(spent)
        taken = [each for each in visible if each.receives < MOST_RECEIVES][:most]
        for letter in taken:
            letter.receives += 1
            letter.visible_at = self.system.now + VISIBILITY
        return taken

    def _settle_doubt(self, *, is_recorded: bool) -> None:
        self.unrecorded += self.in_doubt and not is_recorded
        self.in_doubt = False

    def _pass(self, point: Point) -> None:
        function = self.system._function  # noqa: SLF001 - which process this is
        self.passed[point, function] += 1
        if point in {Point.AFTER_COMMIT, Point.BEFORE_EFFECT}:
            self._settle_doubt(is_recorded=point is Point.AFTER_COMMIT)
        self.in_doubt = self.in_doubt or point is Point.AFTER_PROVIDER
        if self.strike(point, function):
            self.kills[point] += 1
            raise Killed(point)


def deliveries_of(system: LocalSystem, seed: int = 0) -> Deliveries:
    """A system without failures."""
    return Deliveries(system, FailingAws(Random(seed)))


def _tolerated(work: Callable[[], Any]) -> None:
    """A function that fails by itself is a failed call, as for AWS; nobody repeats a sweep."""
    try:
        work()
    except (BotoCoreError, ClientError):
        return
