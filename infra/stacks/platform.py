"""platform: what all services share — keys, bus with archive, secrets, HTTP API, alarms topic."""

from typing import Final

from aws_cdk import Aws, CfnOutput, Duration, RemovalPolicy, Stack
from aws_cdk import aws_apigatewayv2 as gateway
from aws_cdk import aws_events as events
from aws_cdk import aws_logs as logs
from aws_cdk import aws_secretsmanager as secrets
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from aws_cdk import aws_ssm as ssm
from constructs import Construct

from infra.names import NOT_ARCHIVED
from infra.patterns.acknowledgement import acknowledge
from infra.patterns.dashboard import dashboard
from infra.patterns.foundation import Foundation, Keys, imported_key, retention
from infra.patterns.service_key import let_deliver, let_write_logs, seal_key, service_key
from infra.settings import StageSettings
from infra.stacks.service import environment_of

UNSET_ORIGIN: Final = "https://not-deployed-yet.invalid"
"""Stands in the origin parameter until the deploy command knows CloudFront's address."""

STACKS: Final = ("identity", "organisation", "trajects", "documents", "messaging", "statistics", "audit")
"""Those with functions, in the order of the dashboard."""

_BURST = 200
_A_SECOND = 100


class PlatformStack(Stack):
    """Deployed first; `foundation` is what the other stacks see of it."""

    def __init__(self, scope: Construct, *, settings: StageSettings) -> None:
        super().__init__(
            scope,
            "Platform",
            stack_name=f"poortwachter-{settings.stage}-platform",
            env=environment_of(settings),
            description="Poortwachter: keys, bus, HTTP API",
        )
        self.settings = settings
        self._removal = RemovalPolicy.RETAIN if settings.keeps_data else RemovalPolicy.DESTROY
        keys = self._keys()
        bus = self._bus()
        self.foundation = self._foundation(keys, bus)
        dashboard(self, "Dashboard", stage=settings.stage, stacks=STACKS)
        CfnOutput(self, "BusName", value=bus.event_bus_name)
        CfnOutput(self, "ApiId", value=self.foundation.api_id)
        CfnOutput(self, "SigningSecretId", value=self.foundation.signing_secret_arn)
        CfnOutput(self, "PublicOriginParameter", value=self.foundation.public_origin_parameter)
        CfnOutput(self, "SenderAddress", value=settings.sender_address)

    def _keys(self) -> Keys:
        through = ("dynamodb", "s3", "sqs", "secretsmanager", "sns")
        general = service_key(
            self, "GeneralKey", purpose="queues, logs, tables, files", via=through, removal=self._removal
        )
        let_deliver(general, "events", "cloudwatch", "sns")
        let_write_logs(general)
        identity = service_key(
            self,
            "IdentityKey",
            purpose="accounts and their factors",
            via=("dynamodb",),
            removal=self._removal,
        )
        links = service_key(
            self, "LinksKey", purpose="link tokens on their way", via=(), removal=self._removal
        )
        audit = service_key(
            self, "AuditKey", purpose="access log", via=("dynamodb", "s3"), removal=self._removal
        )
        medical = service_key(
            self, "MedicalKey", purpose="medical data", via=("dynamodb", "s3"), removal=self._removal
        )
        return Keys(
            general=general.key_arn,
            identity=identity.key_arn,
            links=links.key_arn,
            audit=audit.key_arn,
            medical=medical.key_arn,
            seal=seal_key(self, "SealKey", removal=self._removal).key_arn,
        )

    def _bus(self) -> events.EventBus:
        bus = events.EventBus(self, "Bus", event_bus_name=f"poortwachter-{self.settings.stage}")
        if self.settings.archive_days:
            bus.archive(
                "Archive",
                description="Every event without personal fields, to replay",
                event_pattern=events.EventPattern(
                    source=events.Match.prefix("poortwachter."),
                    detail_type=events.Match.anything_but(*NOT_ARCHIVED),
                ),
                retention=Duration.days(self.settings.archive_days),
            )
        return bus

    def _foundation(self, keys: Keys, bus: events.EventBus) -> Foundation:
        parameter = ssm.StringParameter(
            self,
            "PublicOrigin",
            parameter_name=f"/poortwachter/{self.settings.stage}/public-origin",
            string_value=UNSET_ORIGIN,
            description="Where people find the application",
        )
        certificate = f"poortwachter/{self.settings.stage}/seal-certificate"
        return Foundation(
            settings=self.settings,
            keys=keys,
            bus=bus,
            alarms_topic_arn=self._alarms_topic(keys).topic_arn,
            api_id=self._api(keys),
            signing_secret_arn=self._secret("SigningSecret", "Signs cursors, CSRF tokens and links", keys),
            origin_secret_arn=self._origin_secret(keys),
            public_origin_parameter=parameter.parameter_name,
            public_origin_parameter_arn=parameter.parameter_arn,
            seal_certificate_parameter=f"/{certificate}",
            seal_certificate_parameter_arn=f"arn:{Aws.PARTITION}:ssm:{Aws.REGION}:{Aws.ACCOUNT_ID}:parameter/{certificate}",
        )

    def _origin_secret(self, keys: Keys) -> str:
        if not self.settings.checks_origin:
            return ""
        return self._secret("OriginSecret", "Proves to the API that a request came through CloudFront", keys)

    def _secret(self, construct_id: str, description: str, keys: Keys) -> str:
        secret = secrets.Secret(
            self,
            construct_id,
            description=description,
            encryption_key=imported_key(self, f"{construct_id}Key", keys.general),
            generate_secret_string=secrets.SecretStringGenerator(
                password_length=48, exclude_punctuation=True
            ),
            removal_policy=self._removal,
        )
        acknowledge(
            secret,
            "SMG4",
            "Replaced by an operator's command: a silent rotation would end every session's CSRF token and cursor, "
            "and needs CloudFront and the authorizer to change together",
        )
        described = secret.node.default_child
        assert isinstance(described, secrets.CfnSecret)
        return described.attr_id  # its ARN; the emulator takes a reference for the name

    def _alarms_topic(self, keys: Keys) -> sns.Topic:
        topic = sns.Topic(
            self,
            "Alarms",
            master_key=imported_key(self, "AlarmsKey", keys.general),
            enforce_ssl=True,
        )
        if self.settings.alarm_address:
            topic.add_subscription(subscriptions.EmailSubscription(self.settings.alarm_address))
        return topic

    def _api(self, keys: Keys) -> str:
        api = gateway.CfnApi(self, "Api", name=f"poortwachter-{self.settings.stage}", protocol_type="HTTP")
        log_group = logs.LogGroup(
            self,
            "ApiLogs",
            encryption_key=imported_key(self, "ApiLogsKey", keys.general),
            retention=retention(self.settings),
            removal_policy=self._removal,
        )
        gateway.CfnStage(
            self,
            "ApiStage",
            api_id=api.ref,
            stage_name="$default",
            auto_deploy=True,
            access_log_settings=gateway.CfnStage.AccessLogSettingsProperty(
                destination_arn=log_group.log_group_arn,
                format='{"requestId":"$context.requestId","routeKey":"$context.routeKey","status":"$context.status",'
                '"latency":"$context.responseLatency","integration":"$context.integrationErrorMessage"}',
            ),
            default_route_settings=gateway.CfnStage.RouteSettingsProperty(
                throttling_burst_limit=_BURST, throttling_rate_limit=_A_SECOND, detailed_metrics_enabled=True
            ),
        )
        return api.ref
