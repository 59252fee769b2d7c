"""Properties that hold for everything that is deployed, whatever the services are."""

import importlib
import json
from typing import Any

import pytest

from infra.names import TTL_ATTRIBUTE
from infra.settings import EU_REGIONS, settings_of
from shared.contracts.catalogue import EVENTS
from shared.contracts.subscriptions import SUBSCRIPTIONS
from tests.infra.permissions import all_statements, as_list
from tests.infra.templates import Found, Stage, stage

WITHOUT_RESOURCE = {
    "dynamodb:ListStreams",
    "sns:Publish",  # to a telephone number
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
}
"""Actions that AWS lets nobody narrow to a resource."""


@pytest.fixture(scope="session")
def production() -> Stage:
    return stage("production")


def _value(found: Found, *path: str) -> Any:
    value: Any = found.properties
    for step in path:
        value = value.get(step, {})
    return value


def test_every_action_is_named_in_full(production: Stage) -> None:
    wide = [
        f"{policy}: {action}"
        for policy, each in all_statements(production)
        for action in as_list(each["Action"])
        if "*" in action
    ]

    assert wide == []


def test_nobody_may_scan(production: Stage) -> None:
    assert [
        str(policy)
        for policy, each in all_statements(production)
        if "dynamodb:Scan" in as_list(each["Action"])
    ] == []


def test_only_actions_that_know_no_resource_have_any_resource(production: Stage) -> None:
    wide = {
        action
        for _, each in all_statements(production)
        for action in as_list(each["Action"])
        if any("*" in json.dumps(resource) for resource in as_list(each["Resource"]))
    }

    assert wide - {"s3:GetObject", "s3:PutObject"} <= WITHOUT_RESOURCE


def test_files_are_reached_in_one_bucket_a_service_and_nobody_reaches_the_medical_ones(
    production: Stage,
) -> None:
    reached = {
        (policy.stack, json.dumps(resource))
        for policy, each in all_statements(production)
        for action in as_list(each["Action"])
        for resource in as_list(each["Resource"])
        if action.startswith("s3:")
    }
    medical = [each for each in production.of("DynamoDB::Table") if each.name.startswith("Medical")]

    assert sorted(stack for stack, _ in reached) == ["Audit", "Documents"]
    assert not any("Medical" in resource for _, resource in reached)
    assert len(medical) == 1
    assert [
        policy for policy, each in all_statements(production) if medical[0].name in json.dumps(each)
    ] == []


def test_who_may_send_an_sms_may_publish_to_no_topic(production: Stage) -> None:
    found = [
        (each["Effect"], json.dumps(each["Resource"]))
        for _, each in all_statements(production)
        if "sns:Publish" in as_list(each["Action"])
    ]

    assert ("Allow", '"*"') in found
    assert any(effect == "Deny" and ":sns:*:*:*" in resource for effect, resource in found)


def test_every_function_has_a_role_of_its_own_without_managed_policies(production: Stage) -> None:
    functions = production.of("Lambda::Function")
    roles = {(each.stack, each.properties["Role"]["Fn::GetAtt"][0]) for each in functions}

    assert len(roles) == len(functions)
    assert [
        str(each) for each in production.of("IAM::Role") if each.properties.get("ManagedPolicyArns")
    ] == []


def test_a_key_may_be_used_only_by_this_account_through_named_services(production: Stage) -> None:
    for key in production.of("KMS::Key"):
        is_seal = key.properties.get("KeyUsage") == "SIGN_VERIFY"
        assert is_seal or key.properties["EnableKeyRotation"] is True
        for statement in key.properties["KeyPolicy"]["Statement"]:
            is_owner = "root" in json.dumps(statement["Principal"])
            assert is_owner or statement["Condition"], f"{key}: {statement.get('Sid')}"


def test_tables_are_encrypted_by_our_key_restorable_and_protected(production: Stage) -> None:
    tables = production.of("DynamoDB::Table")

    assert len(tables) == 9
    for table in tables:
        assert _value(table, "SSESpecification", "SSEType") == "KMS", table
        assert "KMSMasterKeyId" in table.properties["SSESpecification"], table
        assert _value(table, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled") is True, table
        assert table.properties["DeletionProtectionEnabled"] is True, table
        assert table.properties["BillingMode"] == "PAY_PER_REQUEST", table
        assert table.properties["TimeToLiveSpecification"] == {
            "AttributeName": TTL_ATTRIBUTE,
            "Enabled": True,
        }, table
        assert table.described["DeletionPolicy"] == "Retain", table


@pytest.mark.proves("AUD-3")
def test_the_access_log_can_only_be_added_to(production: Stage) -> None:
    table = next(each for each in production.of("DynamoDB::Table") if each.name.startswith("LogTable"))
    actions = {
        action
        for policy, each in all_statements(production)
        for action in as_list(each["Action"])
        if policy.stack == "Audit" and table.name in json.dumps(each["Resource"])
    }

    assert actions == {"dynamodb:PutItem", "dynamodb:Query"}


@pytest.mark.proves("AUD-3")
def test_a_seal_of_the_access_log_can_be_removed_by_nobody_for_five_years(production: Stage) -> None:
    [bucket] = [each for each in production.of("S3::Bucket") if each.stack == "Audit"]
    rule = _value(bucket, "ObjectLockConfiguration", "Rule", "DefaultRetention")

    assert bucket.properties["ObjectLockEnabled"] is True
    assert rule["Mode"] == "COMPLIANCE"
    assert rule["Days"] >= 5 * 366


def test_every_queue_is_encrypted_and_ends_in_dead_letters(production: Stage) -> None:
    for queue in production.of("SQS::Queue"):
        assert "KmsMasterKeyId" in queue.properties, queue
        if "DeadLetters" not in queue.name:
            assert queue.properties["RedrivePolicy"]["maxReceiveCount"] == 5, queue


def test_a_message_stays_hidden_six_times_as_long_as_its_function_may_take(production: Stage) -> None:
    by_name = {(each.stack, each.name): each for each in production.resources}
    for mapping in production.of("Lambda::EventSourceMapping"):
        source = mapping.properties["EventSourceArn"]["Fn::GetAtt"]
        if source[1] == "StreamArn":
            continue
        function = by_name[mapping.stack, mapping.properties["FunctionName"]["Fn::GetAtt"][0]]
        queue = by_name[mapping.stack, source[0]]
        assert queue.properties["VisibilityTimeout"] >= 6 * function.properties["Timeout"], queue
        assert mapping.properties["FunctionResponseTypes"] == ["ReportBatchItemFailures"], mapping


def test_whatever_runs_without_a_waiting_caller_has_a_place_for_its_failures(production: Stage) -> None:
    for mapping in production.of("Lambda::EventSourceMapping"):
        if mapping.properties["EventSourceArn"]["Fn::GetAtt"][1] == "StreamArn":
            assert mapping.properties["DestinationConfig"]["OnFailure"]["Destination"], mapping
            assert mapping.properties["MaximumRecordAgeInSeconds"] == 60, mapping
    for rule in production.of("Events::Rule"):
        assert all(target["DeadLetterConfig"]["Arn"] for target in rule.properties["Targets"]), rule
    for schedule in production.of("Scheduler::Schedule"):
        assert schedule.properties["Target"]["DeadLetterConfig"]["Arn"], schedule
        assert schedule.properties["ScheduleExpressionTimezone"] == "UTC", schedule
    scheduled = {
        (each.stack, each.properties["Target"]["Arn"]["Fn::GetAtt"][0])
        for each in production.of("Scheduler::Schedule")
    }
    guarded = {
        (each.stack, each.properties["FunctionName"]["Ref"])
        for each in production.of("Lambda::EventInvokeConfig")
        if each.properties["DestinationConfig"]["OnFailure"]["Destination"]
    }
    assert scheduled == guarded


def test_logs_are_encrypted_and_forgotten_in_time(production: Stage) -> None:
    groups = production.of("Logs::LogGroup")

    assert len(groups) == len(production.of("Lambda::Function")) + 1  # and the API's
    for group in groups:
        assert group.properties["RetentionInDays"] == 400, group
        assert "KmsKeyId" in group.properties, group


def test_every_function_writes_into_its_own_log_group(production: Stage) -> None:
    for function in production.of("Lambda::Function"):
        assert function.properties["LoggingConfig"]["LogGroup"]["Ref"], function


def test_buckets_are_private_and_versioned(production: Stage) -> None:
    for bucket in production.of("S3::Bucket"):
        assert set(bucket.properties["PublicAccessBlockConfiguration"].values()) == {True}, bucket
        assert bucket.properties["VersioningConfiguration"]["Status"] == "Enabled", bucket
        assert bucket.properties["BucketEncryption"], bucket


def test_every_route_goes_through_the_authorizer_which_is_asked_each_time(production: Stage) -> None:
    routes = production.of("ApiGatewayV2::Route")

    assert {each.properties["RouteKey"] for each in routes} == {
        "$default",
        "ANY /api/identity/{proxy+}",
        "ANY /api/messaging/{proxy+}",
        "ANY /api/organisation/{proxy+}",
        "ANY /api/trajects/{proxy+}",
        "ANY /api/documents/{proxy+}",
        "ANY /api/statistics/{proxy+}",
        "ANY /api/audit/{proxy+}",
    }
    assert {each.properties["AuthorizationType"] for each in routes} == {"CUSTOM"}
    (authorizer,) = production.of("ApiGatewayV2::Authorizer")
    assert authorizer.properties["AuthorizerResultTtlInSeconds"] == 0
    assert authorizer.properties["EnableSimpleResponses"] is True
    assert authorizer.properties["IdentitySource"] == []


def test_every_handler_string_resolves_to_a_function(production: Stage) -> None:
    for function in production.of("Lambda::Function"):
        module, _, name = function.properties["Handler"].rpartition(".")
        assert callable(getattr(importlib.import_module(module), name)), function


def test_every_subscription_has_a_rule_that_takes_exactly_its_events(production: Stage) -> None:
    def pattern(takes: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        producers = sorted({f"poortwachter.{each.split('.')[0]}" for each in takes})
        return tuple(producers), tuple(sorted({each.split(".")[1] for each in takes}))

    rules = [
        each.properties["EventPattern"]
        for each in production.of("Events::Rule")
        if "detail-type" in each.properties["EventPattern"]
    ]
    built = {(tuple(each["source"]), tuple(each["detail-type"])) for each in rules}

    assert built == {pattern(takes) for takes in SUBSCRIPTIONS.values()}


def test_each_stack_with_functions_has_its_alarms(production: Stage) -> None:
    kinds = {
        "Identity": {"Errors", "Throttles", "SlowestAnswers", "DeadLetters", "ParkedEvents"},
        "Organisation": {
            "Errors",
            "Throttles",
            "SlowestAnswers",
            "OldestMessage",
            "DeadLetters",
            "ParkedEvents",
        },
        "Trajects": {"Errors", "Throttles", "SlowestAnswers", "OldestMessage", "DeadLetters", "ParkedEvents"},
        "Messaging": {
            "Errors",
            "Throttles",
            "SlowestAnswers",
            "OldestMessage",
            "DeadLetters",
            "ParkedEvents",
        },
        "Statistics": {
            "Errors",
            "Throttles",
            "SlowestAnswers",
            "OldestMessage",
            "DeadLetters",
            "ParkedEvents",
        },
        "Audit": {"Errors", "Throttles", "SlowestAnswers", "OldestMessage", "DeadLetters", "ParkedEvents"},
    }
    for stack, expected in kinds.items():
        alarms = [each for each in production.of("CloudWatch::Alarm") if each.stack == stack]
        found = {kind for kind in expected for alarm in alarms if f"Alarms{kind}" in alarm.name}
        assert found == expected, stack
        assert all(alarm.properties["AlarmActions"] for alarm in alarms), stack
    assert len(production.of("CloudWatch::Dashboard")) == 1


@pytest.mark.proves("PRV-1", "SMS-6")
def test_the_archive_leaves_out_events_with_personal_fields_codes_or_tokens(production: Stage) -> None:
    (archive,) = production.of("Events::Archive")
    left_out = {event.name for own in EVENTS.values() for event in own if not event.is_archived}

    assert archive.properties["RetentionDays"] == 90
    assert archive.properties["EventPattern"]["detail-type"] == [{"anything-but": sorted(left_out)}]


def test_data_stay_inside_the_european_union(production: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = json.loads((production.folder / "manifest.json").read_text("utf-8"))
    regions = {
        name: each["environment"].rpartition("/")[2]
        for name, each in manifest["artifacts"].items()
        if each["type"] == "aws:cloudformation:stack"
    }
    assert {name for name, region in regions.items() if region not in EU_REGIONS} == {"Firewall"}

    monkeypatch.setenv("REGION", "us-west-2")
    with pytest.raises(ValueError, match="European Union"):
        settings_of("production")


def test_nothing_in_the_templates_is_a_secret(production: Stage) -> None:
    for secret in production.of("SecretsManager::Secret"):
        assert "SecretString" not in secret.properties, secret
    for function in production.of("Lambda::Function"):
        names = set(function.properties["Environment"]["Variables"])
        assert not any(word in name for name in names for word in ("PASSWORD", "TOKEN", "SECRET_VALUE")), (
            function
        )
