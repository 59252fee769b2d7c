"""DynamoDB's requests written at once, where botocore's serializer looks up the shape of each value.

What the shapes change in a request about rows is bytes alone, which become base64. Other requests, and values that
orjson does not take, are botocore's own work.
"""

from base64 import b64encode
from typing import Any

import orjson

from shared.aws.dynamo_parser import ROW_OPERATIONS


class RowSerializer:
    """Stands before a client's own serializer."""

    def __init__(self, own: Any) -> None:
        self._own = own

    def serialize_to_request(self, parameters: dict[str, Any], operation_model: Any) -> dict[str, Any]:
        """The request as the client's own serializer gives it."""
        body = _written(parameters) if operation_model.name in ROW_OPERATIONS else None
        made: dict[str, Any] = self._own.serialize_to_request(
            parameters if body is None else {}, operation_model
        )
        return made if body is None else made | {"body": body}


def _written(parameters: dict[str, Any]) -> bytes | None:
    """The parameters as JSON; None: it is for botocore."""
    try:
        return orjson.dumps(parameters, default=_base64)
    except orjson.JSONEncodeError:
        return None


def _base64(value: object) -> str:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError
