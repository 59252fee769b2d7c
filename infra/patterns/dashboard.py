"""One dashboard, a row per service. It finds functions and queues by the names of their stacks.

A reference to each function would tie the stacks together: none could drop a function while the dashboard shows it.
"""

from collections.abc import Sequence
from typing import Final

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from constructs import Construct

_MEASURES: Final = (
    ("errors", "AWS/Lambda,FunctionName", "Errors", "Sum"),
    ("throttles", "AWS/Lambda,FunctionName", "Throttles", "Sum"),
    ("slowest answers (ms)", "AWS/Lambda,FunctionName", "Duration", "p99"),
    ("oldest message (s)", "AWS/SQS,QueueName", "ApproximateAgeOfOldestMessage", "Maximum"),
    ("messages waiting", "AWS/SQS,QueueName", "ApproximateNumberOfMessagesVisible", "Maximum"),
)


def dashboard(
    scope: Construct, construct_id: str, *, stage: str, stacks: Sequence[str]
) -> cloudwatch.Dashboard:
    """The dashboard of a stage, with five graphs for each stack."""
    board = cloudwatch.Dashboard(scope, construct_id)
    for stack in stacks:
        board.add_widgets(*(_graph(f"poortwachter-{stage}-{stack}", stack, measure) for measure in _MEASURES))
    return board


def _graph(prefix: str, stack: str, measure: tuple[str, str, str, str]) -> cloudwatch.GraphWidget:
    name, dimension, metric, statistic = measure
    found = cloudwatch.MathExpression(
        expression=f"SEARCH('{{{dimension}}} MetricName=\"{metric}\" \"{prefix}\"', '{statistic}', 300)",
        using_metrics={},
        label="",
        period=Duration.minutes(5),
    )
    return cloudwatch.GraphWidget(title=f"{stack}: {name}", left=[found], width=24 // len(_MEASURES))
