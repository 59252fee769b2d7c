"""Routes of a service on the platform's HTTP API, each through the authorizer."""

from collections.abc import Sequence

from aws_cdk import Aws
from aws_cdk import aws_apigatewayv2 as gateway
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from infra.patterns.service_function import ServiceFunction


class ApiRoutes(Construct):
    """Leads route keys such as "ANY /api/trajects/{proxy+}" to one function."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        api_id: str,
        authorizer_id: str,
        function: ServiceFunction,
        route_keys: Sequence[str],
    ) -> None:
        super().__init__(scope, construct_id)
        integration = gateway.CfnIntegration(
            self,
            "Integration",
            api_id=api_id,
            integration_type="AWS_PROXY",
            integration_uri=function.function.function_arn,
            payload_format_version="2.0",
            timeout_in_millis=29_000,
        )
        for number, route_key in enumerate(route_keys):
            gateway.CfnRoute(
                self,
                f"Route{number}",
                api_id=api_id,
                route_key=route_key,
                target=f"integrations/{integration.ref}",
                authorization_type="CUSTOM",
                authorizer_id=authorizer_id,
            )
        allow_gateway(self, "Permission", api_id=api_id, function=function, path="*/*")


def allow_gateway(
    scope: Construct, construct_id: str, *, api_id: str, function: ServiceFunction, path: str
) -> lambda_.CfnPermission:
    """Lets the API, and nothing else, call a function; `path` is what follows its id in the ARN."""
    return lambda_.CfnPermission(
        scope,
        construct_id,
        action="lambda:InvokeFunction",
        function_name=function.function.function_arn,
        principal="apigateway.amazonaws.com",
        source_arn=f"arn:{Aws.PARTITION}:execute-api:{Aws.REGION}:{Aws.ACCOUNT_ID}:{api_id}/{path}",
    )
