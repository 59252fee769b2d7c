"""overview: one dashboard, a row per service."""

from collections.abc import Mapping

from aws_cdk import Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from constructs import Construct

from infra.patterns.service_alarms import ServiceAlarms
from infra.settings import StageSettings
from infra.stacks.service import environment_of


class OverviewStack(Stack):
    """The five measures of every service, beside each other."""

    def __init__(self, scope: Construct, *, settings: StageSettings, alarms: Mapping[str, ServiceAlarms]) -> None:
        super().__init__(
            scope,
            "Overview",
            stack_name=f"poortwachter-{settings.stage}-overview",
            env=environment_of(settings),
            description="Poortwachter: dashboard",
        )
        dashboard = cloudwatch.Dashboard(self, "Dashboard")
        for service, watched in alarms.items():
            dashboard.add_widgets(
                *(
                    cloudwatch.GraphWidget(title=f"{service}: {name}", left=[metric], width=24 // len(watched.metrics))
                    for name, metric in watched.metrics.items()
                )
            )
