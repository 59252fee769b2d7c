"""What our parser makes of an answer is what botocore's own makes of the same bytes."""

import json
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ClientError
from botocore.httpsession import URLLib3Session
from botocore.parsers import JSONParser, RestXMLParser
from hypothesis import given
from hypothesis import strategies as st
from moto.core.models import botocore_stubber

from shared.aws import clients
from shared.aws.dynamo_parser import PLAIN, ROW_OPERATIONS, DynamoParser, ParserFactory

ANSWERS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("dynamo_answers.json").read_text(encoding="utf-8")
)
"""Answers as DynamoDB writes them, their values invented; of errors and transactions as its reference shows them."""

OURS, THEIRS = DynamoParser(), JSONParser()
MODEL = clients.session().get_service_model("dynamodb")
ITEM = {"pk": {"S": "DOSSIER#1"}, "sk": {"S": "DOSSIER"}, "version": {"N": "3"}}


def an_answer(name: str) -> dict[str, Any]:
    return next(each for each in ANSWERS if each["name"] == name)


def parsed(parser: JSONParser, answer: dict[str, Any]) -> Any:
    """As botocore's endpoint does it: the answer, then what the error's own shape adds; or what was raised."""
    operation = MODEL.operation_model(answer["operation"])
    response = {
        "status_code": answer["status"],
        "headers": AWSResponse("", 0, answer["headers"], None).headers,
        "body": answer["body"].encode(),
        "context": {"operation_name": answer["operation"]},
    }
    try:
        found = parser.parse(response, operation.output_shape)
    except Exception as error:  # noqa: BLE001 - whatever it is, it must be the same
        return type(error), str(error)
    shape = MODEL.shape_for_error_code(found["Error"]["Code"]) if answer["status"] >= 300 else None
    return found | parser.parse(response, shape) if shape else found


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda each: each["name"])
def test_an_answer_is_what_botocore_makes_of_it(answer: dict[str, Any]) -> None:
    assert parsed(OURS, answer) == parsed(THEIRS, answer)


def test_the_answers_hold_what_stores_ask_and_how_dynamodb_refuses() -> None:
    used = {each["operation"] for each in ANSWERS if each["status"] == 200}
    refusals = {parsed(OURS, each)["Error"]["Code"] for each in ANSWERS if each["status"] >= 300}

    assert used >= {
        *("GetItem", "BatchGetItem", "Query", "Scan", "ListTables", "DescribeTable"),
        *("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems"),
    }
    assert refusals >= {
        *("ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded"),
        *("TransactionConflictException", "TransactionCanceledException", "ConditionalCheckFailedException"),
        *("ValidationException", "InternalServerError", "500", "503"),
    }


def test_a_refusal_says_what_stands_there() -> None:
    alone = parsed(OURS, an_answer("the condition failed, and what stands there"))
    cancelled = parsed(OURS, an_answer("a transaction cancelled"))
    row = parsed(OURS, an_answer("an item"))["Item"]

    assert alone["Item"] == row
    assert [each["Code"] for each in cancelled["CancellationReasons"]][:3] == [
        *("None", "ConditionalCheckFailed", "TransactionConflict")
    ]
    assert cancelled["CancellationReasons"][1]["Item"] == row


VALUES = st.recursive(
    st.one_of(
        st.builds(lambda text: {"S": text}, st.text() | st.sampled_from(["B", "null", '"B"', "\\u0042"])),
        st.builds(lambda number: {"N": str(number)}, st.integers() | st.decimals(allow_nan=False)),
        st.builds(lambda flag: {"BOOL": flag}, st.booleans()),
        st.just({"NULL": True}),
        st.just({"B": "AP9wYWNrZWQ="}),
        st.just({"BS": ["", "AA=="]}),
        st.builds(lambda texts: {"SS": texts}, st.lists(st.text(), max_size=3)),
    ),
    lambda inner: (
        st.builds(lambda values: {"L": values}, st.lists(inner, max_size=4))
        | st.builds(lambda values: {"M": values}, st.dictionaries(st.text(), inner, max_size=4))
    ),
    max_leaves=12,
)
ITEMS = st.dictionaries(st.text() | st.sampled_from(["B", "null", "Item"]), VALUES, max_size=6)


@given(st.lists(ITEMS, max_size=4), st.booleans())
def test_any_page_is_what_botocore_makes_of_it(items: list[dict[str, Any]], is_ascii: bool) -> None:  # noqa: FBT001
    body = json.dumps({"Items": items, "Count": len(items)}, ensure_ascii=is_ascii)
    answer = {"operation": "Query", "status": 200, "headers": {}, "body": body}

    assert parsed(OURS, answer) == parsed(THEIRS, answer)


def test_a_page_without_bytes_takes_the_short_way() -> None:
    with patch.object(JSONParser, "parse", side_effect=AssertionError("the long way")):
        assert parsed(OURS, an_answer("a page"))["Count"] == 2


def test_the_short_way_is_for_dynamodbs_rows_alone() -> None:
    rows = [MODEL.operation_model(each) for each in ROW_OPERATIONS]
    others = [clients.session().get_service_model(each) for each in clients._SERVICES if each != "dynamodb"]  # noqa: SLF001

    assert {each.output_shape.name for each in rows} == PLAIN
    assert not any(_has_instants(shape) for each in rows for shape in (each.input_shape, each.output_shape))
    assert PLAIN.isdisjoint(name for each in others for name in each.shape_names)
    assert isinstance(ParserFactory().create_parser("rest-xml"), RestXMLParser)


def _has_instants(shape: Any, above: tuple[str, ...] = ()) -> bool:
    inner: list[Any] = []
    if shape.type_name == "structure":
        inner = list(shape.members.values())
    elif shape.type_name == "list":
        inner = [shape.member]
    elif shape.type_name == "map":
        inner = [shape.key, shape.value]
    below = (*above, shape.name)
    return shape.type_name == "timestamp" or any(
        _has_instants(each, below) for each in inner if each.name not in below
    )


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A real client of the process's own make, whose answers a test gives."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    monkeypatch.setattr(botocore_stubber, "enabled", False)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    clients.client.cache_clear()
    yield clients.client("dynamodb")
    clients.client.cache_clear()


def sent(answer: dict[str, Any]) -> AWSResponse:
    class Raw(BytesIO):
        def stream(self) -> Iterator[bytes]:
            yield self.read()

    return AWSResponse("", answer["status"], answer["headers"], Raw(answer["body"].encode()))


def _item(crc32: int = 0) -> dict[str, Any]:
    body = json.dumps({"Item": ITEM})
    headers = {"x-amz-crc32": str(crc32 or zlib.crc32(body.encode()))}
    return {"status": 200, "headers": headers, "body": body}


@pytest.mark.parametrize(
    "first",
    [
        an_answer("too much for the table"),
        an_answer("throttled"),
        an_answer("an error of the service"),
        an_answer("away, in HTML"),
        _item(crc32=1),
    ],
    ids=["too much for the table", "throttled", "an error of the service", "away", "damaged on its way"],
)
def test_what_goes_wrong_for_a_moment_is_asked_again(database: Any, first: dict[str, Any]) -> None:
    with patch.object(URLLib3Session, "send", side_effect=[sent(first), sent(_item())]):
        answer = database.get_item(TableName="trajects-table", Key={"pk": {"S": "a"}, "sk": {"S": "b"}})

    assert answer["Item"] == ITEM
    assert answer["ResponseMetadata"]["RetryAttempts"] == 1


def test_a_cancelled_transaction_is_an_error_of_its_own_class(database: Any) -> None:
    cancelled = an_answer("a transaction cancelled")
    with (
        patch.object(URLLib3Session, "send", side_effect=[sent(cancelled)]),
        pytest.raises(ClientError) as found,
    ):
        database.transact_write_items(TransactItems=[])

    assert isinstance(found.value, database.exceptions.TransactionCanceledException)
    assert found.value.response["CancellationReasons"][1]["Item"]["version"] == {"N": "3"}
