"""A subscription: rule on the bus, queue, dead-letter queue, consumer function."""

from collections.abc import Sequence

from aws_cdk import Duration
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from infra.patterns.encrypted_queue import dead_letter_queue, work_queue
from infra.patterns.foundation import Foundation
from infra.patterns.service_function import ServiceFunction

_FACTOR = (
    6  # of the function's timeout; what AWS asks for, so that no message is handed out twice while at work
)


class EventSubscription(Construct):
    """Brings the named events to a function, ten at a time, each failing alone.

    Attributes:
        queue: what waits; its oldest message has an alarm.
        dead_letters: what failed five times, or never reached the queue.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        foundation: Foundation,
        function: ServiceFunction,
        timeout: Duration,
        takes: Sequence[str],
        most_at_once: int | None = None,
    ) -> None:
        super().__init__(scope, construct_id)
        self.dead_letters = dead_letter_queue(self, "DeadLetters", foundation=foundation)
        visibility = Duration.seconds(int(timeout.to_seconds()) * _FACTOR)
        self.queue = work_queue(
            self, "Queue", foundation=foundation, visibility=visibility, dead_letters=self.dead_letters
        )
        rule = events.Rule(self, "Rule", event_bus=foundation.bus, event_pattern=pattern(takes))
        rule.add_target(
            targets.SqsQueue(
                self.queue,
                dead_letter_queue=self.dead_letters,
                max_event_age=Duration.hours(24),
                retry_attempts=185,
            )
        )
        lambda_.CfnEventSourceMapping(
            self,
            "Mapping",
            function_name=function.function.function_arn,
            event_source_arn=self.queue.queue_arn,
            batch_size=10,
            function_response_types=["ReportBatchItemFailures"],
            scaling_config=_scaling(most_at_once) if most_at_once else None,
        )
        function.allow(
            [
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:ChangeMessageVisibility",
            ],
            [self.queue.queue_arn],
        )


def _scaling(most: int) -> lambda_.CfnEventSourceMapping.ScalingConfigProperty:
    return lambda_.CfnEventSourceMapping.ScalingConfigProperty(maximum_concurrency=most)


def pattern(takes: Sequence[str]) -> events.EventPattern:
    """The rule for "producer.EventName" entries of shared/contracts/subscriptions.py."""
    pairs = [entry.split(".") for entry in takes]
    return events.EventPattern(
        source=sorted({f"poortwachter.{producer}" for producer, _ in pairs}),
        detail_type=sorted({name for _, name in pairs}),
    )
