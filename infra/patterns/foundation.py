"""What the platform gives to every service stack: settings, keys, bus, alarms topic, names of secrets."""

from dataclasses import dataclass

from aws_cdk import RemovalPolicy
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk.aws_events import IEventBus
from constructs import Construct

from infra.settings import StageSettings

_RETENTION = {
    7: logs.RetentionDays.ONE_WEEK,
    14: logs.RetentionDays.TWO_WEEKS,
    400: logs.RetentionDays.THIRTEEN_MONTHS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Customer-managed keys by class of data (KEY-1), as ARNs."""

    general: str
    identity: str
    links: str
    audit: str
    medical: str
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foundation:
    """The platform as the other stacks see it: stable names only, so that no export ever changes its value."""

    settings: StageSettings
    keys: Keys
    bus: IEventBus
    alarms_topic_arn: str
    api_id: str
    signing_secret_arn: str
    origin_secret_arn: str
    public_origin_parameter: str
    public_origin_parameter_arn: str
    seal_certificate_parameter: str
    seal_certificate_parameter_arn: str

    def removal(self) -> RemovalPolicy:
        """What happens to data when its stack goes."""
        return RemovalPolicy.RETAIN if self.settings.keeps_data else RemovalPolicy.DESTROY


def imported_key(scope: Construct, construct_id: str, arn: str) -> kms.IKey:
    """A platform key that another stack may name but not change: its policy stands in the platform alone."""
    return kms.Key.from_key_arn(scope, construct_id, arn)


def retention(settings: StageSettings) -> logs.RetentionDays:
    """How long this stage keeps its logs."""
    return _RETENTION[settings.log_days]
