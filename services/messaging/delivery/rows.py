"""Keys and items of outgoing messages."""

from services.messaging.domain.message import MessageStatus, OutgoingMessage
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit, expires
from shared.kernel.errors import Conflict

KEPT_DAYS = 90


class MessageRows:
    """Reads and writes of outgoing messages."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def message(self, message_id: str) -> OutgoingMessage | None:
        """A message as it stands now: one consistent get."""
        item = self._table.get((f"MESSAGE#{message_id}", "MESSAGE"), consistent=True)
        return from_row(OutgoingMessage, item) if item else None

    @staticmethod
    def add(unit: Unit, message: OutgoingMessage) -> None:
        """Stages a new message."""
        unit.put_new(_item(unit, message), Conflict("busy"))

    @staticmethod
    def save(unit: Unit, message: OutgoingMessage) -> None:
        """Stages a message's next version; of two senders at once one wins."""
        unit.put_version(_item(unit, message), replaces=message.version - 1)


def _item(unit: Unit, message: OutgoingMessage) -> Item:
    item: Item = {
        "pk": f"MESSAGE#{message.id}",
        "sk": "MESSAGE",
        "ttl": expires(unit.clock, days=KEPT_DAYS),
        **to_row(message),
    }
    if message.status is MessageStatus.FAILED:
        item |= {"gsi1pk": f"STATUS#{message.status}", "gsi1sk": message.id}
    return item
