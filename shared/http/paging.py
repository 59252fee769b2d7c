"""Cursors: the place in a list, signed and bound to caller and query (AZ-6)."""

import base64
import hmac

import orjson

from shared.aws.secrets import sign
from shared.aws.serde import Item
from shared.aws.settings import settings
from shared.kernel.errors import refused_field

MOST_ITEMS = 100
DEFAULT_ITEMS = 25
_SIGNATURE_BYTES = 16


def to_cursor(last: Item | None, *, user_id: str, query: str) -> str | None:
    """The cursor of the page after `last`; `query` names list and filter."""
    if last is None:
        return None
    content = orjson.dumps(last)
    return base64.urlsafe_b64encode(_signature(content, user_id, query) + content).decode().rstrip("=")


def from_cursor(cursor: str | None, *, user_id: str, query: str) -> Item | None:
    """The key at which the page starts.

    Raises:
        Refused: not a cursor of ours, or of another caller or query.
    """
    if not cursor:
        return None
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except ValueError:
        raise refused_field("cursor", "cursor") from None
    content = raw[_SIGNATURE_BYTES:]
    if not hmac.compare_digest(raw[:_SIGNATURE_BYTES], _signature(content, user_id, query)):
        raise refused_field("cursor", "cursor")
    last: Item = orjson.loads(content)
    return last


def limit_of(text: str | None) -> int:
    """The size of a page, 1 to 100.

    Raises:
        Refused: not such a number.
    """
    if text is None:
        return DEFAULT_ITEMS
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_ITEMS:
        raise refused_field("limit", "limit", most=MOST_ITEMS)
    return int(text)


def _signature(content: bytes, user_id: str, query: str) -> bytes:
    bound = b"\0".join((user_id.encode(), query.encode(), content))
    return sign(settings().signing_secret_id, "cursor", bound)[:_SIGNATURE_BYTES]
