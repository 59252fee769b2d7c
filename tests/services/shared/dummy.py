"""A second service, in memory: what it declares is all that a service needs to declare.

It keeps notes with a version; everything else (permissions, problems, request keys, access lines, outbox, relay,
inbox) comes from `shared/`.
"""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.contracts import subscriptions
from shared.contracts.envelope import EventData
from shared.http.app import Api
from shared.http.call import Call
from shared.http.routes import Area
from shared.http.schema import Body, Resource
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.permissions import Permission

TABLE = "dummy-table"
COPIES = "copies-table"


class NoteChanged(EventData):
    """A note as it now is."""

    name: ClassVar[str] = "NoteChanged"

    note_id: str
    aggregate_version: int
    text: str


class NoteRequest(Body):
    """A note."""

    text: Annotated[str, Field(max_length=100)]


class NoteAnswer(Resource):
    """A note."""

    id: str
    version: int
    text: str


area = Area()
api = Api("dummy")
api.area("notes", "broken")(lambda: area)


@area.route(
    "POST", "/notes", permission=Permission.EMPLOYER_EDIT, body=NoteRequest, answer=NoteAnswer, status=201
)
def write_note(call: Call[NoteRequest]) -> NoteAnswer:
    """Write a note; there is only one of each text."""
    note = {"id": call.unit.ids(), "version": 1, "text": call.body.text}
    call.unit.put_new({"pk": f"TEXT#{call.body.text}", "sk": "GUARD"}, Conflict("office-name-taken"))
    _save(call, note)
    return NoteAnswer(**note)


@area.route(
    "PUT",
    "/notes/{note_id}",
    permission=Permission.EMPLOYER_EDIT,
    body=NoteRequest,
    answer=NoteAnswer,
    needs_version=True,
)
def change_note(call: Call[NoteRequest]) -> NoteAnswer:
    """Change a note."""
    note = {"id": call.path["note_id"], "version": call.version + 1, "text": call.body.text}
    _save(call, note)
    return NoteAnswer(**note)


@area.route("GET", "/notes/{note_id}", permission=Permission.SIGNED_IN, answer=NoteAnswer, query=("colour",))
def read_note(call: Call[None]) -> NoteAnswer:
    """Read a note."""
    item = Table(TABLE).get((f"NOTE#{call.path['note_id']}", "NOTE"))
    if item is None:
        raise NotFound
    call.log_access("R", "note", item["id"])
    return NoteAnswer(id=item["id"], version=item["version"], text=item["text"])


@area.route("GET", "/broken", permission=Permission.ANYONE)
def break_down(call: Call[None]) -> None:
    """Break down."""
    raise RuntimeError(f"a secret of {call.now}")


def _save(call: Call[Any], note: dict[str, Any]) -> None:
    item = {"pk": f"NOTE#{note['id']}", "sk": "NOTE", **note}
    if note["version"] == 1:
        call.unit.put_new(item, Conflict("busy"))
    else:
        call.unit.put_version(item, replaces=note["version"] - 1)
    call.unit.record(NoteChanged(note_id=note["id"], aggregate_version=note["version"], text=note["text"]))
    call.log_access("U", "note", note["id"])


def a_consumer() -> tuple[Consumer, Consumer]:
    """A consumer that copies notes, and one that counts an effect of each event."""
    subscriptions.SUBSCRIPTIONS.update(
        {"dummy-copy": ("dummy.NoteChanged",), "dummy-effect": ("dummy.NoteChanged",)}
    )
    copying, acting = Consumer("dummy-copy"), Consumer("dummy-effect")

    def keep(event: NoteChanged, delivery: Delivery) -> None:
        delivery.unit.put_newer(
            {
                "pk": f"COPY#{event.note_id}",
                "sk": "COPY",
                "version": event.aggregate_version,
                "text": event.text,
            }
        )

    def act(event: NoteChanged, delivery: Delivery) -> None:
        if event.text == "poison":
            raise ValueError("cannot be taken")
        delivery.unit.put({"pk": f"EFFECTS#{event.note_id}", "sk": delivery.unit.ids()})

    copying.copy("dummy", NoteChanged, keep)
    acting.effect("dummy", NoteChanged, act)
    return copying, acting
