"""edge: CloudFront as the one origin of pages and API, with the headers that a browser obeys (WEB-3)."""

from pathlib import Path
from typing import Final

from aws_cdk import Aws, CfnOutput, CfnParameter, Duration, SecretValue, Stack
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from constructs import Construct

from infra.names import ORIGIN_HEADER
from infra.patterns.acknowledgement import acknowledge
from infra.patterns.foundation import Foundation
from infra.patterns.private_bucket import private_bucket
from infra.stacks.service import environment_of

_DIRECTIVES: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
    "report-to csp",
)
CONTENT_SECURITY_POLICY: Final = "; ".join(_DIRECTIVES)
"""WEB-3 without the hosts of downloads and uploads: they come with the documents service."""

PERMISSIONS_POLICY: Final = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "publickey-credentials-get",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
)

_PAGES: Final = Path(__file__).with_name("pages.js")
_TWO_YEARS: Final = Duration.days(730)
_NO_DOMAIN = (
    "Without a domain of its own the stage uses CloudFront's certificate, which sets the oldest TLS version"
)


class EdgeStack(Stack):
    """Web bucket and distribution. `make deploy` fills the bucket once the stack stands."""

    def __init__(self, scope: Construct, *, foundation: Foundation) -> None:
        settings = foundation.settings
        super().__init__(
            scope,
            "Edge",
            stack_name=f"poortwachter-{settings.stage}-edge",
            env=environment_of(settings),
            description="Poortwachter: CloudFront and the web files",
        )
        self.foundation = foundation
        self.bucket = private_bucket(self, "Web", foundation=foundation)
        acknowledge(
            self.bucket, "S1", "It holds the published frontend and nothing else: who reads it is no secret"
        )
        api = self._api()
        distribution = cloudfront.Distribution(
            self,
            "Distribution",
            comment=f"Poortwachter {settings.stage}",
            default_root_object="index.html",
            http_version=cloudfront.HttpVersion.HTTP2_AND_3,
            web_acl_id=self._firewall(),
            default_behavior=self._pages(),
            additional_behaviors={"/api/*": api, "/api": api},
        )
        acknowledge(distribution, "CFR4", _NO_DOMAIN)
        acknowledge(distribution, "CFR3", "The API logs each of its requests; what is left are public files")
        acknowledge(
            distribution, "CFR1", "People work from abroad; what they may do is decided by their session"
        )
        CfnOutput(self, "DistributionId", value=distribution.distribution_id)
        CfnOutput(self, "DistributionDomain", value=distribution.distribution_domain_name)
        CfnOutput(self, "WebBucketName", value=self.bucket.bucket_name)

    def _firewall(self) -> str | None:
        if not self.foundation.settings.has_firewall:
            return None
        parameter = CfnParameter(
            self, "FirewallArn", description="ARN of the web ACL (stack firewall, region us-east-1)"
        )
        return parameter.value_as_string

    def _pages(self) -> cloudfront.BehaviorOptions:
        function = cloudfront.Function(
            self,
            "Pages",
            runtime=cloudfront.FunctionRuntime.JS_2_0,
            code=cloudfront.FunctionCode.from_inline(_PAGES.read_text("utf-8")),
        )
        return cloudfront.BehaviorOptions(
            origin=origins.S3BucketOrigin.with_origin_access_control(
                self.bucket,
                origin_access_levels=[
                    cloudfront.AccessLevel.READ,
                    cloudfront.AccessLevel.LIST,
                ],  # so absent is a 404
            ),
            viewer_protocol_policy=cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
            cache_policy=cloudfront.CachePolicy.CACHING_OPTIMIZED,
            compress=True,
            response_headers_policy=self._headers(),
            function_associations=[
                cloudfront.FunctionAssociation(
                    event_type=cloudfront.FunctionEventType.VIEWER_REQUEST, function=function
                )
            ],
        )

    def _api(self) -> cloudfront.BehaviorOptions:
        """Every method, never cached, every header but Host; the answers carry their own headers (WEB-4)."""
        return cloudfront.BehaviorOptions(
            origin=self._api_origin(),
            viewer_protocol_policy=cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
            allowed_methods=cloudfront.AllowedMethods.ALLOW_ALL,
            cache_policy=cloudfront.CachePolicy.CACHING_DISABLED,
            origin_request_policy=cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        )

    def _api_origin(self) -> origins.HttpOrigin:
        foundation = self.foundation
        if foundation.settings.is_local:
            return origins.HttpOrigin(
                "localhost",
                http_port=foundation.settings.local_port,
                protocol_policy=cloudfront.OriginProtocolPolicy.HTTP_ONLY,
                origin_path=f"/_aws/execute-api/{foundation.api_id}",
            )
        secret = SecretValue.secrets_manager(foundation.origin_secret_arn)
        return origins.HttpOrigin(
            f"{foundation.api_id}.execute-api.{Aws.REGION}.amazonaws.com",
            protocol_policy=cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
            origin_ssl_protocols=[cloudfront.OriginSslPolicy.TLS_V1_2],
            custom_headers={
                ORIGIN_HEADER: secret.unsafe_unwrap()
            },  # a reference that CloudFormation resolves
        )

    def _headers(self) -> cloudfront.ResponseHeadersPolicy:
        headers = {
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": PERMISSIONS_POLICY,
            "Reporting-Endpoints": 'csp="/api/identity/csp-reports"',
        }
        return cloudfront.ResponseHeadersPolicy(
            self,
            "Headers",
            comment="What the browser may do with our pages (WEB-3)",
            custom_headers_behavior=cloudfront.ResponseCustomHeadersBehavior(
                custom_headers=[
                    cloudfront.ResponseCustomHeader(header=name, value=value, override=True)
                    for name, value in headers.items()
                ]
            ),
            security_headers_behavior=cloudfront.ResponseSecurityHeadersBehavior(
                content_security_policy=cloudfront.ResponseHeadersContentSecurityPolicy(
                    content_security_policy=CONTENT_SECURITY_POLICY, override=True
                ),
                content_type_options=cloudfront.ResponseHeadersContentTypeOptions(override=True),
                referrer_policy=cloudfront.ResponseHeadersReferrerPolicy(
                    referrer_policy=cloudfront.HeadersReferrerPolicy.NO_REFERRER, override=True
                ),
                strict_transport_security=cloudfront.ResponseHeadersStrictTransportSecurity(
                    access_control_max_age=_TWO_YEARS, include_subdomains=True, override=True
                ),
            ),
        )
