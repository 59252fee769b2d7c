"""The shape of every service stack: a table, functions, relay, subscriptions, routes, alarms.

A stack of a service declares; how each thing is built stands in infra/patterns.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from aws_cdk import CfnOutput, Duration, Environment, Stack
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.patterns.api_routes import ApiRoutes
from infra.patterns.encrypted_queue import dead_letter_queue
from infra.patterns.event_subscription import EventSubscription
from infra.patterns.foundation import Foundation
from infra.patterns.outbox_relay import OutboxRelay
from infra.patterns.schedule import Schedule
from infra.patterns.service_alarms import ServiceAlarms, Watched
from infra.patterns.service_function import ServiceFunction, base_layers
from infra.patterns.service_table import ServiceTable
from infra.settings import StageSettings
from shared.contracts.subscriptions import SUBSCRIPTIONS

ANSWER_TIME: Final = Duration.seconds(10)
CONSUME_TIME: Final = Duration.seconds(30)
NIGHT_TIME: Final = Duration.minutes(5)

COPIES: Final = ("PutItem",)
"""What a consumer needs that keeps copies of other services' aggregates: one conditional put each."""

SWEEPS: Final = ("DeleteItem", "PutItem", "Query", "UpdateItem")
"""What relay and sweeper do with outbox rows: find, count a try, delete, park."""


def environment_of(settings: StageSettings) -> Environment:
    """Where the stacks of a stage stand."""
    return Environment(account=settings.account, region=settings.region)


class ServiceStack(Stack):
    """One service. Its table is `self.table`; failures outside a queue end in `self.dead_letters`."""

    def __init__(
        self,
        scope: Construct,
        *,
        service: str,
        foundation: Foundation,
        indexes: tuple[str, ...] = ("gsi1",),
        table_key_arn: str | None = None,
    ) -> None:
        stage = foundation.settings.stage
        super().__init__(
            scope,
            service.title(),
            stack_name=f"poortwachter-{stage}-{service}",
            env=environment_of(foundation.settings),
            description=f"Poortwachter: the service {service}",
        )
        self.service = service
        self.foundation = foundation
        self.layers = base_layers(self, foundation.settings)
        self.table = ServiceTable(
            self,
            "Table",
            foundation=foundation,
            key_arn=table_key_arn or foundation.keys.general,
            indexes=indexes,
        )
        self.dead_letters = dead_letter_queue(self, "DeadLetters", foundation=foundation)
        self._answering: list[ServiceFunction] = []
        self._functions: list[ServiceFunction] = []
        self._subscriptions: list[EventSubscription] = []
        self.tell("TableName", self.table.name)
        self.tell("DeadLettersUrl", self.dead_letters.queue_url)

    def function(
        self,
        handler: str,
        *,
        timeout: Duration,
        actions: Sequence[str] | None,
        environment: Mapping[str, str] | None = None,
        memory_megabytes: int = 1024,
    ) -> ServiceFunction:
        """The function of `services/<service>/<handler>.py`, with single actions on the own table.

        With None it is not told of that table at all.
        """
        function = ServiceFunction(
            self,
            handler.title(),
            foundation=self.foundation,
            layers=self.layers,
            service=self.service,
            handler=f"services.{self.service}.{handler}.handler",
            environment={
                **({} if actions is None else {"TABLE_NAME": self.table.name}),
                **(environment or {}),
            },
            timeout=timeout,
            memory_megabytes=memory_megabytes,
        )
        self.table.allow(function, *(actions or ()))
        self._functions.append(function)
        return function

    def api(
        self,
        *,
        authorizer_id: str,
        actions: Sequence[str],
        environment: Mapping[str, str] | None = None,
        more_routes: Sequence[str] = (),
        signs: bool = True,
    ) -> ServiceFunction:
        """The function behind /api/<service>/…; where it has lists it signs their cursors with the signing secret."""
        signing = self.foundation.signing_secret_arn
        secret = {"SIGNING_SECRET_ID": signing} if signs else {}
        function = self.function(
            "api",
            timeout=ANSWER_TIME,
            actions=actions,
            environment={**secret, **(environment or {})},
        )
        if signs:
            function.allow(["secretsmanager:GetSecretValue"], [signing])
        ApiRoutes(
            self,
            "Routes",
            api_id=self.foundation.api_id,
            authorizer_id=authorizer_id,
            function=function,
            route_keys=[f"ANY /api/{self.service}/{{proxy+}}", *more_routes],
        )
        self.watch_answers(function)
        return function

    def relay(self) -> ServiceFunction:
        """The relay and sweeper of the own outbox."""
        function = self.function(
            "relay",
            timeout=CONSUME_TIME,
            actions=SWEEPS,
            environment={"BUS_NAME": self.foundation.bus.event_bus_name},
        )
        OutboxRelay(
            self,
            "Outbox",
            foundation=self.foundation,
            function=function,
            table=self.table,
            dead_letters=self.dead_letters,
        )
        return function

    def consumer(
        self,
        subscription: str,
        *,
        handler: str = "consumer",
        actions: Sequence[str] = COPIES,
        environment: Mapping[str, str] | None = None,
        memory_megabytes: int = 1024,
        most_at_once: int | None = None,
    ) -> ServiceFunction:
        """The function that takes the events of `subscription` (shared/contracts/subscriptions.py).

        With `most_at_once` (2 or more) no more than so many batches are at work.
        """
        function = self.function(
            handler,
            timeout=CONSUME_TIME,
            actions=actions,
            environment=environment,
            memory_megabytes=memory_megabytes,
        )
        built = EventSubscription(
            self,
            "".join(part.title() for part in subscription.split("-")),
            foundation=self.foundation,
            function=function,
            timeout=CONSUME_TIME,
            takes=SUBSCRIPTIONS[subscription],
            most_at_once=most_at_once,
        )
        self._subscriptions.append(built)
        name = "".join(part.title() for part in subscription.split("-"))
        self.tell(f"{name}QueueUrl", built.queue.queue_url)
        self.tell(f"{name}DeadLettersUrl", built.dead_letters.queue_url)
        return function

    def hourly(
        self, handler: str, *, actions: Sequence[str] | None, environment: Mapping[str, str] | None = None
    ) -> ServiceFunction:
        """A function that runs each hour (UTC) and acts once the Amsterdam day has changed."""
        function = self.function(handler, timeout=NIGHT_TIME, actions=actions, environment=environment)
        Schedule(
            self,
            f"{handler.title()}Schedule",
            function=function,
            expression="rate(1 hour)",
            event={},
            dead_letters=self.dead_letters,
        )
        return function

    def watch_answers(self, function: ServiceFunction) -> None:
        """Adds a function to those whose slowness a person feels."""
        self._answering.append(function)

    def watch(self) -> None:
        """The alarms over everything declared above; call it last."""
        queues: list[sqs.IQueue] = [each.queue for each in self._subscriptions]
        failed: list[sqs.IQueue] = [each.dead_letters for each in self._subscriptions]
        watched = Watched(
            self._answering, self._functions, queues, [self.dead_letters, *failed], outbox_of=self.service
        )
        ServiceAlarms(self, "Alarms", foundation=self.foundation, watched=watched)

    def tell(self, name: str, value: str) -> None:
        """An output of the stack, for commands of people."""
        CfnOutput(self, name, value=value)
