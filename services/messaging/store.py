"""Messaging's table: the only file that knows its keys and items.

| operation | key | requests |
| --- | --- | --- |
| account or contact (copy) | USER#id or CONTACT#id / COPY | 1 get |
| message | MESSAGE#id / MESSAGE | 1 consistent get |
| messages that failed | gsi1: STATUS#failed / id | 1 query a page |
"""

from dataclasses import asdict
from typing import Any, Literal

from services.messaging.domain.delivery import KEPT_DAYS, Message, Status
from services.messaging.domain.recipients import Recipient
from shared.aws.dynamo import Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit, expires
from shared.kernel.clock import from_text, to_text
from shared.kernel.errors import Conflict


class Store:
    """Reads and writes of the messaging table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def recipient(self, kind: Literal["user", "contact"], recipient_id: str) -> Recipient | None:
        """Somebody who can be written to."""
        item = self._table.get((f"{kind.upper()}#{recipient_id}", "COPY"))
        if item is None:
            return None
        return Recipient(kind, recipient_id, item["email"], item["language"], item["is_open"])

    def keep_recipient(self, unit: Unit, recipient: Recipient, version: int) -> None:
        """Stages the copy of an account or contact, unless a newer one is here."""
        unit.put_newer(
            {
                "pk": f"{recipient.kind.upper()}#{recipient.id}",
                "sk": "COPY",
                "version": version,
                "email": recipient.email,
                "language": recipient.language,
                "is_open": recipient.is_open,
            }
        )

    def message(self, message_id: str) -> Message | None:
        """A message as it stands now."""
        item = self._table.get((f"MESSAGE#{message_id}", "MESSAGE"), consistent=True)
        return _message(item) if item else None

    def add_message(self, unit: Unit, message: Message) -> None:
        """Stages a new message."""
        unit.put_new(_message_item(unit, message), Conflict("busy"))

    def save_message(self, unit: Unit, message: Message) -> None:
        """Stages a message's next version; of two senders at once one wins."""
        unit.put_version(_message_item(unit, message), replaces=message.version - 1)


def _message_item(unit: Unit, message: Message) -> Item:
    item: Item = {
        "pk": f"MESSAGE#{message.id}",
        "sk": "MESSAGE",
        **asdict(message),
        "status": str(message.status),
        "created_at": to_text(message.created_at),
        "claimed_at": to_text(message.claimed_at) if message.claimed_at else None,
        "ttl": expires(unit.clock, days=KEPT_DAYS),
    }
    if message.status is Status.FAILED:
        item |= {"gsi1pk": f"STATUS#{message.status}", "gsi1sk": message.id}
    return item


def _message(item: Item) -> Message:
    names = ("id", "version", "template", "language", "to", "recipient", "data", "tries", "provider_id")
    own: dict[str, Any] = {name: item[name] for name in names}
    return Message(
        **own,
        status=Status(item["status"]),
        created_at=from_text(item["created_at"]),
        claimed_at=from_text(item["claimed_at"]) if item["claimed_at"] else None,
    )
