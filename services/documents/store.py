"""Documents' table: the only file that knows its keys and items.

| operation | key | requests |
| --- | --- | --- |
| document | DOCUMENT#id / HEAD | 1 consistent get |
| document of a task | TASK#traject#task#form / DOCUMENT → id | 1 consistent get |
| documents of a dossier | gsi1: DOSSIER#id / id | 1 query |
| draft | DOCUMENT#id / DRAFT | 1 consistent get, 1 put |
| content of a version | DOCUMENT#id / VERSION#number | 1 consistent get |
| dossier with its employer (copies) | DOSSIER#id, EMPLOYER#id / COPY | 2 gets |
| accounts, a traject (copies) | USER#id, TRAJECT#id / COPY | 1 batch get, 1 get |
| portal account of an employee (copy) | PERSON#id / COPY | 1 get |
| ceremony | CEREMONY#id / HEAD | 1 consistent get |
| evidence of a ceremony | CEREMONY#id / EVENT#number | 1 query |
| what waits for somebody's signature | SIGNER#kind#id / ceremony | 1 query, 1 batch get |
| requests that end on a day | gsi2: OPEN#day / instant#id | 1 query |
"""

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date, datetime

from services.documents.domain.ceremony import Ceremony, Signer, SignerState, State, Step
from services.documents.domain.copies import Case, DossierCopy, EmployerCopy, TrajectCopy, UserCopy
from services.documents.domain.document import (
    Content,
    Document,
    Draft,
    FileState,
    Head,
    Signing,
    VersionNote,
)
from services.documents.domain.evidence import Event
from shared.aws.dynamo import Key, Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.kernel.clock import from_text, to_text
from shared.kernel.errors import Conflict, NotFound, Raced, StaleVersion

MOST_WAITING = 50
"""As many requests as one person's list shows."""


class Store:
    """Reads and writes of the documents table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    # documents

    def document(self, document_id: str) -> Document | None:
        """A document as it stands now."""
        item = self._table.get((f"DOCUMENT#{document_id}", "HEAD"), consistent=True)
        return _document(item) if item else None

    def document_of_task(self, traject_id: str, task_key: str, form: str) -> str | None:
        """The id of the document that a task has."""
        item = self._table.get(_task_key(traject_id, task_key, form), consistent=True)
        return str(item["document_id"]) if item else None

    def documents_of(self, dossier_id: str) -> list[Document]:
        """The documents of a dossier, newest first."""
        page = self._table.query(Range(f"DOSSIER#{dossier_id}"), index="gsi1", limit=100, newest_first=True)
        return [_document(item) for item in page.items]

    def draft(self, document_id: str) -> Draft | None:
        """What was typed last."""
        item = self._table.get((f"DOCUMENT#{document_id}", "DRAFT"), consistent=True)
        if item is None:
            return None
        return Draft(item["version"], item["answers"], from_text(item["saved_at"]), item["saved_by"])

    def drafts_among(self, ids: Iterable[str]) -> set[str]:
        """Which of at most 100 documents have a draft: one request."""
        keys: list[Key] = [(f"DOCUMENT#{each}", "DRAFT") for each in ids]
        found = self._table.batch_get(keys) if keys else {}
        return {pk.removeprefix("DOCUMENT#") for pk, _ in found}

    def content(self, document_id: str, number: int) -> Content | None:
        """What a version froze."""
        item = self._table.get(_version_key(document_id, number), consistent=True)
        return _content(item) if item else None

    def add_document(self, unit: Unit, document: Document) -> None:
        """Stages a new document; of two for one task one wins."""
        pk, sk = _task_key(document.traject_id, document.task_key, document.form)
        unit.put_new({"pk": pk, "sk": sk, "document_id": document.id}, Raced())
        unit.put_new(_document_item(document), Conflict("busy"))

    def save_document(self, unit: Unit, document: Document) -> None:
        """Stages a document's next state."""
        unit.put_version(_document_item(document), replaces=document.version - 1, error=Raced())

    def add_content(self, unit: Unit, content: Content) -> None:
        """Stages the content of a new version, which never changes again."""
        unit.put_new(_content_item(content), Raced())

    def save_draft(self, unit: Unit, document_id: str, draft: Draft) -> None:
        """Stages a draft, if nobody saved one in between."""
        assert draft.saved_at, "a saved draft has its instant"
        item: Item = {
            "pk": f"DOCUMENT#{document_id}",
            "sk": "DRAFT",
            "version": draft.number,
            "answers": draft.answers,
            "saved_at": to_text(draft.saved_at),
            "saved_by": draft.saved_by,
        }
        if draft.number == 1:
            unit.put_new(item, StaleVersion())
        else:
            unit.put_version(item, replaces=draft.number - 1)

    def forget_draft(self, unit: Unit, document_id: str) -> None:
        """Stages the end of a draft: it became a version."""
        unit.forget((f"DOCUMENT#{document_id}", "DRAFT"))

    # ceremonies

    def ceremony(self, ceremony_id: str) -> Ceremony | None:
        """A ceremony as it stands now."""
        item = self._table.get((f"CEREMONY#{ceremony_id}", "HEAD"), consistent=True)
        return _ceremony(item) if item else None

    def evidence(self, ceremony_id: str) -> list[Event]:
        """The chain of a ceremony in order."""
        events: list[Event] = []
        after: Item | None = None
        while True:
            span = Range(f"CEREMONY#{ceremony_id}", prefix="EVENT#")
            page = self._table.query(span, consistent=True, after=after)
            events += [Event(item["seq"], item["text"], item["hash"]) for item in page.items]
            if page.last is None:
                return events
            after = page.last

    def waiting_for(self, person: tuple[str, str]) -> list[Ceremony]:
        """The ceremonies that wait for somebody's signature."""
        page = self._table.query(Range(f"SIGNER#{person[0]}#{person[1]}"), limit=MOST_WAITING)
        keys: list[Key] = [(f"CEREMONY#{item['sk']}", "HEAD") for item in page.items]
        return [_ceremony(item) for item in self._table.batch_get(keys).values()] if keys else []

    def ending_on(self, day: date, until: datetime) -> list[str]:
        """Open ceremonies whose time is over by `until`, of one UTC day."""
        span = Range(f"OPEN#{day.isoformat()}", until=to_text(until))
        return [str(item["id"]) for item in self._table.query(span, index="gsi2", limit=100).items]

    def add_ceremony(self, unit: Unit, step: Step) -> None:
        """Stages a new ceremony with its first events, and that it waits for its signers."""
        unit.put_new(_ceremony_item(step.ceremony), Conflict("busy"))
        self._add_events(unit, step)
        for signer in step.ceremony.signers:
            unit.put(_waiting_item(step.ceremony, signer))

    def save_ceremony(
        self, unit: Unit, step: Step, *, was: Ceremony, origin: dict[str, str] | None = None
    ) -> None:
        """Stages a ceremony's next state with its events.

        Attributes:
            origin: salt, address and browser behind the last event's commitment; kept here only.
        """
        unit.put_version(_ceremony_item(step.ceremony), replaces=was.version, error=Raced())
        self._add_events(unit, step, origin)
        for before, after in zip(was.signers, step.ceremony.signers, strict=True):
            is_over = step.ceremony.state is not State.OPEN or not after.is_waited_for
            if is_over and was.state is State.OPEN and before.is_waited_for:
                unit.forget((f"SIGNER#{after.kind}#{after.person_id}", was.id))

    def _add_events(self, unit: Unit, step: Step, origin: dict[str, str] | None = None) -> None:
        for event in step.events:
            unit.put_new(
                {
                    "pk": f"CEREMONY#{step.ceremony.id}",
                    "sk": f"EVENT#{event.seq:06d}",
                    **asdict(event),
                    "origin": origin if event is step.events[0] else None,
                },
                Raced(),
            )

    # copies

    def case(self, dossier_id: str) -> Case | None:
        """A dossier with its employer: two gets, for one names the other."""
        item = self._table.get((f"DOSSIER#{dossier_id}", "COPY"))
        if item is None:
            return None
        dossier = _dossier(item)
        employer = self._table.get((f"EMPLOYER#{dossier.employer_id}", "COPY"))
        return Case(dossier, _employer(employer)) if employer else None

    def users(self, ids: Iterable[str]) -> dict[str, UserCopy]:
        """Copies of accounts: one request."""
        keys: list[Key] = [(f"USER#{each}", "COPY") for each in dict.fromkeys(ids)]
        found = self._table.batch_get(keys) if keys else {}
        return {item["id"]: _user(item) for item in found.values()}

    def portal_account_of(self, person_id: str) -> UserCopy | None:
        """The portal account of an employee."""
        item = self._table.get((f"PERSON#{person_id}", "COPY"))
        return _user(item) if item else None

    def traject(self, traject_id: str) -> TrajectCopy | None:
        """A traject, as it was reported."""
        item = self._table.get((f"TRAJECT#{traject_id}", "COPY"))
        if item is None:
            return None
        return TrajectCopy(traject_id, item["dossier_id"], date.fromisoformat(item["first_sick_day"]))

    def keep_dossier(self, unit: Unit, dossier: DossierCopy) -> None:
        """Stages the copy of an employee at an employer, unless a newer one is here."""
        unit.put_newer(
            {
                "pk": f"DOSSIER#{dossier.id}",
                "sk": "COPY",
                **asdict(dossier),
                "birth_date": dossier.birth_date.isoformat(),
                "nodes": list(dossier.nodes),
            }
        )

    def keep_employer(self, unit: Unit, employer: EmployerCopy) -> None:
        """Stages the copy of an employer, unless a newer one is here."""
        unit.put_newer({"pk": f"EMPLOYER#{employer.id}", "sk": "COPY", **asdict(employer)})

    def keep_user(self, unit: Unit, user: UserCopy) -> None:
        """Stages the copy of an account, unless a newer one is here; a portal account by its person."""
        key = f"PERSON#{user.person_id}" if user.person_id else f"USER#{user.id}"
        own = {**asdict(user), "groups": list(user.groups), "scopes": list(user.scopes)}
        unit.put_newer({"pk": key, "sk": "COPY", **own})

    def keep_traject(self, unit: Unit, traject: TrajectCopy) -> None:
        """Stages whose traject it is and since when; told once."""
        item: Item = {
            "pk": f"TRAJECT#{traject.id}",
            "sk": "COPY",
            "version": 1,
            "dossier_id": traject.dossier_id,
            "first_sick_day": traject.first_sick_day.isoformat(),
        }
        unit.put_newer(item)


def _task_key(traject_id: str, task_key: str, form: str) -> Key:
    return (f"TASK#{traject_id}#{task_key}#{form}", "DOCUMENT")


def _version_key(document_id: str, number: int) -> Key:
    return (f"DOCUMENT#{document_id}", f"VERSION#{number:04d}")


def _document_item(document: Document) -> Item:
    return {
        "pk": f"DOCUMENT#{document.id}",
        "sk": "HEAD",
        "gsi1pk": f"DOSSIER#{document.dossier_id}",
        "gsi1sk": document.id,
        **asdict(document),
        "created_at": to_text(document.created_at),
        "versions": [
            {
                **asdict(each),
                "made_at": to_text(each.made_at),
                "state": str(each.state),
                "signing": str(each.signing),
            }
            for each in document.versions
        ],
    }


def _document(item: Item) -> Document:
    own = {each.name: item[each.name] for each in fields(Document)}
    notes = tuple(
        VersionNote(
            **{
                **raw,
                "made_at": from_text(raw["made_at"]),
                "state": FileState(raw["state"]),
                "signing": Signing(raw["signing"]),
            }
        )
        for raw in item["versions"]
    )
    return Document(**{**own, "created_at": from_text(item["created_at"]), "versions": notes})


def _content_item(content: Content) -> Item:
    pk, sk = _version_key(content.document_id, content.number)
    head = content.head
    return {
        "pk": pk,
        "sk": sk,
        **asdict(content),
        "made_at": to_text(content.made_at),
        "head": {
            **asdict(head),
            "birth_date": head.birth_date.isoformat(),
            "first_sick_day": head.first_sick_day.isoformat() if head.first_sick_day else None,
        },
    }


def _content(item: Item) -> Content:
    own = {each.name: item[each.name] for each in fields(Content)}
    raw = item["head"]
    first = raw["first_sick_day"]
    head = Head(
        **{
            **raw,
            "birth_date": date.fromisoformat(raw["birth_date"]),
            "first_sick_day": date.fromisoformat(first) if first else None,
        }
    )
    return Content(**{**own, "made_at": from_text(item["made_at"]), "head": head})


def _ceremony_item(ceremony: Ceremony) -> Item:
    item: Item = {
        "pk": f"CEREMONY#{ceremony.id}",
        "sk": "HEAD",
        **asdict(ceremony),
        "requested_at": to_text(ceremony.requested_at),
        "state": str(ceremony.state),
        "signers": [
            {
                **asdict(each),
                "state": str(each.state),
                "signed_at": to_text(each.signed_at) if each.signed_at else None,
            }
            for each in ceremony.signers
        ],
    }
    if ceremony.state is State.OPEN:
        ends = to_text(ceremony.expires_at)
        item |= {"gsi2pk": f"OPEN#{ends[:10]}", "gsi2sk": f"{ends}#{ceremony.id}"}
    return item


def _ceremony(item: Item) -> Ceremony:
    own = {each.name: item[each.name] for each in fields(Ceremony)}
    signers = tuple(
        Signer(
            **{
                **raw,
                "state": SignerState(raw["state"]),
                "signed_at": from_text(raw["signed_at"]) if raw["signed_at"] else None,
            }
        )
        for raw in item["signers"]
    )
    return Ceremony(
        **{
            **own,
            "requested_at": from_text(item["requested_at"]),
            "state": State(item["state"]),
            "signers": signers,
        }
    )


def _waiting_item(ceremony: Ceremony, signer: Signer) -> Item:
    return {"pk": f"SIGNER#{signer.kind}#{signer.person_id}", "sk": ceremony.id}


def _dossier(item: Item) -> DossierCopy:
    own = {each.name: item[each.name] for each in fields(DossierCopy)}
    return DossierCopy(
        **{**own, "birth_date": date.fromisoformat(item["birth_date"]), "nodes": tuple(item["nodes"])}
    )


def _employer(item: Item) -> EmployerCopy:
    return EmployerCopy(**{each.name: item[each.name] for each in fields(EmployerCopy)})


def _user(item: Item) -> UserCopy:
    own = {each.name: item[each.name] for each in fields(UserCopy)}
    return UserCopy(**{**own, "groups": tuple(item["groups"]), "scopes": tuple(item["scopes"])})


def found[T](thing: T | None) -> T:
    """The thing that must be there.

    Raises:
        NotFound: it is not.
    """
    if thing is None:
        raise NotFound
    return thing
