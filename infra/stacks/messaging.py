"""messaging: dialogs, and what goes out by e-mail and SMS."""

from aws_cdk import Aws
from constructs import Construct

from infra.patterns.foundation import Foundation
from infra.stacks.service import ServiceStack

_PHONES = "An SMS goes to a telephone number, which is no resource: sns:Publish to one accepts `*` alone"


class MessagingStack(ServiceStack):
    """Table with the indexes of dialogs, API, relay, the consumer that writes messages, and their sender."""

    def __init__(self, scope: Construct, *, foundation: Foundation, authorizer_id: str) -> None:
        super().__init__(scope, service="messaging", foundation=foundation, indexes=("gsi1", "gsi2"))
        self.api(authorizer_id=authorizer_id, actions=("BatchGetItem", "GetItem", "PutItem", "Query"))
        self.relay()
        self.consumer(
            "messaging",
            actions=("BatchGetItem", "ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query"),
        )
        self._deliver()
        self.watch()

    def _deliver(self) -> None:
        foundation = self.foundation
        sender = foundation.settings.sender_address
        deliver = self.consumer(
            "messaging-deliver",
            handler="deliver",
            actions=("GetItem", "PutItem"),
            environment={
                "LINKS_KEY_ID": foundation.keys.links,
                "PUBLIC_ORIGIN_PARAMETER": foundation.public_origin_parameter,
                "SENDER_ADDRESS": sender,
            },
        )
        deliver.allow(["kms:Decrypt"], [foundation.keys.links])
        deliver.allow(["ssm:GetParameter"], [foundation.public_origin_parameter_arn])
        deliver.allow(["sns:Publish"], ["*"])
        deliver.refuse(["sns:Publish"], [f"arn:{Aws.PARTITION}:sns:*:*:*"])  # a phone, and no topic
        deliver.acknowledge_any_resource(_PHONES)
        deliver.allow(
            ["ses:SendEmail", "ses:SendRawEmail"],
            [f"arn:{Aws.PARTITION}:ses:{Aws.REGION}:{Aws.ACCOUNT_ID}:identity/{sender.partition('@')[2]}"],
        )
