"""Routes of dialogs: one's own list, one of them, and writing in it."""

from services.messaging.dialogs import read_dialogs as reads
from services.messaging.dialogs import send_message as sends
from services.messaging.dialogs import start_dialog as starts
from services.messaging.dialogs.rules import DialogPage
from services.messaging.dialogs.schemas import (
    DialogAnswer,
    DialogRequest,
    DialogRowAnswer,
    MessageAnswer,
    MessageRequest,
    UnreadAnswer,
)
from services.messaging.dialogs.views import dialog_answer, dialog_row, message_answer
from shared.http.call import Call
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.routes import Area
from shared.http.schema import EmptyRequest, Listing
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "GET",
    "/dialogs",
    permission=Permission.DIALOG_USE,
    answer=Listing[DialogRowAnswer],
    query=("cursor", "limit"),
)
def list_my_dialogs(call: Call[None]) -> Listing[DialogRowAnswer]:
    """List my dialogs, the newest first."""
    user_id = call.principal.user_id
    after = from_cursor(call.query.get("cursor"), user_id=user_id, query="dialogs")
    found, last = reads.my_dialogs(call.context, limit=limit_of(call.query.get("limit")), after=after)
    call.log_access("R", "dialog.list", user_id)
    return Listing(
        items=tuple(dialog_row(each, call.language) for each in found),
        next=to_cursor(last, user_id=user_id, query="dialogs"),
    )


@area.route("GET", "/dialogs/unread", permission=Permission.DIALOG_USE, answer=UnreadAnswer)
def count_unread(call: Call[None]) -> UnreadAnswer:
    """Count my dialogs in which something is unread."""
    return UnreadAnswer(count=reads.unread_count(call.context))


@area.route(
    "POST",
    "/dialogs",
    permission=Permission.DIALOG_START,
    body=DialogRequest,
    answer=DialogAnswer,
    status=201,
    problems=("reference-not-yet-available",),
)
def start_dialog(call: Call[DialogRequest]) -> DialogAnswer:
    """Start a dialog with its first message."""
    body = call.body
    asked = starts.NewDialog(
        subject=body.subject,
        text=body.text,
        dossier_id=body.dossier_id,
        participants=tuple((each.kind, each.id) for each in body.participants),
    )
    made = starts.start_dialog(call.context, asked)
    call.log_access("C", "dialog", made.id, person=made.topic.employee_id)
    me = made.member(call.principal.person)
    assert me is not None, "who starts a dialog takes part"
    return dialog_answer(DialogPage(made, me, [made.last]), call.language)


@area.route(
    "GET", "/dialogs/{dialog_id}", permission=Permission.DIALOG_USE, answer=DialogAnswer, query=("cursor",)
)
def read_dialog(call: Call[None]) -> DialogAnswer:
    """Read a dialog with its newest messages, or with those before them."""
    dialog_id, user_id = call.path["dialog_id"], call.principal.user_id
    query = f"dialog#{dialog_id}"
    place = from_cursor(call.query.get("cursor"), user_id=user_id, query=query)
    found = reads.read_dialog(call.context, dialog_id, before=place["before"] if place else None)
    call.log_access("R", "dialog", dialog_id, person=found.dialog.topic.employee_id)
    first = found.lines[0].number if found.lines else 1
    older = to_cursor({"before": first} if first > 1 else None, user_id=user_id, query=query)
    return dialog_answer(found, call.language, older=older)


@area.route(
    "POST",
    "/dialogs/{dialog_id}/messages",
    permission=Permission.DIALOG_USE,
    body=MessageRequest,
    answer=MessageAnswer,
    status=201,
)
def send_message(call: Call[MessageRequest]) -> MessageAnswer:
    """Send a message in a dialog."""
    dialog_id = call.path["dialog_id"]
    dialog = sends.send_message(call.context, dialog_id, call.body.text)
    call.log_access("C", "dialog.message", dialog_id, person=dialog.topic.employee_id)
    return message_answer(dialog.last, call.principal.person, call.language)


@area.route(
    "POST",
    "/dialogs/{dialog_id}/read",
    permission=Permission.DIALOG_USE,
    body=EmptyRequest,
    status=204,
    writes=False,  # a repeated mark changes nothing, so it needs no request key
)
def mark_read(call: Call[EmptyRequest]) -> None:
    """Mark everything in a dialog as read."""
    sends.mark_read(call.context, call.path["dialog_id"])
