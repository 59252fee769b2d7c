"""Keys and items of dialogs: one partition a dialog, head and participants behind its lines.

A participant's row repeats what the list shows of the dialog, so that a page of the list is one query.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from services.messaging.dialogs.rules import MOST_PARTICIPANTS, Dialog, Line, Member, Participant, Topic
from services.messaging.domain.people import PersonKey
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.kernel.clock import to_text
from shared.kernel.errors import Raced

MOST_LINES = 100
"""Lines in a page of a dialog."""

MOST_UNREAD = 99


@dataclass(frozen=True, slots=True)
class DialogHead:
    """A dialog without its participants. Of its last line a preview stands there."""

    dialog_id: str
    topic: Topic
    last: Line


@dataclass(frozen=True, slots=True)
class ListedDialog:
    """What a participant's row shows of the dialog besides their own state: the others by name alone."""

    head: DialogHead
    others: tuple[Participant, ...]


class DialogRows:
    """Reads and writes of dialogs."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def dialog(self, dialog_id: str) -> Dialog | None:
        """A dialog as it stands, without its lines: one query."""
        page = self._table.query(Range(f"DIALOG#{dialog_id}", prefix="Z#"), consistent=True)
        return _dialog(page.items)

    def dialog_with_lines(self, dialog_id: str) -> tuple[Dialog | None, list[Line]]:
        """A dialog with its newest lines, the oldest of them first: one query."""
        most = MOST_PARTICIPANTS + 1 + MOST_LINES
        span = Range(f"DIALOG#{dialog_id}")
        items = self._table.query(span, limit=most, consistent=True, newest_first=True).items
        return _dialog(items), _lines(items)

    def lines_before(self, dialog_id: str, number: int) -> list[Line]:
        """The lines before one of them, the oldest first: one query."""
        span = Range(f"DIALOG#{dialog_id}", until=_line_key(number - 1))
        return _lines(self._table.query(span, limit=MOST_LINES, newest_first=True).items)

    def of_person(
        self, person: PersonKey, *, limit: int, after: Item | None
    ) -> tuple[list[Dialog], Item | None]:
        """Somebody's dialogs, the newest first, each with this one member's state: one query a page."""
        span = Range(f"PERSON#{person[0]}#{person[1]}")
        page = self._table.query(span, index="gsi1", limit=limit, after=after, newest_first=True)
        return [_listed(item) for item in page.items], page.last

    def unread_count(self, person: PersonKey) -> int:
        """In how many dialogs something is unread, up to 99: one counting query."""
        return self._table.count(Range(f"UNREAD#{person[0]}#{person[1]}"), index="gsi2", limit=MOST_UNREAD)

    def add_dialog(self, unit: Unit, dialog: Dialog) -> None:
        """Stages a new dialog with its first line."""
        unit.put_new(_head_item(dialog), Raced())
        unit.put_new(_line_item(dialog.id, dialog.last), Raced())
        for member in dialog.members:
            unit.put_new(_member_item(dialog, member), Raced())

    def add_line(self, unit: Unit, dialog: Dialog) -> None:
        """Stages a dialog's last line with the next state of all participants; of two at once one runs again."""
        unit.put_version(_head_item(dialog), replaces=dialog.version - 1, error=Raced())
        unit.put_new(_line_item(dialog.id, dialog.last), Raced())
        for member in dialog.members:
            self.save_member(unit, dialog, member)

    def save_member(self, unit: Unit, dialog: Dialog, member: Member) -> None:
        """Stages a participant's next state."""
        unit.put_version(_member_item(dialog, member), replaces=member.version - 1, error=Raced())


def _line_key(number: int) -> str:
    return f"M#{number:08d}"


def _line_item(dialog_id: str, line: Line) -> Item:
    return {"pk": f"DIALOG#{dialog_id}", "sk": _line_key(line.number), **to_row(line)}


def _lines(items: Iterable[Item]) -> list[Line]:
    """The newest page of lines among items that come newest first; the oldest line first."""
    found = [item for item in items if item["sk"].startswith("M#")][:MOST_LINES]
    return [from_row(Line, item) for item in reversed(found)]


def _head(dialog: Dialog) -> DialogHead:
    last = replace(dialog.last, sender=None, text=dialog.last.preview)
    return DialogHead(dialog.id, dialog.topic, last)


def _head_item(dialog: Dialog) -> Item:
    return {"pk": f"DIALOG#{dialog.id}", "sk": "Z#HEAD", "version": dialog.version, **to_row(_head(dialog))}


def _member_item(dialog: Dialog, member: Member) -> Item:
    whose = f"{member.person.kind}#{member.person.id}"
    place = f"{to_text(dialog.last.at)}#{dialog.id}"
    others = tuple(each.person for each in dialog.members if each.person.id != member.person.id)
    item: Item = {
        "pk": f"DIALOG#{dialog.id}",
        "sk": f"Z#PERSON#{whose}",
        "gsi1pk": f"PERSON#{whose}",
        "gsi1sk": place,
        **to_row(member),
        "listed": to_row(ListedDialog(_head(dialog), others)),
    }
    if member.unread:
        item |= {"gsi2pk": f"UNREAD#{whose}", "gsi2sk": place}
    return item


def _dialog(items: Sequence[Item]) -> Dialog | None:
    item = next((item for item in items if item["sk"] == "Z#HEAD"), None)
    if item is None:
        return None
    head = from_row(DialogHead, item)
    members = (from_row(Member, each) for each in items if each["sk"].startswith("Z#PERSON#"))
    by_key = sorted(members, key=lambda each: each.person.key)
    return Dialog(head.dialog_id, item["version"], head.topic, tuple(by_key), head.last)


def _listed(item: Item) -> Dialog:
    """A dialog as a participant's row shows it: the own state first."""
    listed = from_row(ListedDialog, item["listed"])
    members = (from_row(Member, item), *(Member(each, version=0) for each in listed.others))
    head = listed.head
    return Dialog(head.dialog_id, head.last.number, head.topic, members, head.last)
