"""Messaging's routes: dialogs, their messages, and to whom one can write."""

from functools import cache
from typing import Any

from services.messaging.schemas import show as shown
from services.messaging.schemas.answers import (
    DialogAnswer,
    DialogRowAnswer,
    MessageAnswer,
    RecipientsAnswer,
    UnreadAnswer,
)
from services.messaging.schemas.requests import DialogRequest, MessageRequest, ReadRequest
from services.messaging.store import Store
from services.messaging.use_cases import queries, talk
from services.messaging.use_cases.doors import Doors
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.http.app import Api
from shared.http.call import Call
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.schema import Listing
from shared.kernel.errors import refused_field
from shared.kernel.permissions import Permission

api = Api("messaging")
handler = api.handler


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@api.route(
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
    found, last = queries.my_dialogs(_doors(call), limit=limit_of(call.query.get("limit")), after=after)
    call.log_access("R", "dialog.list", user_id)
    return Listing(
        items=tuple(shown.row(each, call.language) for each in found),
        next=to_cursor(last, user_id=user_id, query="dialogs"),
    )


@api.route("GET", "/dialogs/unread", permission=Permission.DIALOG_USE, answer=UnreadAnswer)
def count_unread(call: Call[None]) -> UnreadAnswer:
    """Count my dialogs in which something is unread."""
    return UnreadAnswer(count=queries.unread_count(_doors(call)))


@api.route(
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
    asked = talk.Asked(
        subject=body.subject,
        text=body.text,
        dossier_id=body.dossier_id,
        participants=tuple((each.kind, each.id) for each in body.participants),
    )
    made = talk.start(_doors(call), asked)
    call.log_access("C", "dialog", made.id, person=made.topic.employee_id)
    me = made.member(call.principal.person)
    assert me is not None, "who starts a dialog takes part"
    return shown.dialog(made, me, [made.last], call.language)


@api.route(
    "GET", "/dialogs/{dialog_id}", permission=Permission.DIALOG_USE, answer=DialogAnswer, query=("cursor",)
)
def read_dialog(call: Call[None]) -> DialogAnswer:
    """Read a dialog with its newest messages, or with those before them."""
    dialog_id, user_id = call.path["dialog_id"], call.principal.user_id
    place = from_cursor(call.query.get("cursor"), user_id=user_id, query=f"dialog#{dialog_id}")
    found = queries.read_dialog(_doors(call), dialog_id, before=place["before"] if place else None)
    call.log_access("R", "dialog", dialog_id, person=found.dialog.topic.employee_id)
    first = found.lines[0].number if found.lines else 1
    older = to_cursor({"before": first} if first > 1 else None, user_id=user_id, query=f"dialog#{dialog_id}")
    return shown.dialog(found.dialog, found.member, found.lines, call.language, older=older)


@api.route(
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
    dialog = talk.say(_doors(call), dialog_id, call.body.text)
    call.log_access("C", "dialog.message", dialog_id, person=dialog.topic.employee_id)
    return shown.message(dialog.last, call.principal.person, call.language)


@api.route(
    "POST",
    "/dialogs/{dialog_id}/read",
    permission=Permission.DIALOG_USE,
    body=ReadRequest,
    status=204,
    writes=False,  # a repeated mark changes nothing, so it needs no request key
)
def mark_read(call: Call[ReadRequest]) -> None:
    """Mark everything in a dialog as read."""
    talk.mark_read(_doors(call), call.path["dialog_id"])


@api.route(
    "GET",
    "/recipients",
    permission=Permission.DIALOG_START,
    answer=RecipientsAnswer,
    query=("dossier",),
    problems=("reference-not-yet-available",),
)
def list_recipients(call: Call[None]) -> RecipientsAnswer:
    """List to whom I can write about a dossier."""
    dossier_id = call.query.get("dossier")
    if not dossier_id:
        raise refused_field("/dossier", "required")
    found = queries.recipients(_doors(call), dossier_id)
    call.log_access("R", "recipient.list", dossier_id, person=found.dossier.employee_id)
    return RecipientsAnswer(
        items=(
            shown.employee(found.dossier, found.portal, call.language),
            *(shown.account(each, call.language) for each in found.accounts),
        )
    )


def _doors(call: Call[Any]) -> Doors:
    return Doors(store(), call.unit, call.principal, call.now)
