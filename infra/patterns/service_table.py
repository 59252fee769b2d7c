"""A service's own table: on demand, encrypted by our key, restorable to any second, protected from deletion."""

from aws_cdk import aws_dynamodb as dynamodb
from constructs import Construct

from infra.names import TTL_ATTRIBUTE
from infra.patterns.foundation import Foundation, imported_key
from infra.patterns.service_function import ServiceFunction

_STRING = dynamodb.AttributeType.STRING


class ServiceTable(Construct):
    """Keys `pk` and `sk`, and for each index `<index>pk` and `<index>sk`."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        foundation: Foundation,
        key_arn: str,
        indexes: tuple[str, ...],
        has_stream: bool = True,
    ) -> None:
        super().__init__(scope, construct_id)
        self.indexes = indexes
        self.table = dynamodb.Table(
            self,
            "Table",
            partition_key=dynamodb.Attribute(name="pk", type=_STRING),
            sort_key=dynamodb.Attribute(name="sk", type=_STRING),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            encryption=dynamodb.TableEncryption.CUSTOMER_MANAGED,
            encryption_key=imported_key(self, "Key", key_arn),
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True
            ),
            time_to_live_attribute=TTL_ATTRIBUTE,
            stream=dynamodb.StreamViewType.NEW_IMAGE if has_stream else None,
            deletion_protection=foundation.settings.keeps_data,
            removal_policy=foundation.removal(),
        )
        for index in indexes:
            self.table.add_global_secondary_index(
                index_name=index,
                partition_key=dynamodb.Attribute(name=f"{index}pk", type=_STRING),
                sort_key=dynamodb.Attribute(name=f"{index}sk", type=_STRING),
            )

    @property
    def name(self) -> str:
        """The table's name, for a function's environment."""
        return self.table.table_name

    def allow(self, function: ServiceFunction, *actions: str) -> None:
        """Grants single actions, such as "GetItem"; a Query reaches the named indexes too; without any, nothing."""
        if not actions:
            return
        function.allow([f"dynamodb:{action}" for action in actions], [self.table.table_arn])
        if "Query" in actions and self.indexes:
            indexes = [f"{self.table.table_arn}/index/{index}" for index in self.indexes]
            function.allow(["dynamodb:Query"], indexes)
