"""Messaging's table: the only file that knows its keys and items.

| operation | key | requests |
| --- | --- | --- |
| account (copy) with the nodes it holds | USER#id / COPY, NODE#node | 1 consistent query |
| contact (copy) | CONTACT#id / COPY | 1 get |
| employee of a dossier (copy) | DOSSIER#id / COPY | 1 get |
| employer (copy) | EMPLOYER#id / COPY | 1 get |
| portal account of an employee (copy) | EMPLOYEE#id / ACCOUNT | 1 get |
| the people around a dialog | the copies above | 1 batch get |
| accounts that hold a node | gsi1: NODE#node / USER#id | 1 query a node |
| dialog: participants, then lines, newest first | DIALOG#id / Z#HEAD, Z#PERSON#kind#id, M#number | 1 query a page |
| somebody's dialogs, newest first | gsi1: PERSON#kind#id / instant#dialog | 1 query a page |
| how many of them are unread | gsi2 (unread ones only): UNREAD#kind#id / instant#dialog | 1 counting query |
| message that goes out | MESSAGE#id / MESSAGE | 1 consistent get |
| messages that failed | gsi1: STATUS#failed / id | 1 query a page |

A participant's row repeats what the list shows of the dialog, so that a page of the list is one query.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from services.messaging.domain.delivery import KEPT_DAYS, Message, Status
from services.messaging.domain.dialog import (
    MOST_PARTICIPANTS,
    Dialog,
    Line,
    Member,
    Person,
    PersonKey,
    Topic,
)
from services.messaging.domain.people import Account, DossierCopy, EmployerCopy, People
from services.messaging.domain.recipients import Recipient
from shared.aws.dynamo import Key, Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit, expires
from shared.kernel.clock import from_text, to_text
from shared.kernel.errors import Conflict, Raced

MOST_LINES = 100
"""Lines in a page of a dialog."""

MOST_UNREAD = 99


@dataclass(frozen=True, slots=True)
class KeptAccount:
    """What is kept of an account: its version (0: nothing) and the nodes under which it stands."""

    version: int
    nodes: frozenset[str]


class Store:
    """Reads and writes of the messaging table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    # Whom one can write to

    def recipient(self, kind: Literal["user", "contact"], recipient_id: str) -> Recipient | None:
        """Somebody who can be written to."""
        item = self._table.get((f"{kind.upper()}#{recipient_id}", "COPY"))
        if item is None:
            return None
        return Recipient(kind, recipient_id, item["email"], item["language"], item["is_open"])

    def keep_contact(self, unit: Unit, contact: Recipient, version: int) -> None:
        """Stages the copy of a contact, unless a newer one is here."""
        unit.put_newer(
            {
                "pk": f"CONTACT#{contact.id}",
                "sk": "COPY",
                "version": version,
                "email": contact.email,
                "language": contact.language,
                "is_open": contact.is_open,
            }
        )

    def kept_account(self, user_id: str) -> KeptAccount:
        """What is here of an account: one consistent query."""
        items = self._table.query(Range(f"USER#{user_id}"), consistent=True).items
        nodes = (item["sk"].removeprefix("NODE#") for item in items if item["sk"].startswith("NODE#"))
        version = next((item["version"] for item in items if item["sk"] == "COPY"), 0)
        return KeptAccount(version, frozenset(nodes))

    def keep_account(self, unit: Unit, account: Account, last: KeptAccount) -> None:
        """Stages the copy of an account with the nodes that are new."""
        item: Item = {"pk": f"USER#{account.id}", "sk": "COPY", **asdict(account)}
        if last.version:
            unit.put_version(item, replaces=last.version, error=Raced())
        else:
            unit.put_new(item, Raced())
        for node in sorted(account.listed_nodes - last.nodes):
            unit.put(
                {
                    "pk": f"USER#{account.id}",
                    "sk": f"NODE#{node}",
                    "gsi1pk": f"NODE#{node}",
                    "gsi1sk": f"USER#{account.id}",
                }
            )

    def drop_nodes(self, unit: Unit, account: Account, nodes: Collection[str]) -> None:
        """Stages that an account no longer stands under `nodes`, as long as its copy is still this one."""
        unit.check((f"USER#{account.id}", "COPY"), Raced(), version=account.version)
        for node in sorted(nodes):
            unit.forget((f"USER#{account.id}", f"NODE#{node}"))

    def portal_of(self, employee_id: str) -> Account | None:
        """The portal account of an employee."""
        item = self._table.get((f"EMPLOYEE#{employee_id}", "ACCOUNT"), consistent=True)
        return _account(item) if item else None

    def keep_portal(self, unit: Unit, account: Account) -> None:
        """Stages a portal account under its employee; it stands with the account's copy, which is guarded."""
        unit.put({"pk": f"EMPLOYEE#{account.person_id}", "sk": "ACCOUNT", **asdict(account)})

    def dossier(self, dossier_id: str) -> DossierCopy | None:
        """The employee of a dossier."""
        item = self._table.get((f"DOSSIER#{dossier_id}", "COPY"))
        return _dossier(item) if item else None

    def keep_dossier(self, unit: Unit, dossier: DossierCopy) -> None:
        """Stages the copy of an employee, unless a newer one is here."""
        unit.put_newer({"pk": f"DOSSIER#{dossier.id}", "sk": "COPY", **asdict(dossier)})

    def employer(self, employer_id: str) -> EmployerCopy | None:
        """An employer's place and state."""
        item = self._table.get((f"EMPLOYER#{employer_id}", "COPY"))
        if item is None:
            return None
        return EmployerCopy(item["id"], item["version"], item["office_id"], item["is_published"])

    def keep_employer(self, unit: Unit, employer: EmployerCopy) -> None:
        """Stages the copy of an employer, unless a newer one is here."""
        unit.put_newer({"pk": f"EMPLOYER#{employer.id}", "sk": "COPY", **asdict(employer)})

    def people(
        self, *, users: Iterable[str], employees: Iterable[str] = (), dossier_id: str | None = None
    ) -> People:
        """Accounts, the portal accounts of employees, and the employee of a dossier: one request."""
        keys: list[Key] = [(f"USER#{each}", "COPY") for each in users]
        keys += [(f"EMPLOYEE#{each}", "ACCOUNT") for each in employees]
        keys += [(f"DOSSIER#{dossier_id}", "COPY")] if dossier_id else []
        if not keys:
            return People({}, {}, None)
        found = self._table.batch_get(keys)
        # a copy of before the dialogs holds no groups: `republish-identity` fills it
        accounts = [
            _account(item) for (pk, _), item in found.items() if pk[:5] == "USER#" and "groups" in item
        ]
        portals = [_account(item) for (pk, _), item in found.items() if pk.startswith("EMPLOYEE#")]
        head = found.get((f"DOSSIER#{dossier_id}", "COPY"))
        return People(
            accounts={each.id: each for each in accounts},
            portals={str(each.person_id): each for each in portals},
            dossier=_dossier(head) if head else None,
        )

    def holders(self, node: str, *, limit: int) -> list[str]:
        """The ids of accounts that hold a node: one query."""
        page = self._table.query(Range(f"NODE#{node}"), index="gsi1", limit=limit)
        return [item["gsi1sk"].removeprefix("USER#") for item in page.items]

    # Dialogs

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

    def dialogs_of(
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

    # What goes out

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


def _account(item: Item) -> Account:
    return Account(
        id=item["id"],
        version=item["version"],
        name=item["name"],
        email=item["email"],
        language=item["language"],
        groups=tuple(item["groups"]),
        scopes=tuple(item["scopes"]),
        is_open=item["is_open"],
        has_mobile=item["has_mobile"],
        person_id=item["person_id"],
    )


def _dossier(item: Item) -> DossierCopy:
    names = ("id", "version", "employer_id", "employee_id", "name", "email", "language", "has_mobile")
    own: dict[str, Any] = {name: item[name] for name in names}
    return DossierCopy(**own, departments=tuple(item["departments"]))


def _line_key(number: int) -> str:
    return f"M#{number:08d}"


def _line_item(dialog_id: str, line: Line) -> Item:
    return {
        "pk": f"DIALOG#{dialog_id}",
        "sk": _line_key(line.number),
        "id": line.id,
        "at": to_text(line.at),
        "sender": asdict(line.sender) if line.sender else None,
        "text": line.text,
        "code": line.code,
    }


def _lines(items: Iterable[Item]) -> list[Line]:
    """The newest page of lines among items that come newest first; the oldest line first."""
    found = [item for item in items if item["sk"].startswith("M#")][:MOST_LINES]
    return [_line(item) for item in reversed(found)]


def _line(item: Item) -> Line:
    return Line(
        id=item["id"],
        number=int(item["sk"].removeprefix("M#")),
        at=from_text(item["at"]),
        sender=Person(**item["sender"]) if item["sender"] else None,
        text=item["text"],
        code=item["code"],
    )


def _shown(dialog: Dialog) -> dict[str, Any]:
    """What head and participants' rows both say of a dialog."""
    last = dialog.last
    return {
        "dialog_id": dialog.id,
        "topic": asdict(dialog.topic),
        "last": {
            "id": last.id,
            "number": last.number,
            "at": to_text(last.at),
            "text": last.preview,
            "code": last.code,
        },
    }


def _head_item(dialog: Dialog) -> Item:
    return {"pk": f"DIALOG#{dialog.id}", "sk": "Z#HEAD", "version": dialog.version, **_shown(dialog)}


def _member_item(dialog: Dialog, member: Member) -> Item:
    whose = f"{member.person.kind}#{member.person.id}"
    place = f"{to_text(dialog.last.at)}#{dialog.id}"
    item: Item = {
        "pk": f"DIALOG#{dialog.id}",
        "sk": f"Z#PERSON#{whose}",
        "gsi1pk": f"PERSON#{whose}",
        "gsi1sk": place,
        "version": member.version,
        "unread": member.unread,
        "told_at": to_text(member.told_at) if member.told_at else None,
        "person": asdict(member.person),
        "others": [asdict(each.person) for each in dialog.members if each.person.id != member.person.id],
        **_shown(dialog),
    }
    if member.unread:
        item |= {"gsi2pk": f"UNREAD#{whose}", "gsi2sk": place}
    return item


def _member(item: Item) -> Member:
    return Member(
        person=Person(**item["person"]),
        version=item["version"],
        unread=item["unread"],
        told_at=from_text(item["told_at"]) if item["told_at"] else None,
    )


def _dialog(items: Sequence[Item]) -> Dialog | None:
    head = next((item for item in items if item["sk"] == "Z#HEAD"), None)
    if head is None:
        return None
    members = sorted(
        (_member(item) for item in items if item["sk"].startswith("Z#PERSON#")),
        key=lambda each: each.person.key,
    )
    return Dialog(head["dialog_id"], head["version"], Topic(**head["topic"]), tuple(members), _last(head))


def _listed(item: Item) -> Dialog:
    """A dialog as a participant's row shows it: the own state first, the others by name alone."""
    members = (_member(item), *(Member(Person(**each)) for each in item["others"]))
    last = _last(item)
    return Dialog(item["dialog_id"], last.number, Topic(**item["topic"]), members, last)


def _last(item: Item) -> Line:
    raw = item["last"]
    return Line(raw["id"], raw["number"], from_text(raw["at"]), None, raw["text"], raw["code"])


def _message_item(unit: Unit, message: Message) -> Item:
    item: Item = {
        "pk": f"MESSAGE#{message.id}",
        "sk": "MESSAGE",
        **asdict(message),
        "status": str(message.status),
        "created_at": to_text(message.created_at),
        "claimed_at": _text(message.claimed_at),
        "expires_at": _text(message.expires_at),
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
        channel=item.get("channel", "email"),
        about=item.get("about", ""),
        expires_at=_instant(item.get("expires_at")),
        claimed_at=_instant(item["claimed_at"]),
        claimed_by=item.get("claimed_by", ""),
    )


def _text(instant: datetime | None) -> str | None:
    return to_text(instant) if instant else None


def _instant(text: str | None) -> datetime | None:
    return from_text(text) if text else None
