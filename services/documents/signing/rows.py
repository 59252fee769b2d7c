"""Keys and items of ceremonies: the head, its chain of events, and what waits for somebody's signature."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import batched

from services.documents.domain.ceremony import Ceremony, CeremonyState, CeremonyStep
from services.documents.domain.evidence import EvidenceEvent
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Key, Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.kernel.clock import to_text
from shared.kernel.errors import Conflict, NotFound, Raced

_MOST_KEYS = 100
"""As many as one batch get takes."""


class CeremonyRows:
    """Reads and writes of ceremonies."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, ceremony_id: str) -> Ceremony | None:
        """A ceremony as it stands now."""
        item = self._table.get((_ceremony(ceremony_id), "HEAD"), consistent=True)
        return from_row(Ceremony, item) if item else None

    def get(self, ceremony_id: str) -> Ceremony:
        """A ceremony that must be there.

        Raises:
            NotFound: it is not.
        """
        ceremony = self.find(ceremony_id)
        if ceremony is None:
            raise NotFound
        return ceremony

    def evidence(self, ceremony_id: str) -> list[EvidenceEvent]:
        """The whole chain of a ceremony in order: one query a megabyte."""
        span = Range(_ceremony(ceremony_id), prefix="EVENT#")
        return [from_row(EvidenceEvent, item) for item in self._table.query_all(span, consistent=True)]

    def waiting_for(self, person: tuple[str, str]) -> list[Ceremony]:
        """Every ceremony that waits for somebody's signature: a query, and a request a hundred."""
        kind, person_id = person
        items = self._table.query_all(Range(_waiting(kind, person_id)))
        keys: Iterator[Key] = ((_ceremony(item["sk"]), "HEAD") for item in items)
        pages = (self._table.batch_get(each) for each in batched(keys, _MOST_KEYS, strict=False))
        return [from_row(Ceremony, item) for page in pages for item in page.values()]

    def ending_on(self, day: date, until: datetime) -> Iterator[str]:
        """Open ceremonies whose time is over by `until`, of one UTC day."""
        span = Range(f"OPEN#{day.isoformat()}", until=to_text(until))
        return (str(item["id"]) for item in self._table.query_all(span, index="gsi2"))

    def add(self, unit: Unit, step: CeremonyStep) -> None:
        """Stages a new ceremony with its first events, and that it waits for its signers."""
        unit.put_new(_item(step.ceremony), Conflict("busy"))
        self._add_events(unit, step, None)
        for signer in step.ceremony.signers:
            unit.put({"pk": _waiting(signer.kind, signer.person_id), "sk": step.ceremony.id})

    def save(
        self, unit: Unit, step: CeremonyStep, *, was: Ceremony, origin: Mapping[str, str] | None = None
    ) -> None:
        """Stages a ceremony's next state with its events.

        Args:
            unit: takes the rows.
            step: the ceremony as it becomes.
            was: as it stands.
            origin: salt, address and browser behind the first event's commitment; kept here only.
        """
        unit.put_version(_item(step.ceremony), replaces=was.version, error=Raced())
        self._add_events(unit, step, origin)
        if was.state is not CeremonyState.OPEN:
            return
        for before, after in zip(was.signers, step.ceremony.signers, strict=True):
            is_over = step.ceremony.state is not CeremonyState.OPEN or not after.is_waited_for
            if is_over and before.is_waited_for:
                unit.forget((_waiting(after.kind, after.person_id), was.id))

    def _add_events(self, unit: Unit, step: CeremonyStep, origin: Mapping[str, str] | None) -> None:
        for event in step.events:
            item: Item = {
                "pk": _ceremony(step.ceremony.id),
                "sk": f"EVENT#{event.seq:06d}",
                **to_row(event),
            }
            if origin and event is step.events[0]:
                item["origin"] = dict(origin)
            unit.put_new(item, Raced())


def _ceremony(ceremony_id: str) -> str:
    return f"CEREMONY#{ceremony_id}"


def _waiting(kind: str, person_id: str) -> str:
    return f"SIGNER#{kind}#{person_id}"


def _item(ceremony: Ceremony) -> Item:
    item: Item = {"pk": _ceremony(ceremony.id), "sk": "HEAD", **to_row(ceremony)}
    if ceremony.state is CeremonyState.OPEN:
        ends = to_text(ceremony.expires_at)
        item |= {"gsi2pk": f"OPEN#{ends[:10]}", "gsi2sk": f"{ends}#{ceremony.id}"}
    return item
