"""identity: accounts, sign-in and sessions; and the authorizer, through which every request of every service goes."""

from aws_cdk import Aws, Duration
from aws_cdk import aws_apigatewayv2 as gateway
from constructs import Construct

from infra.patterns.api_routes import allow_gateway
from infra.patterns.foundation import Foundation
from infra.stacks.service import ServiceStack


class IdentityStack(ServiceStack):
    """Table, API (with the answer to unknown paths), authorizer, relay, and the consumer that invites to the portal.

    Attributes:
        authorizer_id: for the routes of the other services.
    """

    def __init__(self, scope: Construct, *, foundation: Foundation) -> None:
        keys = foundation.keys
        super().__init__(scope, service="identity", foundation=foundation, table_key_arn=keys.identity)
        self.authorizer_id = self._authorizer()
        api = self.api(
            authorizer_id=self.authorizer_id,
            actions=("BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"),
            environment={
                "SECRETS_KEY_ID": keys.identity,
                "LINKS_KEY_ID": keys.links,
                "SHOWS_CONTRACTS": "yes" if foundation.settings.shows_contracts else "no",
            },
            more_routes=["$default"],
        )
        api.allow(["kms:Encrypt", "kms:Decrypt"], [keys.identity])
        api.allow(["kms:Encrypt"], [keys.links])
        self.tell("SecretsKeyId", keys.identity)
        self.tell("LinksKeyId", keys.links)
        self.relay()
        inviting = self.consumer(
            "identity",
            actions=("DeleteItem", "GetItem", "PutItem"),
            environment={"LINKS_KEY_ID": keys.links},
        )
        inviting.allow(["kms:Encrypt"], [keys.links])
        self.watch()

    def _authorizer(self) -> str:
        """The function that turns a cookie into a principal; never cached, so that a block works at once."""
        origin = self.foundation.origin_secret_arn
        function = self.function(
            "authorizer",
            timeout=Duration.seconds(5),
            actions=("BatchGetItem", "UpdateItem"),
            environment={"ORIGIN_SECRET_ID": origin} if origin else {},
        )
        if origin:
            function.allow(["secretsmanager:GetSecretValue"], [origin])
        arn = function.function.function_arn
        authorizer = gateway.CfnAuthorizer(
            self,
            "ApiAuthorizer",
            api_id=self.foundation.api_id,
            name="principal",
            authorizer_type="REQUEST",
            authorizer_payload_format_version="2.0",
            authorizer_result_ttl_in_seconds=0,
            authorizer_uri=f"arn:{Aws.PARTITION}:apigateway:{Aws.REGION}:lambda:path/2015-03-31/functions/{arn}/invocations",
            enable_simple_responses=True,
        )
        authorizer.add_property_override(
            "IdentitySource", []
        )  # said aloud: the emulator takes none for a header
        allow_gateway(
            self,
            "AuthorizerPermission",
            api_id=self.foundation.api_id,
            function=function,
            path=f"authorizers/{authorizer.ref}",
        )
        self.watch_answers(function)
        return authorizer.ref
