"""A bucket that nobody reads but by a role: no public access, encrypted, versioned, TLS only."""

from aws_cdk import Duration
from aws_cdk import aws_s3 as s3
from constructs import Construct

from infra.patterns.foundation import Foundation, imported_key


def private_bucket(
    scope: Construct, construct_id: str, *, foundation: Foundation, key_arn: str = "", locked_days: int = 0
) -> s3.Bucket:
    """A private bucket; replaced versions go after 30 days, half uploads after one.

    With a key it is encrypted by that one, else by S3's own. With locked days nobody, not even the account's owner, can
    change or remove a version before they are over (object lock in compliance mode).
    """
    key = imported_key(scope, f"{construct_id}Key", key_arn) if key_arn else None
    retention = s3.ObjectLockRetention.compliance(Duration.days(locked_days)) if locked_days else None
    return s3.Bucket(
        scope,
        construct_id,
        block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
        encryption=s3.BucketEncryption.KMS if key else s3.BucketEncryption.S3_MANAGED,
        encryption_key=key,
        bucket_key_enabled=True if key else None,
        enforce_ssl=True,
        minimum_tls_version=1.2,
        object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
        versioned=True,
        object_lock_enabled=True if locked_days else None,
        object_lock_default_retention=retention,
        removal_policy=foundation.removal(),
        lifecycle_rules=[
            s3.LifecycleRule(
                noncurrent_version_expiration=Duration.days(30),
                abort_incomplete_multipart_upload_after=Duration.days(1),
            )
        ],
    )
