"""The access log, a table of its own that only grows: no role may change or delete a row of it."""

from collections.abc import Iterator

from services.audit.domain.chain import ChainHead, LogLine
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Range, Table
from shared.aws.serde import Item
from shared.aws.settings import settings
from shared.aws.transaction import KNOWN_DAYS, Unit, expires
from shared.aws.unreadable import UnreadableRowError
from shared.kernel.errors import Raced


class AccessLog:
    """The lines of the log in their chains."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def head(self, chain: int) -> ChainHead:
        """Where a chain ends now."""
        span = Range(f"CHAIN#{chain}")
        found = self.table.query(span, limit=1, newest_first=True, consistent=True).items
        return from_row(ChainHead, found[0]) if found else ChainHead(chain)

    def add(self, unit: Unit, line: LogLine) -> None:
        """Stages a line, once an event. Raced: another line took the place; the unit commits nothing else."""
        person = line.content["person"]
        unit.put_new(
            {
                "pk": f"CHAIN#{line.chain}",
                "sk": f"{line.number:012d}",
                "gsi1pk": f"PERSON#{person}" if person else f"DAY#{line.at[:10]}",
                "gsi1sk": f"{line.at}#{line.event_id}",
                **to_row(line),
            },
            Raced(),
        )
        ttl = expires(unit.clock, days=KNOWN_DAYS)
        unit.put_guard({"pk": f"EVENT#{line.event_id}", "sk": "EVENT", "ttl": ttl})

    def lines(self, chain: int) -> Iterator[LogLine]:
        """All lines of a chain, in order; one that can no longer be read comes without its hash, as altered."""
        found = self.table.query_all(Range(f"CHAIN#{chain}"), consistent=True)
        return (_line_or_what_is_left(chain, item) for item in found)

    def about(self, person: str, *, limit: int, after: Item | None) -> tuple[list[LogLine], Item | None]:
        """Lines about a person, the newest first: one query."""
        span = Range(f"PERSON#{person}")
        page = self.table.query(span, index="gsi1", limit=limit, after=after, newest_first=True)
        return [from_row(LogLine, item) for item in page.items], page.last


def _line_or_what_is_left(chain: int, item: Item) -> LogLine:
    try:
        return from_row(LogLine, item)
    except UnreadableRowError:
        previous = str(item.get("previous", ""))
        return LogLine(chain, int(item["sk"]), event_id="", at="", content={}, previous=previous, digest="")


def access_log() -> AccessLog:
    """The log of the running function."""
    return AccessLog(Table(settings().log_table_name))
