"""Six alarms a service: errors, throttles, slowness, waiting messages, dead letters, parked events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.patterns.foundation import Foundation
from infra.patterns.service_function import ServiceFunction

_FIVE_MINUTES = Duration.minutes(5)
LIMITS: Final = {
    "errors": 0,
    "throttles": 0,
    "slowest answers": 3000,
    "oldest message": 300,
    "dead letters": 0,
    "parked events": 0,
}
"""Above what each alarm goes: counts in five minutes, milliseconds (p99), seconds."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What one service has to watch.

    Attributes:
        answering: the functions that a person waits for.
        outbox_of: the service whose relay parks what the bus refuses; empty: it has no outbox.
    """

    answering: Sequence[ServiceFunction]
    functions: Sequence[ServiceFunction]
    queues: Sequence[sqs.IQueue]
    dead_letters: Sequence[sqs.IQueue]
    outbox_of: str = ""


class ServiceAlarms(Construct):
    """The alarms of one service, sent to the platform's topic."""

    def __init__(
        self, scope: Construct, construct_id: str, *, foundation: Foundation, watched: Watched
    ) -> None:
        super().__init__(scope, construct_id)
        if not foundation.settings.has_alarms:
            return
        self._action = actions.SnsAction(sns.Topic.from_topic_arn(self, "Topic", foundation.alarms_topic_arn))
        for name, metric in _metrics(watched).items():
            self._alarm(name, metric, LIMITS[name])

    def _alarm(self, name: str, metric: cloudwatch.IMetric, above: int) -> None:
        alarm = cloudwatch.Alarm(
            self,
            name.title().replace(" ", ""),
            metric=metric,
            threshold=above,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
            evaluation_periods=1,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
            alarm_description=f"{name} above {above}",
        )
        alarm.add_alarm_action(self._action)


def _metrics(watched: Watched) -> dict[str, cloudwatch.IMetric]:
    functions = [each.function for each in watched.functions]
    found = {
        "errors": _total([each.metric_errors(period=_FIVE_MINUTES) for each in functions], "SUM"),
        "throttles": _total([each.metric_throttles(period=_FIVE_MINUTES) for each in functions], "SUM"),
        "slowest answers": _total(
            [
                each.function.metric_duration(period=_FIVE_MINUTES, statistic="p99")
                for each in watched.answering
            ],
            "MAX",
        ),
        "oldest message": _total([_age(each) for each in watched.queues], "MAX"),
        "dead letters": _total([_waiting(each) for each in watched.dead_letters], "SUM"),
        "parked events": _parked(watched.outbox_of) if watched.outbox_of else None,
    }
    return {name: metric for name, metric in found.items() if metric is not None}


def _age(queue: sqs.IQueue) -> cloudwatch.IMetric:
    return queue.metric_approximate_age_of_oldest_message(period=_FIVE_MINUTES, statistic="max")


def _waiting(queue: sqs.IQueue) -> cloudwatch.IMetric:
    return queue.metric_approximate_number_of_messages_visible(period=_FIVE_MINUTES, statistic="max")


def _parked(service: str) -> cloudwatch.IMetric:
    """As the relay counts them (shared/aws/relay.py)."""
    return cloudwatch.Metric(
        namespace="Poortwachter",
        metric_name="OutboxParked",
        dimensions_map={"service": service},
        period=_FIVE_MINUTES,
        statistic="Sum",
    )


def _total(metrics: Sequence[cloudwatch.IMetric], how: str) -> cloudwatch.IMetric | None:
    if len(metrics) < 2:  # noqa: PLR2004 (one needs no sum)
        return metrics[0] if metrics else None
    named = {f"m{number}": metric for number, metric in enumerate(metrics)}
    return cloudwatch.MathExpression(
        expression=f"{how}([{', '.join(named)}])", using_metrics=named, period=_FIVE_MINUTES
    )
