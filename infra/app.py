"""The CDK app: one stage, chosen by the context `stage`. Run by cdk.json as `python -m infra.app`."""

from aws_cdk import App, Tags, Validations
from cdk_nag import AwsSolutionsChecks

from infra.settings import StageSettings, settings_of
from infra.stacks.audit import AuditStack
from infra.stacks.documents import DocumentsStack
from infra.stacks.edge import EdgeStack
from infra.stacks.firewall import FirewallStack
from infra.stacks.identity import IdentityStack
from infra.stacks.messaging import MessagingStack
from infra.stacks.organisation import OrganisationStack
from infra.stacks.platform import PlatformStack
from infra.stacks.statistics import StatisticsStack
from infra.stacks.trajects import TrajectsStack


def build(app: App, settings: StageSettings) -> None:
    """Adds every stack of a stage to `app`."""
    platform = PlatformStack(app, settings=settings)
    foundation = platform.foundation
    identity = IdentityStack(app, foundation=foundation)
    gate = identity.authorizer_id
    OrganisationStack(app, foundation=foundation, authorizer_id=gate)
    TrajectsStack(app, foundation=foundation, authorizer_id=gate)
    DocumentsStack(app, foundation=foundation, authorizer_id=gate)
    MessagingStack(app, foundation=foundation, authorizer_id=gate)
    StatisticsStack(app, foundation=foundation, authorizer_id=gate)
    AuditStack(app, foundation=foundation, authorizer_id=gate)
    EdgeStack(app, foundation=foundation)
    if settings.has_firewall:
        FirewallStack(app, settings=settings)
    Tags.of(app).add("application", "poortwachter")
    Tags.of(app).add("stage", settings.stage)


def main() -> None:
    """Writes the templates of the stage `-c stage=…` (production when none is named)."""
    app = App()
    settings = settings_of(str(app.node.try_get_context("stage") or "production"))
    build(app, settings)
    if not settings.is_local:
        Validations.of(app).add_plugins(AwsSolutionsChecks(app))
    app.synth()


if __name__ == "__main__":
    main()
