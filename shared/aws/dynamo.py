"""The thin client through which every store reads its table. Writing is `transaction.py`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shared.aws.clients import client
from shared.aws.serde import Item, from_item, to_attribute, to_item
from shared.kernel.errors import Conflict

type Key = tuple[str, str]
"""Partition key and sort key."""

_BATCH_TRIES = 5


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a query. `last` is the key after which the next page starts; None: there is none."""

    items: list[Item]
    last: Item | None


@dataclass(frozen=True, slots=True)
class Range:
    """A range of sort keys in one partition, inclusive on both ends; empty text leaves an end open."""

    partition: str
    prefix: str = ""
    since: str = ""
    until: str = ""


class Table:
    """One DynamoDB table with keys `pk` and `sk`. There is no scan."""

    def __init__(self, name: str) -> None:
        self.name = name

    def get(self, key: Key, *, consistent: bool = False) -> Item | None:
        """The item at `key`: one request, eventually consistent unless asked otherwise."""
        answer = client("dynamodb").get_item(
            TableName=self.name,
            Key=to_item(dict(zip(("pk", "sk"), key, strict=True))),
            ConsistentRead=consistent,
        )
        return from_item(answer["Item"]) if "Item" in answer else None

    def batch_get(self, keys: Sequence[Key], *, consistent: bool = False) -> dict[Key, Item]:
        """The items that exist among at most 100 `keys`: one request, and more only for what DynamoDB left out.

        Raises:
            Conflict: the table is too busy to give them all; a part would look as if the rest did not exist.
        """
        found: dict[Key, Item] = {}
        wanted = [to_item({"pk": pk, "sk": sk}) for pk, sk in dict.fromkeys(keys)]
        for _ in range(_BATCH_TRIES):
            answer = client("dynamodb").batch_get_item(
                RequestItems={self.name: {"Keys": wanted, "ConsistentRead": consistent}}
            )
            items = (from_item(each) for each in answer["Responses"].get(self.name, []))
            found |= {(item["pk"], item["sk"]): item for item in items}
            wanted = answer.get("UnprocessedKeys", {}).get(self.name, {}).get("Keys", [])
            if not wanted:
                return found
        raise Conflict("busy", retry_after=1)

    def query(
        self,
        span: Range,
        *,
        index: str = "",
        limit: int | None = None,
        after: Mapping[str, Any] | None = None,
        consistent: bool = False,
        newest_first: bool = False,
    ) -> Page:
        """One page of a partition of the table or of `index` ("gsi1"), in order of its sort key."""
        request = _query_request(span, index)
        request |= {
            "TableName": self.name,
            "ConsistentRead": consistent,
            "ScanIndexForward": not newest_first,
        }
        if index:
            request["IndexName"] = index
        if limit is not None:
            request["Limit"] = limit
        if after is not None:
            request["ExclusiveStartKey"] = to_item(after)
        answer = client("dynamodb").query(**request)
        last = answer.get("LastEvaluatedKey")
        return Page([from_item(each) for each in answer["Items"]], from_item(last) if last else None)

    def query_all(
        self, span: Range, *, index: str = "", consistent: bool = False, newest_first: bool = False
    ) -> Iterator[Item]:
        """Every item of a partition, whatever its size: a request a megabyte."""
        after = None
        while True:
            page = self.query(
                span, index=index, after=after, consistent=consistent, newest_first=newest_first
            )
            yield from page.items
            if page.last is None:
                return
            after = page.last

    def count(self, span: Range, *, index: str = "", limit: int) -> int:
        """How many items a partition of the table or of `index` holds, up to `limit`; the items stay there."""
        request = _query_request(span, index) | {"TableName": self.name, "Select": "COUNT", "Limit": limit}
        if index:
            request["IndexName"] = index
        return int(client("dynamodb").query(**request)["Count"])


def _query_request(span: Range, index: str) -> dict[str, Any]:
    condition = "#p = :p"
    values = {":p": span.partition}
    if span.prefix:
        condition += " AND begins_with(#s, :s)"
        values[":s"] = span.prefix
    elif span.since and span.until:
        condition += " AND #s BETWEEN :since AND :until"
        values |= {":since": span.since, ":until": span.until}
    elif span.until:
        condition += " AND #s <= :until"
        values[":until"] = span.until
    names = {"#p": f"{index}pk" if index else "pk"}
    if len(values) > 1:
        names["#s"] = f"{index}sk" if index else "sk"
    return {
        "KeyConditionExpression": condition,
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": {name: to_attribute(value) for name, value in values.items()},
    }
