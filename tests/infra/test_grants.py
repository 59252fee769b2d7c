"""A role holds the actions that its function was seen to use in the service tests: none missing, none unused."""

import json
from collections import defaultdict
from typing import Final

import pytest

from infra.bundles.closure import ROOT
from tests.infra.permissions import granted
from tests.infra.templates import stage

CALLS: Final = ROOT / ".cache" / "aws-calls"
PREFIXES: Final = {
    "eventbridge": "events",
    "secrets-manager": "secretsmanager",
    "sesv2": "ses",
}
"""Names of services in botocore → in permissions, where they differ."""

PARTS: Final = {
    "dynamodb:ConditionCheckItem",
    "dynamodb:DeleteItem",
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
}
"""What a transaction may be made of: each part needs its own action."""

BY_LAMBDA: Final = {
    "dynamodb:DescribeStream",
    "dynamodb:GetRecords",
    "dynamodb:GetShardIterator",
    "dynamodb:ListStreams",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "sqs:ChangeMessageVisibility",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "sqs:ReceiveMessage",
    "sqs:SendMessage",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
}
"""Used by Lambda itself on the function's behalf: logs, traces, sources, and the place for failures."""


def _seen() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for file in CALLS.glob("*.json"):
        for function, calls in json.loads(file.read_text("utf-8")).items():
            found[function].update(_action(call) for call in calls)
    _share_relays(found)
    return found


def _action(call: str) -> str:
    service, _, operation = call.partition(":")
    return f"{PREFIXES.get(service, service)}:{operation}"


def _share_relays(found: dict[str, set[str]]) -> None:
    """All relays are one function of shared/aws/relay.py: what one was seen to do, each may have to do."""
    relays = [name for name in found if name.endswith(".relay")]
    together = set().union(*(found[name] for name in relays))
    found.update(dict.fromkeys(relays, together))


def _needed(seen: set[str]) -> set[str]:
    """Transactions are judged by their parts; a whole MIME message asks for an action of its own besides."""
    named = {each for each in seen if each != "dynamodb:TransactWriteItems"}
    return named | ({"ses:SendRawEmail"} if "ses:SendEmail" in named else set())


@pytest.fixture(scope="module")
def seen() -> dict[str, set[str]]:
    assert CALLS.is_dir(), "run the service tests first: make test-services"
    return _seen()


@pytest.mark.parametrize("name", sorted(stage("production").functions()))
def test_a_function_has_no_permission_too_few(name: str, seen: dict[str, set[str]]) -> None:
    assert _needed(seen[name]) - granted(stage("production"))[name] == set()


@pytest.mark.parametrize("name", sorted(stage("production").functions()))
def test_a_function_has_no_permission_too_many(name: str, seen: dict[str, set[str]]) -> None:
    used = _needed(seen[name]) | (PARTS if "dynamodb:TransactWriteItems" in seen[name] else set())

    assert granted(stage("production"))[name] - BY_LAMBDA - used == set()


def test_the_service_tests_run_every_function(seen: dict[str, set[str]]) -> None:
    assert set(seen) == set(stage("production").functions())
