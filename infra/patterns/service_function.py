"""A Lambda function of its own bundle, role and log group."""

from collections.abc import Mapping, Sequence

from aws_cdk import Duration
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.bundles.build import base_layer, bundle_of, name_of
from infra.bundles.packages import RUNTIME, this_machine
from infra.patterns.acknowledgement import acknowledge
from infra.patterns.foundation import Foundation, imported_key, retention
from infra.settings import StageSettings

_PYTHON = "Python 3.13 is the version the project is written, compiled and tested for"
_TRACES = "X-Ray has no resource to name: the two actions that send a trace accept `*` alone"


class ServiceFunction(Construct):
    """One function: `handler` is a string, and a test proves that it resolves.

    Attributes:
        name: "<service>.<handler module>", also its description, by which tools find it.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        foundation: Foundation,
        layers: Sequence[lambda_.ILayerVersion],
        service: str,
        handler: str,
        environment: Mapping[str, str],
        timeout: Duration,
        memory_megabytes: int = 1024,
    ) -> None:
        super().__init__(scope, construct_id)
        self.name = name_of(handler)
        self.role = iam.Role(self, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        self.log_group = logs.LogGroup(
            self,
            "Logs",
            encryption_key=imported_key(self, "LogKey", foundation.keys.general),
            retention=retention(foundation.settings),
            removal_policy=foundation.removal(),
        )
        self.function = lambda_.Function(
            self,
            "Function",
            description=self.name,
            runtime=lambda_.Runtime.PYTHON_3_13,
            architecture=lambda_.Architecture.X86_64,
            code=lambda_.Code.from_asset(str(bundle_of(handler, machine_of(foundation.settings)))),
            handler=handler,
            layers=list(layers),
            role=self.role,
            environment={"STAGE": foundation.settings.stage, "SERVICE": service, **environment},
            timeout=timeout,
            memory_size=memory_megabytes,
            log_group=self.log_group,
            logging_format=lambda_.LoggingFormat.TEXT,  # Powertools writes the JSON itself
            tracing=lambda_.Tracing.ACTIVE,
            reserved_concurrent_executions=dict(foundation.settings.reserved_concurrency).get(self.name),
        )
        self.allow(["logs:CreateLogStream", "logs:PutLogEvents"], [self.log_group.log_group_arn])
        self.acknowledge_any_resource(_TRACES)
        acknowledge(self.function, "L1", _PYTHON)

    def allow(self, actions: Sequence[str], resources: Sequence[str]) -> None:
        """Grants single actions on named resources."""
        self.role.add_to_policy(iam.PolicyStatement(actions=list(actions), resources=list(resources)))

    def refuse(self, actions: Sequence[str], resources: Sequence[str]) -> None:
        """Takes resources away from a grant that can name none."""
        self.role.add_to_policy(
            iam.PolicyStatement(effect=iam.Effect.DENY, actions=list(actions), resources=list(resources))
        )

    def send_failures_to(self, dead_letters: sqs.IQueue) -> None:
        """Where an asynchronous call ends that failed three times."""
        lambda_.CfnEventInvokeConfig(
            self,
            "AsyncInvoke",
            function_name=self.function.function_name,
            qualifier="$LATEST",
            maximum_retry_attempts=2,
            maximum_event_age_in_seconds=3600,
            destination_config=lambda_.CfnEventInvokeConfig.DestinationConfigProperty(
                on_failure=lambda_.CfnEventInvokeConfig.OnFailureProperty(destination=dead_letters.queue_arn)
            ),
        )
        self.allow(["sqs:SendMessage"], [dead_letters.queue_arn])

    def acknowledge_resource(self, resource: str, reason: str) -> None:
        """Accepts that a permission reaches more than one resource, such as the names in a bucket."""
        acknowledge(self.role.node.find_child("DefaultPolicy"), f"IAM5[Resource::{resource}]", reason)

    def acknowledge_any_resource(self, reason: str) -> None:
        """Accepts `*` as a resource in this function's policy, where AWS knows no other."""
        self.acknowledge_resource("*", reason)


def machine_of(settings: StageSettings) -> str:
    """Where the bundles of this stage run."""
    return this_machine() if settings.is_local else RUNTIME


def base_layers(scope: Construct, settings: StageSettings) -> list[lambda_.ILayerVersion]:
    """The base layer, once a stack: an export of a layer's version could never change while it is used."""
    if not settings.has_layer:
        return []
    layer = lambda_.LayerVersion(
        scope,
        "BaseLayer",
        code=lambda_.Code.from_asset(str(base_layer(machine_of(settings)))),
        compatible_runtimes=[lambda_.Runtime.PYTHON_3_13],
        compatible_architectures=[lambda_.Architecture.X86_64],
        description="Packages that every function uses: shared/requirements.txt",
    )
    return [layer]
