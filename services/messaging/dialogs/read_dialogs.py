"""Reading: one's dialogs, one of them, and what is unread."""

from services.messaging.dialogs.rows import DialogRows
from services.messaging.dialogs.rules import Dialog, DialogPage, Member
from shared.aws.context import Context
from shared.aws.serde import Item
from shared.kernel.errors import NotFound


def my_dialogs(context: Context, *, limit: int, after: Item | None) -> tuple[list[Dialog], Item | None]:
    """The caller's dialogs, the newest first; the caller's own state comes first in each: one query."""
    return DialogRows(context.table).of_person(context.principal.person, limit=limit, after=after)


def unread_count(context: Context) -> int:
    """In how many dialogs the caller has something unread, up to 99: one query."""
    return DialogRows(context.table).unread_count(context.principal.person)


def read_dialog(context: Context, dialog_id: str, *, before: int | None) -> DialogPage:
    """A dialog with its newest lines (one query), or with those before one of them (two).

    Raises:
        NotFound: absent, or the caller takes no part.
    """
    rows = DialogRows(context.table)
    if before is not None:
        dialog, me = taking_part(context, rows.dialog(dialog_id))
        return DialogPage(dialog, me, rows.lines_before(dialog_id, before))
    found, lines = rows.dialog_with_lines(dialog_id)
    dialog, me = taking_part(context, found)
    return DialogPage(dialog, me, lines)


def taking_part(context: Context, dialog: Dialog | None) -> tuple[Dialog, Member]:
    """A dialog with the caller's own state in it.

    Raises:
        NotFound: absent, or the caller takes no part: the same.
    """
    member = dialog.member(context.principal.person) if dialog else None
    if dialog is None or member is None:
        raise NotFound
    return dialog, member
