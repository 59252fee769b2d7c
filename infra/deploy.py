"""`make deploy STAGE=…`: the real thing, to the account of the caller's credentials.

    firewall (us-east-1) ─► its ARN ─► all other stacks ─► frontend into its bucket ─► address into the parameter

The account must be bootstrapped once (`cdk bootstrap`), in the stage's region and, for the firewall, in us-east-1.
"""

import os
import subprocess
import sys
from typing import Any, Final

import boto3

from infra.bundles.closure import ROOT
from infra.local import frontend
from infra.local.deployment import CDK, install_cdk
from infra.local.seal import make_certificate
from infra.settings import EDGE_REGION, StageSettings, settings_of
from infra.web_files import DIST, upload

TEMPLATES: Final = ROOT / "cdk.out"


def main() -> None:
    """Deploys the stage named by the variable STAGE."""
    settings = settings_of(os.environ.get("STAGE", "production"))
    if settings.is_local:
        sys.exit("the stage local stands on your own machine: make run")
    frontend.build()
    install_cdk()
    _synthesise(settings)
    parameters = _firewall(settings) if settings.has_firewall else []
    _cdk("deploy", "--all", *parameters)
    _publish(settings)


def _synthesise(settings: StageSettings) -> None:
    environment = {
        **os.environ,
        "CDK_OUTDIR": str(TEMPLATES),
        "CDK_CONTEXT_JSON": f'{{"stage": "{settings.stage}"}}',
    }
    subprocess.run([sys.executable, "-m", "infra.app"], check=True, cwd=ROOT, env=environment)


def _firewall(settings: StageSettings) -> list[str]:
    """Deploys the web ACL, and tells its ARN as a parameter of the edge."""
    _cdk("deploy", "Firewall")
    arn = outputs_of(boto3.client("cloudformation", EDGE_REGION), settings, "firewall")["FirewallArn"]
    return ["--parameters", f"poortwachter-{settings.stage}-edge:FirewallArn={arn}"]


def _publish(settings: StageSettings) -> None:
    """Uploads the frontend, forgets CloudFront's copies of its pages, and tells the functions the address.

    The seal gets its certificate the first time.
    """
    stacks = boto3.client("cloudformation", settings.region)
    edge = outputs_of(stacks, settings, "edge")
    if DIST.is_dir():
        count = upload(boto3.client("s3", settings.region), edge["WebBucketName"], DIST)
        _forget_copies(edge["DistributionId"], settings.stage)
        print(f"{count} files of the frontend uploaded")
    environment = {**os.environ, "AWS_DEFAULT_REGION": settings.region}
    make_certificate(settings.stage, outputs_of(stacks, settings, "documents"), environment)
    origin = f"https://{edge['DistributionDomain']}"
    parameter = outputs_of(stacks, settings, "platform")["PublicOriginParameter"]
    boto3.client("ssm", settings.region).put_parameter(
        Name=parameter, Value=origin, Type="String", Overwrite=True
    )
    print(f"{settings.stage} stands at {origin}")


def _forget_copies(distribution: str, reference: str) -> None:
    batch = {
        "Paths": {"Quantity": 1, "Items": ["/*"]},
        "CallerReference": f"{reference}-{os.urandom(8).hex()}",
    }
    boto3.client("cloudfront").create_invalidation(DistributionId=distribution, InvalidationBatch=batch)


def outputs_of(client: Any, settings: StageSettings, stack: str) -> dict[str, str]:
    """Outputs of one deployed stack."""
    found = client.describe_stacks(StackName=f"poortwachter-{settings.stage}-{stack}")["Stacks"][0]
    return {each["OutputKey"]: each["OutputValue"] for each in found.get("Outputs", [])}


def _cdk(*words: str) -> None:
    subprocess.run(
        [str(CDK), *words, "--app", str(TEMPLATES), "--require-approval", "broadening"], check=True, cwd=ROOT
    )


if __name__ == "__main__":
    main()
