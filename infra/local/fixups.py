"""What the emulator drops from a template without a word, set by API after the deploy.

Each function takes a resource with its wanted properties, sets what is missing and nothing else, so that it may run
at every start. `readback.py` proves the result.
"""

import json
from collections.abc import Callable
from typing import Any, Final

from botocore.exceptions import ClientError

from infra.local.clients import LocalAws, StackResource
from infra.local.templates import Wanted
from infra.names import NOT_ARCHIVED, TTL_ATTRIBUTE
from infra.settings import PREVIEW

ARCHIVE_NAME: Final = "poortwachter-local"


def apply_fixups(aws: LocalAws, wanted: Wanted, *, sender_address: str) -> None:
    """Sets everything that the emulator dropped."""
    found = list(wanted.resources(aws))
    for resource, properties in found:
        if fix := _FIXES.get(resource.type):
            fix(aws, resource, properties)
    _widen_sending(aws, found)
    _make_archive(aws)
    _make_sender(aws, sender_address)


def _fix_table(aws: LocalAws, resource: StackResource, properties: dict[str, Any]) -> None:
    database = aws.client("dynamodb")
    name = resource.physical_id
    if (
        database.describe_time_to_live(TableName=name)["TimeToLiveDescription"]["TimeToLiveStatus"]
        != "ENABLED"
    ):
        database.update_time_to_live(
            TableName=name, TimeToLiveSpecification={"Enabled": True, "AttributeName": TTL_ATTRIBUTE}
        )
    database.update_continuous_backups(
        TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
    )
    key = properties["SSESpecification"]["KMSMasterKeyId"]
    if not database.describe_table(TableName=name)["Table"].get("SSEDescription"):
        database.update_table(
            TableName=name, SSESpecification={"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": key}
        )


def _fix_bucket(aws: LocalAws, resource: StackResource, properties: dict[str, Any]) -> None:
    rules = [
        {
            "ID": f"rule-{number}",
            "Status": rule["Status"],
            "Filter": {"Prefix": ""},
            "NoncurrentVersionExpiration": rule["NoncurrentVersionExpiration"],
            "AbortIncompleteMultipartUpload": rule["AbortIncompleteMultipartUpload"],
        }
        for number, rule in enumerate(properties["LifecycleConfiguration"]["Rules"])
    ]
    aws.client("s3").put_bucket_lifecycle_configuration(
        Bucket=resource.physical_id, LifecycleConfiguration={"Rules": rules}
    )
    _allow_plain_http(aws, resource.physical_id)
    _encrypt(aws, resource.physical_id, properties)
    if lock := properties.get("ObjectLockConfiguration"):
        aws.client("s3").put_object_lock_configuration(
            Bucket=resource.physical_id, ObjectLockConfiguration=lock
        )


def _allow_plain_http(aws: LocalAws, bucket: str) -> None:
    """Takes the refusal of plain HTTP from a bucket: inside the emulator nothing has TLS."""
    try:
        policy = json.loads(aws.client("s3").get_bucket_policy(Bucket=bucket)["Policy"])
    except ClientError:
        return  # taken away before
    allowed = [each for each in policy["Statement"] if each["Effect"] == "Allow"]
    if allowed:
        aws.client("s3").put_bucket_policy(Bucket=bucket, Policy=json.dumps({**policy, "Statement": allowed}))
    else:
        aws.client("s3").delete_bucket_policy(Bucket=bucket)


def _encrypt(aws: LocalAws, bucket: str, properties: dict[str, Any]) -> None:
    """The bucket's own key, where it has one."""
    [rule] = properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    asked = rule["ServerSideEncryptionByDefault"]
    if asked["SSEAlgorithm"] == "aws:kms":
        configuration = {"Rules": [{"ApplyServerSideEncryptionByDefault": asked, "BucketKeyEnabled": True}]}
        aws.client("s3").put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration=configuration)


def _fix_topic(aws: LocalAws, resource: StackResource, properties: dict[str, Any]) -> None:
    aws.client("sns").set_topic_attributes(
        TopicArn=resource.physical_id,
        AttributeName="KmsMasterKeyId",
        AttributeValue=properties["KmsMasterKeyId"],
    )


def _fix_concurrency(aws: LocalAws, resource: StackResource, properties: dict[str, Any]) -> None:
    if reserved := properties.get("ReservedConcurrentExecutions"):
        aws.client("lambda").put_function_concurrency(
            FunctionName=resource.physical_id, ReservedConcurrentExecutions=reserved
        )


def _widen_sending(aws: LocalAws, found: list[tuple[StackResource, dict[str, Any]]]) -> None:
    """Lets who may send as one identity send at all: the emulator looks for `*` where AWS looks at the identity."""
    roles = {(each.stack, each.logical_id): each.physical_id for each, _ in found}
    anything = {"Effect": "Allow", "Action": ["ses:SendEmail", "ses:SendRawEmail"], "Resource": "*"}
    for policy, properties in found:
        if policy.type == "AWS::IAM::Policy" and "ses:SendEmail" in json.dumps(properties["PolicyDocument"]):
            aws.client("iam").put_role_policy(
                RoleName=roles[policy.stack, properties["Roles"][0]["Ref"]],
                PolicyName="emulator-sends-as-anybody",
                PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [anything]}),
            )


def _make_archive(aws: LocalAws) -> None:
    """The bus's archive: the emulator refuses the resource, so the stage `local` has none in its template."""
    bus = aws.stacks()["platform"]["BusName"]
    arn = aws.client("events").describe_event_bus(Name=bus)["Arn"]
    try:
        aws.client("events").describe_archive(ArchiveName=ARCHIVE_NAME)
    except ClientError:
        aws.client("events").create_archive(
            ArchiveName=ARCHIVE_NAME,
            EventSourceArn=arn,
            RetentionDays=PREVIEW.archive_days,
            EventPattern=json.dumps(
                {
                    "source": [{"prefix": "poortwachter."}],
                    "detail-type": [{"anything-but": list(NOT_ARCHIVED)}],
                }
            ),
        )


def _make_sender(aws: LocalAws, address: str) -> None:
    """The sender's domain, which on AWS an administrator verifies once."""
    domain = address.partition("@")[2]
    try:
        aws.client("sesv2").get_email_identity(EmailIdentity=domain)
    except ClientError:
        aws.client("sesv2").create_email_identity(EmailIdentity=domain)


type Fix = Callable[[LocalAws, StackResource, dict[str, Any]], None]
_FIXES: Final[dict[str, Fix]] = {
    "AWS::DynamoDB::Table": _fix_table,
    "AWS::S3::Bucket": _fix_bucket,
    "AWS::SNS::Topic": _fix_topic,
    "AWS::Lambda::Function": _fix_concurrency,
}
