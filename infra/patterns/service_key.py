"""Customer-managed keys: yearly rotation, and use by AWS services on behalf of those who may use those services."""

from collections.abc import Sequence

from aws_cdk import Aws, RemovalPolicy
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from constructs import Construct

_BY_SERVICES = (
    "kms:CreateGrant",
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
)


def service_key(
    scope: Construct, construct_id: str, *, purpose: str, via: Sequence[str], removal: RemovalPolicy
) -> kms.Key:
    """A key that the AWS services `via` may use for whoever in this account may use them, and nobody for else.

    Tables, queues and secrets are thereby guarded by their own permissions alone; a function that calls KMS itself
    has the action in its own role.
    """
    key = kms.Key(
        scope,
        construct_id,
        description=f"Poortwachter: {purpose}",
        enable_key_rotation=True,
        removal_policy=removal,
    )
    if via:
        key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="ThroughServices",
                principals=[iam.AnyPrincipal()],
                actions=list(_BY_SERVICES),
                resources=["*"],  # in a key's own policy: this key
                conditions={
                    "StringEquals": {
                        "kms:CallerAccount": Aws.ACCOUNT_ID,
                        "kms:ViaService": [f"{name}.{Aws.REGION}.amazonaws.com" for name in via],
                    }
                },
            )
        )
    return key


def seal_key(scope: Construct, construct_id: str, *, removal: RemovalPolicy) -> kms.Key:
    """The key of the organisation's seal: signs inside KMS and never leaves it (P-256; AWS rotates no such keys)."""
    return kms.Key(
        scope,
        construct_id,
        description="Poortwachter: seal of signed documents",
        key_spec=kms.KeySpec.ECC_NIST_P256,
        key_usage=kms.KeyUsage.SIGN_VERIFY,
        removal_policy=removal,
    )


def let_deliver(key: kms.Key, *services: str) -> None:
    """Lets AWS services of this account (EventBridge, CloudWatch …) write into encrypted queues and topics."""
    key.add_to_resource_policy(
        iam.PolicyStatement(
            sid="Deliveries",
            principals=[iam.ServicePrincipal(f"{name}.amazonaws.com") for name in services],
            actions=["kms:Decrypt", "kms:GenerateDataKey"],
            resources=["*"],
            conditions={"StringEquals": {"aws:SourceAccount": Aws.ACCOUNT_ID}},
        )
    )


def let_write_logs(key: kms.Key) -> None:
    """Lets CloudWatch Logs encrypt the log groups of this account."""
    key.add_to_resource_policy(
        iam.PolicyStatement(
            sid="Logs",
            principals=[iam.ServicePrincipal(f"logs.{Aws.REGION}.amazonaws.com")],
            actions=[
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey",
                "kms:ReEncryptFrom",
                "kms:ReEncryptTo",
            ],
            resources=["*"],
            conditions={
                "ArnLike": {
                    "kms:EncryptionContext:aws:logs:arn": f"arn:{Aws.PARTITION}:logs:{Aws.REGION}:{Aws.ACCOUNT_ID}:*"
                }
            },
        )
    )
