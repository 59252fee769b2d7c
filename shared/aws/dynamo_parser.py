"""DynamoDB's answers read at once, where botocore's parser looks up the shape of each value, some 1,300 a page.

botocore walks through an answer for what JSON cannot say: bytes and instants. Rows hold no instants and hardly ever
bytes, so an answer of rows without bytes is what its JSON says. All else is botocore's own work, as before: an answer
with bytes, what it does not read or find as expected, refusals and errors, operations on tables, other services.
A member that botocore's model does not know is kept here, and left out there.
"""

from functools import cached_property
from http import HTTPStatus
from typing import Any

import orjson
from botocore.parsers import JSONParser, ResponseParserFactory
from botocore.utils import lowercase_dict

ROW_OPERATIONS = frozenset(
    {
        "BatchGetItem",
        "BatchWriteItem",
        "DeleteItem",
        "GetItem",
        "PutItem",
        "Query",
        "Scan",
        "TransactGetItems",
        "TransactWriteItems",
        "UpdateItem",
    }
)
"""Neither their requests nor their answers hold instants."""

PLAIN = frozenset(f"{operation}Output" for operation in ROW_OPERATIONS)
"""The shapes of their answers. No other service that we call has shapes of these names."""

_CONVERTED = (b'"B"', b'"BS"', b"null")
"""Where one of these stands, in a text or not, botocore's walk may do something: it decodes bytes, it drops nulls."""


class DynamoParser(JSONParser):  # type: ignore[misc]
    """botocore's parser of its protocol "json", with a short way for DynamoDB's rows."""

    def parse(self, response: dict[str, Any], shape: Any) -> Any:
        """The answer as botocore's own parser gives it."""
        is_plain = shape is not None and shape.name in PLAIN
        found = _read(response["body"]) if is_plain and response["status_code"] == HTTPStatus.OK else None
        if found is None:
            return super().parse(response, shape)
        headers = lowercase_dict(response["headers"])
        metadata = {"HTTPStatusCode": response["status_code"], "HTTPHeaders": headers}
        if "x-amzn-requestid" in headers:
            metadata["RequestId"] = headers["x-amzn-requestid"]
        found["ResponseMetadata"] = metadata
        return found


class ParserFactory(ResponseParserFactory):  # type: ignore[misc]
    """What a session asks for its parsers, once a call."""

    def create_parser(self, protocol_name: str) -> Any:
        """The parser of a protocol; that of "json" keeps nothing of an answer, so one does for all calls."""
        return self._json if protocol_name == "json" else super().create_parser(protocol_name)

    @cached_property
    def _json(self) -> DynamoParser:
        return DynamoParser(**self._defaults)


def _read(body: bytes) -> dict[str, Any] | None:
    """What the JSON says; None: it is for botocore."""
    if any(each in body for each in _CONVERTED):
        return None
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None
