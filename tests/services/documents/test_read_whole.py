"""What must be whole is read over all pages: a dossier's documents, a chain of evidence, what waits for a signer."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import batched
from typing import Any

import pytest

from services.documents.documents.rows import DocumentRows
from services.documents.domain.ceremony import Ceremony, CeremonyStep, Signer, with_event
from services.documents.domain.document import Document, Draft, VersionNote
from services.documents.domain.evidence import EvidenceEvent, fault_in
from services.documents.signing.rows import CeremonyRows
from shared.aws.dynamo import Page, Range, Table
from shared.kernel.ids import new_id_at
from tests.services.cast import a_cast
from tests.services.conftest import Watch
from tests.services.documents.signers import API
from tests.services.faults.failing_aws import FailingAws
from tests.services.local_system import LocalSystem, a_principal

AT = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
PAGE = 40
"""As many rows as a query gives here; in AWS a megabyte ends its page."""


@pytest.fixture(autouse=True)
def _small_pages(system: LocalSystem, _aws: Watch, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tables that do not copy themselves at each transaction, as moto's do, and that give few rows at once."""
    query = Table.query

    def paged(table: Table, span: Range, **more: Any) -> Page:
        return query(table, span, **{"limit": PAGE, **more})

    monkeypatch.setattr(Table, "query", paged)
    FailingAws(random.Random(0)).listen()
    yield
    _aws.begin()


def test_three_hundred_documents_of_a_dossier_are_listed_each_with_its_draft_and_maker(
    system: LocalSystem,
) -> None:
    cast = a_cast(system)
    dossier_id = cast.employee["dossierId"]
    rows = DocumentRows(system.table("documents"))
    made = [_document(dossier_id, number, cast.case_manager.user_id) for number in range(300)]
    for some in batched(made, 25, strict=False):
        unit = system.unit("documents")
        for document in some:
            rows.add(unit, document)
            if document.task_key.endswith("0"):
                rows.save_draft(unit, document.id, Draft(1, {"end_goal": "own_work"}, AT))
        unit.commit()

    answer = system.call("GET", f"{API}/dossiers/{dossier_id}/documents", by=cast.case_manager)

    items = answer.json["items"]
    assert [each["id"] for each in items] == sorted((each.id for each in made), reverse=True)
    assert [each["hasDraft"] for each in items] == [each["taskKey"].endswith("0") for each in items]
    assert sum(len(each["versions"]) for each in items) == 600
    assert {version["madeBy"] for each in items for version in each["versions"]} == {"Fatima Amrani"}


def test_a_chain_of_a_thousand_events_is_read_whole_and_in_order(system: LocalSystem) -> None:
    rows = CeremonyRows(system.table("documents"))
    ceremony = _ceremony(1)
    unit = system.unit("documents")
    rows.add(unit, CeremonyStep(ceremony, ()))
    unit.commit()
    facts = {"why": "code-wrong"}
    for _ in range(20):
        was = ceremony
        events: tuple[EvidenceEvent, ...] = ()
        for _ in range(50):
            step = with_event(ceremony, "code-failed", at=AT, actor="s1", facts=facts)
            ceremony, events = step.ceremony, (*events, *step.events)
        unit = system.unit("documents")
        rows.save(unit, CeremonyStep(ceremony, events), was=was)
        unit.commit()

    chain = rows.evidence(ceremony.id)

    assert [each.seq for each in chain] == list(range(1, 1001))
    assert fault_in(chain) is None
    assert chain[-1].hash == ceremony.chain


def test_everything_that_waits_for_a_signature_is_listed_and_everything_that_is_over_is_found(
    system: LocalSystem,
) -> None:
    rows = CeremonyRows(system.table("documents"))
    made = [_ceremony(number) for number in range(230)]
    for some in batched(made, 30, strict=False):
        unit = system.unit("documents")
        for ceremony in some:
            rows.add(unit, CeremonyStep(ceremony, ()))
        unit.commit()
    boss = a_principal("employer_direct", user_id="boss", scopes=("employer",))

    waiting = system.call("GET", f"{API}/signatures/mine", by=boss).json["items"]
    over = list(rows.ending_on(made[0].expires_at.date(), made[-1].expires_at + timedelta(seconds=1)))

    assert [each["id"] for each in waiting] == [each.id for each in made]
    assert over == [each.id for each in made]


def _document(dossier_id: str, number: int, by: str) -> Document:
    at = AT + timedelta(minutes=number)
    notes = tuple(VersionNote(each + 1, at, by, sha256="ab" * 32) for each in range(2))
    task = f"plan_of_action_{number}"
    return Document(new_id_at(at), 1, "plan_of_action", dossier_id, "traject", task, notes)


def _ceremony(number: int) -> Ceremony:
    at = AT + timedelta(minutes=number)
    return Ceremony(
        id=new_id_at(at),
        version=1,
        document_id="document",
        document_version=1,
        dossier_id="dossier",
        traject_id="traject",
        task_key="plan_of_action",
        form="plan_of_action",
        sha256="ab" * 32,
        requested_by="manager",
        requested_by_name="Fatima Amrani",
        requested_at=at,
        signers=(Signer("s1", "user", "boss", "employer", "Bas Bakker"),),
    )
