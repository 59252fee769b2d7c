"""Reads back from the emulator what the templates ask for: a green deploy proves little there.

Compared are plain values; a reference to another resource is left to whoever uses it.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from botocore.exceptions import ClientError

from infra.local.clients import LocalAws, StackResource
from infra.local.fixups import ARCHIVE_NAME
from infra.local.templates import Wanted


def differences(aws: LocalAws, wanted: Wanted) -> list[str]:
    """What the emulator holds otherwise than the templates ask, as sentences."""
    found = [
        f"{resource.stack}/{resource.logical_id} ({resource.type}): {path} should be {ours!r}, is {theirs!r}"
        for resource, properties in wanted.resources(aws)
        if resource.type in READERS
        for path, ours, theirs in _compare("", properties, READERS[resource.type](aws, resource))
    ]
    archives = aws.client("events").list_archives()["Archives"]
    if ARCHIVE_NAME not in [each["ArchiveName"] for each in archives]:
        found.append("the bus has no archive")
    return found


def _compare(path: str, ours: Any, theirs: Any) -> Iterator[tuple[str, Any, Any]]:
    """Differences between what is wanted and what is there, for the keys that a reader gives."""
    if isinstance(theirs, dict) and isinstance(ours, dict) and not _is_reference(ours):
        for name in theirs.keys() & ours.keys():
            yield from _compare(f"{path}.{name}".lstrip("."), ours[name], theirs[name])
    elif not _is_reference(ours) and _plain(ours) != _plain(theirs):
        yield path, ours, theirs


def _is_reference(value: Any) -> bool:
    return isinstance(value, dict) and any(name == "Ref" or name.startswith("Fn::") for name in value)


def _plain(value: Any) -> str:
    """Numbers and booleans may come back as text."""
    return json.dumps(value, sort_keys=True) if isinstance(value, (dict, list)) else str(value).lower()


def _table(aws: LocalAws, resource: StackResource) -> dict[str, Any]:
    database = aws.client("dynamodb")
    name = resource.physical_id
    table = database.describe_table(TableName=name)["Table"]
    ttl = database.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    backups = database.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    recovery = backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"]
    encryption = table.get("SSEDescription", {})
    return {
        "BillingMode": table.get("BillingModeSummary", {}).get("BillingMode"),
        "TimeToLiveSpecification": {
            "Enabled": ttl["TimeToLiveStatus"] == "ENABLED",
            "AttributeName": ttl.get("AttributeName"),
        },
        "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": recovery == "ENABLED"},
        "StreamSpecification": {"StreamViewType": table.get("StreamSpecification", {}).get("StreamViewType")},
        "SSESpecification": {
            "SSEEnabled": encryption.get("Status") == "ENABLED",
            "KMSMasterKeyId": encryption.get("KMSMasterKeyArn"),
        },
    }


def _queue(aws: LocalAws, resource: StackResource) -> dict[str, Any]:
    attributes = aws.client("sqs").get_queue_attributes(QueueUrl=resource.physical_id, AttributeNames=["All"])
    found: dict[str, Any] = attributes["Attributes"]
    policy = json.loads(found.get("RedrivePolicy", "{}"))
    return {
        "KmsMasterKeyId": found.get("KmsMasterKeyId"),
        "MessageRetentionPeriod": found["MessageRetentionPeriod"],
        "VisibilityTimeout": found["VisibilityTimeout"],
        "RedrivePolicy": {"maxReceiveCount": policy.get("maxReceiveCount")},
    }


def _function(aws: LocalAws, resource: StackResource) -> dict[str, Any]:
    found = aws.client("lambda").get_function(FunctionName=resource.physical_id)
    settings = found["Configuration"]
    return {
        "Environment": settings["Environment"],
        "Handler": settings["Handler"],
        "MemorySize": settings["MemorySize"],
        "Timeout": settings["Timeout"],
        "ReservedConcurrentExecutions": found.get("Concurrency", {}).get("ReservedConcurrentExecutions"),
    }


def _mapping(aws: LocalAws, resource: StackResource) -> dict[str, Any]:
    found: dict[str, Any] = aws.client("lambda").get_event_source_mapping(UUID=resource.physical_id)
    names = ("BatchSize", "FilterCriteria", "FunctionResponseTypes", "MaximumRecordAgeInSeconds")
    return {name: found.get(name) for name in names}


def _bucket(aws: LocalAws, resource: StackResource) -> dict[str, Any]:
    storage = aws.client("s3")
    name = resource.physical_id
    access = storage.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]
    rules = storage.get_bucket_lifecycle_configuration(Bucket=name)["Rules"]
    encryption = storage.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"]
    return {
        "PublicAccessBlockConfiguration": access,
        "BucketEncryption": {
            "ServerSideEncryptionConfiguration": [_encryption_rule(each) for each in encryption]
        },
        **_lock(aws, name),
        "VersioningConfiguration": {"Status": storage.get_bucket_versioning(Bucket=name).get("Status")},
        "LifecycleConfiguration": {
            "Rules": [
                {
                    "AbortIncompleteMultipartUpload": rule["AbortIncompleteMultipartUpload"],
                    "NoncurrentVersionExpiration": rule["NoncurrentVersionExpiration"],
                    "Status": rule["Status"],
                }
                for rule in rules
            ]
        },
    }


def _lock(aws: LocalAws, bucket: str) -> dict[str, Any]:
    """The lock of a bucket, where it has one."""
    try:
        found = aws.client("s3").get_object_lock_configuration(Bucket=bucket)
    except ClientError:
        return {"ObjectLockConfiguration": None}
    return {"ObjectLockConfiguration": found["ObjectLockConfiguration"]}


def _encryption_rule(rule: dict[str, Any]) -> dict[str, Any]:
    """A rule of a bucket's encryption as a template writes it."""
    told = {"ServerSideEncryptionByDefault": rule["ApplyServerSideEncryptionByDefault"]}
    return {"BucketKeyEnabled": True, **told} if rule.get("BucketKeyEnabled") else told


def _authorizer(aws: LocalAws, resource: StackResource) -> dict[str, Any]:
    gateway = aws.client("apigatewayv2")
    api = aws.stacks()["platform"]["ApiId"]
    found: dict[str, Any] = gateway.get_authorizer(ApiId=api, AuthorizerId=resource.physical_id)
    names = (
        "AuthorizerResultTtlInSeconds",
        "EnableSimpleResponses",
        "IdentitySource",
        "AuthorizerPayloadFormatVersion",
    )
    return {name: found.get(name) for name in names}


def _schedule(aws: LocalAws, resource: StackResource) -> dict[str, Any]:
    found: dict[str, Any] = aws.client("scheduler").get_schedule(Name=resource.physical_id.split("|")[-1])
    return {
        "ScheduleExpression": found["ScheduleExpression"],
        "ScheduleExpressionTimezone": found["ScheduleExpressionTimezone"],
        "State": found["State"],
        "Target": {"Input": found["Target"]["Input"], "RetryPolicy": found["Target"]["RetryPolicy"]},
    }


def _rule(aws: LocalAws, resource: StackResource) -> dict[str, Any]:
    bus = aws.stacks()["platform"]["BusName"]
    name = resource.physical_id.split("|")[-1]
    found = aws.client("events").describe_rule(Name=name, EventBusName=bus)
    return {"EventPattern": {key: sorted(value) for key, value in json.loads(found["EventPattern"]).items()}}


def _key(aws: LocalAws, resource: StackResource) -> dict[str, Any]:
    rotation = aws.client("kms").get_key_rotation_status(KeyId=resource.physical_id)
    return {"EnableKeyRotation": rotation["KeyRotationEnabled"]}


def _topic(aws: LocalAws, resource: StackResource) -> dict[str, Any]:
    attributes = aws.client("sns").get_topic_attributes(TopicArn=resource.physical_id)["Attributes"]
    return {"KmsMasterKeyId": attributes.get("KmsMasterKeyId")}


def _invocation(aws: LocalAws, resource: StackResource) -> dict[str, Any]:
    name, _, qualifier = resource.physical_id.partition(":")
    found = aws.client("lambda").get_function_event_invoke_config(FunctionName=name, Qualifier=qualifier)
    return {"MaximumRetryAttempts": found["MaximumRetryAttempts"]}


type Reader = Callable[[LocalAws, StackResource], dict[str, Any]]
READERS: Final[dict[str, Reader]] = {
    "AWS::ApiGatewayV2::Authorizer": _authorizer,
    "AWS::DynamoDB::Table": _table,
    "AWS::Events::Rule": _rule,
    "AWS::KMS::Key": _key,
    "AWS::Lambda::EventInvokeConfig": _invocation,
    "AWS::Lambda::EventSourceMapping": _mapping,
    "AWS::Lambda::Function": _function,
    "AWS::S3::Bucket": _bucket,
    "AWS::SNS::Topic": _topic,
    "AWS::SQS::Queue": _queue,
    "AWS::Scheduler::Schedule": _schedule,
}
