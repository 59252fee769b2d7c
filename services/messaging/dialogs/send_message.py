"""Saying something in a dialog, and marking it read."""

from services.messaging.dialogs.announce import announce, people_around, with_names_of
from services.messaging.dialogs.read_dialogs import taking_part
from services.messaging.dialogs.rows import DialogRows
from services.messaging.dialogs.rules import Dialog, Line, after_reading, with_line
from shared.aws.context import Context


def send_message(context: Context, dialog_id: str, text: str) -> Dialog:
    """One message more in a dialog: two reads, one transaction.

    Raises:
        NotFound: absent, or the caller takes no part.
        Raced: another line came in between; the door runs this again.
    """
    rows = DialogRows(context.table)
    dialog, me = taking_part(context, rows.dialog(dialog_id))
    people = people_around(context, dialog)
    dialog = with_names_of(dialog, people)
    writer = next(each.person for each in dialog.members if each.person.key == me.person.key)
    dialog = with_line(dialog, Line(context.unit.ids(), 0, context.now, writer, text))
    dialog = announce(context, dialog, people, author=writer.key)
    rows.add_line(context.unit, dialog)
    return dialog


def mark_read(context: Context, dialog_id: str) -> None:
    """Everything in a dialog is read: one read, and one conditional put if there was anything new.

    Raises:
        NotFound: absent, or the caller takes no part.
        Raced: a line came in between; the door runs this again.
    """
    rows = DialogRows(context.table)
    dialog, me = taking_part(context, rows.dialog(dialog_id))
    after = after_reading(me)
    if after is not None:
        rows.save_member(context.unit, dialog, after)
