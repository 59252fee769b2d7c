"""What our serializer asks of DynamoDB is what botocore's own asks for the same parameters."""

import json
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import pytest
from botocore.serialize import JSONSerializer, create_serializer
from hypothesis import given
from hypothesis import strategies as st

from shared.aws import clients
from shared.aws.dynamo_parser import ROW_OPERATIONS
from shared.aws.dynamo_serializer import RowSerializer

THEIRS = create_serializer("json", include_validation=False)
OURS = RowSerializer(THEIRS)
MODEL = clients.session().get_service_model("dynamodb")
KEY = {"pk": {"S": "DOSSIER#1"}, "sk": {"S": "DOSSIER"}}
ITEM = {
    **KEY,
    "name": {"S": 'José "de" \\ Wit ✓ 😀'},
    "events": {"B": b"\x00\xffpacked"},
    "parts": {"BS": [b"", b"a"]},
    "deep": {"M": {"list": {"L": [{"B": b"deep"}, {"N": "-3"}, {"BOOL": False}, {"NULL": True}, {"M": {}}]}}},
}
CHECKED = {
    "TableName": "trajects-table",
    "ConditionExpression": "attribute_not_exists(pk) OR #version <= :replaces",
    "ExpressionAttributeNames": {"#version": "version"},
    "ExpressionAttributeValues": {":replaces": {"N": "3"}},
    "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
}
REQUESTS: list[tuple[str, dict[str, Any]]] = [
    ("GetItem", {"TableName": "trajects-table", "Key": KEY, "ConsistentRead": True}),
    ("BatchGetItem", {"RequestItems": {"trajects-table": {"Keys": [KEY, KEY], "ConsistentRead": False}}}),
    ("BatchWriteItem", {"RequestItems": {"trajects-table": [{"PutRequest": {"Item": ITEM}}]}}),
    (
        "Query",
        {
            "TableName": "trajects-table",
            "KeyConditionExpression": "#p = :p",
            "ExpressionAttributeNames": {"#p": "pk"},
            "ExpressionAttributeValues": {":p": {"S": "DOSSIER#1"}},
            "ExclusiveStartKey": KEY,
            "Limit": 25,
            "ScanIndexForward": False,
        },
    ),
    ("Scan", {"TableName": "trajects-table"}),
    ("PutItem", {**CHECKED, "Item": ITEM}),
    ("PutItem", {"TableName": "trajects-table", "Item": {**KEY, "name": {"S": "half a pair: \ud83d"}}}),
    ("UpdateItem", {**CHECKED, "Key": KEY, "UpdateExpression": "ADD #n :n", "ReturnValues": "ALL_NEW"}),
    ("DeleteItem", {**CHECKED, "Key": KEY}),
    ("TransactGetItems", {"TransactItems": [{"Get": {"TableName": "trajects-table", "Key": KEY}}]}),
    (
        "TransactWriteItems",
        {
            "TransactItems": [
                {"Put": {**CHECKED, "Item": ITEM}},
                {"Delete": {**CHECKED, "Key": KEY}},
                {"ConditionCheck": {**CHECKED, "Key": KEY}},
            ],
            "ClientRequestToken": "01920000-0000-7000-8000-0000000000aa",
        },
    ),
    ("ListTables", {"Limit": 100}),
    ("DescribeTable", {"TableName": "trajects-table"}),
    ("ExportTableToPointInTime", {"TableArn": "arn", "ExportTime": datetime(2026, 11, 23, 9, tzinfo=UTC)}),
]

_VALUES = st.recursive(
    st.one_of(
        st.builds(lambda text: {"S": text}, st.text()),
        st.builds(lambda number: {"N": str(number)}, st.integers()),
        st.builds(lambda raw: {"B": raw}, st.binary(max_size=20)),
        st.builds(lambda raws: {"BS": raws}, st.lists(st.binary(max_size=3), max_size=3)),
        st.sampled_from([{"BOOL": True}, {"NULL": True}]),
    ),
    lambda inner: (
        st.builds(lambda values: {"L": values}, st.lists(inner, max_size=4))
        | st.builds(lambda values: {"M": values}, st.dictionaries(st.text(), inner, max_size=4))
    ),
    max_leaves=12,
)


def written(serializer: Any, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """The request, its body as what it says."""
    made: dict[str, Any] = serializer.serialize_to_request(parameters, MODEL.operation_model(operation))
    return made | {"body": json.loads(made["body"])}


@pytest.mark.parametrize(("operation", "parameters"), REQUESTS, ids=[each for each, _ in REQUESTS])
def test_a_request_is_what_botocore_makes_of_it(operation: str, parameters: dict[str, Any]) -> None:
    assert written(OURS, operation, parameters) == written(THEIRS, operation, parameters)


def test_every_operation_of_rows_is_among_them() -> None:
    assert {operation for operation, _ in REQUESTS} >= ROW_OPERATIONS


@given(st.dictionaries(st.text(), _VALUES, max_size=6))
def test_any_item_is_written_as_botocore_writes_it(item: dict[str, Any]) -> None:
    parameters = {"TableName": "trajects-table", "Item": item}

    assert written(OURS, "PutItem", parameters) == written(THEIRS, "PutItem", parameters)


def test_the_client_writes_rows_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    database = clients.client.__wrapped__("dynamodb")
    seen: list[bytes] = []

    def answer(params: dict[str, Any], **_: object) -> Any:
        seen.append(params["body"])
        return type("Http", (), {"status_code": 200})(), {}

    database.meta.events.register_first("before-call.dynamodb.PutItem", answer)
    with patch.object(JSONSerializer, "_serialize_type_map", side_effect=AssertionError("the long way")):
        database.put_item(TableName="trajects-table", Item=ITEM)

    assert json.loads(seen[0])["Item"]["events"] == {"B": "AP9wYWNrZWQ="}
