"""messaging: what goes out by e-mail and SMS."""

from aws_cdk import Aws
from constructs import Construct

from infra.patterns.foundation import Foundation
from infra.stacks.service import ServiceStack


class MessagingStack(ServiceStack):
    """Table, relay, the consumer that writes messages, and the function that sends them."""

    def __init__(self, scope: Construct, *, foundation: Foundation) -> None:
        super().__init__(scope, service="messaging", foundation=foundation)
        self.relay()
        self.consumer("messaging", actions=("GetItem", "PutItem"))
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
        deliver.allow(
            ["ses:SendEmail", "ses:SendRawEmail"],
            [f"arn:{Aws.PARTITION}:ses:{Aws.REGION}:{Aws.ACCOUNT_ID}:identity/{sender.partition('@')[2]}"],
        )
