"""firewall: the web ACL before CloudFront (INF-3). AWS keeps such ACLs in us-east-1; it holds no data."""

from aws_cdk import CfnOutput, Environment, Stack
from aws_cdk import aws_wafv2 as waf
from constructs import Construct

from infra.settings import EDGE_REGION, StageSettings

_MANAGED = (
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesAmazonIpReputationList",
)
_REQUESTS_IN_FIVE_MINUTES = 2000
"""From one address: an office behind one address stays far below it."""


class FirewallStack(Stack):
    """Managed core rules, known bad input, bad addresses, and a rate per address."""

    def __init__(self, scope: Construct, *, settings: StageSettings) -> None:
        super().__init__(
            scope,
            "Firewall",
            stack_name=f"poortwachter-{settings.stage}-firewall",
            env=Environment(account=settings.account, region=EDGE_REGION),
            description="Poortwachter: firewall before CloudFront",
        )
        acl = waf.CfnWebACL(
            self,
            "WebAcl",
            scope="CLOUDFRONT",
            default_action=waf.CfnWebACL.DefaultActionProperty(allow={}),
            visibility_config=_visible("poortwachter"),
            rules=[*(_managed(name, number) for number, name in enumerate(_MANAGED)), _rate(len(_MANAGED))],
        )
        CfnOutput(self, "FirewallArn", value=acl.attr_arn)


def _managed(name: str, priority: int) -> waf.CfnWebACL.RuleProperty:
    return waf.CfnWebACL.RuleProperty(
        name=name,
        priority=priority,
        override_action=waf.CfnWebACL.OverrideActionProperty(none={}),
        statement=waf.CfnWebACL.StatementProperty(
            managed_rule_group_statement=waf.CfnWebACL.ManagedRuleGroupStatementProperty(
                name=name, vendor_name="AWS"
            )
        ),
        visibility_config=_visible(name),
    )


def _rate(priority: int) -> waf.CfnWebACL.RuleProperty:
    return waf.CfnWebACL.RuleProperty(
        name="Rate",
        priority=priority,
        action=waf.CfnWebACL.RuleActionProperty(block={}),
        statement=waf.CfnWebACL.StatementProperty(
            rate_based_statement=waf.CfnWebACL.RateBasedStatementProperty(
                aggregate_key_type="IP", limit=_REQUESTS_IN_FIVE_MINUTES
            )
        ),
        visibility_config=_visible("Rate"),
    )


def _visible(name: str) -> waf.CfnWebACL.VisibilityConfigProperty:
    return waf.CfnWebACL.VisibilityConfigProperty(
        cloud_watch_metrics_enabled=True, metric_name=name, sampled_requests_enabled=False
    )
