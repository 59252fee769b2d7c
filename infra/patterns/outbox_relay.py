"""The two ways out of an outbox: the table's stream at once, and a sweep each minute as the guarantee."""

import json

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.patterns.foundation import Foundation
from infra.patterns.schedule import Schedule
from infra.patterns.service_function import ServiceFunction
from infra.patterns.service_table import ServiceTable

_OUTBOX = lambda_.CfnEventSourceMapping.FilterCriteriaProperty(
    filters=[
        lambda_.CfnEventSourceMapping.FilterProperty(
            pattern=json.dumps(
                {"eventName": ["INSERT"], "dynamodb": {"Keys": {"pk": {"S": [{"prefix": "OUTBOX#"}]}}}}
            )
        )
    ]
)
_LIST_STREAMS = (
    "dynamodb:ListStreams accepts no resource but `*`; Lambda asks for it when the mapping is made"
)


class OutboxRelay(Construct):
    """Feeds a relay function from the stream of `table`, and sweeps."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        foundation: Foundation,
        function: ServiceFunction,
        table: ServiceTable,
        dead_letters: sqs.IQueue,
    ) -> None:
        super().__init__(scope, construct_id)
        stream = str(table.table.table_stream_arn)
        lambda_.CfnEventSourceMapping(
            self,
            "Mapping",
            function_name=function.function.function_arn,
            event_source_arn=stream,
            starting_position="TRIM_HORIZON",
            batch_size=10,
            filter_criteria=_OUTBOX,
            maximum_record_age_in_seconds=60,
            maximum_retry_attempts=3,
            bisect_batch_on_function_error=True,
            destination_config=lambda_.CfnEventSourceMapping.DestinationConfigProperty(
                on_failure=lambda_.CfnEventSourceMapping.OnFailureProperty(destination=dead_letters.queue_arn)
            ),
        )
        function.allow(
            ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"], [stream]
        )
        function.allow(["dynamodb:ListStreams"], ["*"])
        function.acknowledge_any_resource(_LIST_STREAMS)
        function.allow(["events:PutEvents"], [foundation.bus.event_bus_arn])
        Schedule(
            self,
            "Sweep",
            function=function,
            expression="rate(1 minute)",
            event={"sweep": True},
            dead_letters=dead_letters,
        )
