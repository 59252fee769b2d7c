"""Events: each has a schema and a sample that do not drift; consumers take exactly what they subscribe to."""

import json
from copy import deepcopy
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from infra.local.frontend import WEB, install
from shared.contracts.catalogue import EVENTS
from shared.contracts.envelope import MOST_BYTES, EventData, envelope
from shared.contracts.subscriptions import SUBSCRIPTIONS
from tests.contracts import asyncapi
from tests.contracts.breaking import event_breaks
from tests.contracts.examples import SAMPLES
from tests.contracts.publish import CHANGES, PUBLISHED_EVENTS, read, told
from tests.contracts.schemas import PERSONAL, SCHEMAS, file_name, sample_text, schema_text
from tests.functions import CONSUMERS

EVERY = [
    pytest.param(producer, event, id=f"{producer}.{event.name}")
    for producer, own in EVENTS.items()
    for event in own
]
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("producer", "event"), EVERY)
def test_the_committed_schema_is_that_of_the_code(producer: str, event: type[EventData]) -> None:
    committed = SCHEMAS / f"{producer}.{event.name}.v{event.version}.json"

    assert committed.read_text(encoding="utf-8") == schema_text(event), "run: make openapi"


@pytest.mark.proves("EVT-4")
@pytest.mark.parametrize(("producer", "event"), EVERY)
def test_the_committed_sample_is_read_back_whole_fits_its_schema_and_stays_small(
    producer: str, event: type[EventData]
) -> None:
    text = (SAMPLES / file_name(producer, event)).read_text("utf-8")
    sample = json.loads(text)

    assert text == sample_text(event), "run: make openapi"
    assert len(text.encode()) < MOST_BYTES
    schema = json.loads((SCHEMAS / file_name(producer, event)).read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(sample["data"])) == []
    facts = event.model_validate(sample["data"])
    assert json.loads(facts.model_dump_json(by_alias=True)) == sample["data"]
    assert set(sample) == set(
        envelope(facts, event_id=sample["id"], at=datetime.now(UTC), correlation_id="one-and-the-same")
    )


def test_no_schema_or_sample_is_left_of_an_event_that_is_gone() -> None:
    names = {file_name(producer, event) for producer, own in EVENTS.items() for event in own}

    assert {path.name for path in SCHEMAS.glob("*.json")} == names
    assert {path.name for path in SAMPLES.glob("*.json")} == names


def test_the_committed_asyncapi_document_is_that_of_the_code() -> None:
    assert asyncapi.PATH.read_text("utf-8") == asyncapi.text(), "run: make openapi"


def test_the_document_of_the_events_is_asyncapi() -> None:
    install()
    specification = WEB / "node_modules" / "@asyncapi" / "specs" / "schemas" / "3.0.0-without-$id.json"
    validator = Draft7Validator(json.loads(specification.read_text("utf-8")))

    assert [each.message for each in validator.iter_errors(asyncapi.document())] == []


def test_the_document_of_the_events_tells_who_tells_and_who_takes() -> None:
    operations = asyncapi.document()["operations"]

    assert operations["trajects.tells.SickReported"]["action"] == "send"
    assert operations["documents.takes.trajects.SickReported"]["action"] == "receive"
    taken = {name for name in operations if ".takes." in name}
    assert taken == {f"{queue}.takes.{name}" for queue, own in SUBSCRIPTIONS.items() for name in own}


def test_a_change_of_an_event_that_breaks_who_takes_it_is_found() -> None:
    was = asyncapi.document()
    now = deepcopy(was)
    del now["components"]["messages"]["trajects.TaskDone.v1"]
    del now["components"]["schemas"]["SickReported"]["properties"]["protocol"]
    now["components"]["schemas"]["TaskFact"]["properties"]["more"] = {"type": "string"}

    assert event_breaks(was, was) == []
    assert event_breaks(was, now) == [
        "trajects.SickReported.v1: data/protocol is gone",
        "trajects.TaskDone.v1: the event is gone",
    ]


def test_the_events_break_nobody_without_telling() -> None:
    faults = set(event_breaks(read(PUBLISHED_EVENTS), read(asyncapi.PATH)))

    assert faults <= told(CHANGES.read_text("utf-8")), (
        "a new version beside the old, or tell it in CHANGES.md"
    )


@pytest.mark.proves("PRV-1")
@pytest.mark.parametrize(("producer", "event"), EVERY)
def test_named_personal_fields_stand_only_in_events_that_the_archive_leaves_out(
    producer: str, event: type[EventData]
) -> None:
    personal = PERSONAL & set(event.model_fields)

    assert not personal or not event.is_archived, f"{producer}.{event.name}: {personal}"


@pytest.mark.parametrize("subscription", list(SUBSCRIPTIONS))
def test_a_consumer_takes_exactly_what_it_subscribes_to(subscription: str) -> None:
    consumer = import_module(CONSUMERS[subscription]).consumer

    assert consumer.taken() == set(SUBSCRIPTIONS[subscription])


def test_the_access_log_takes_the_lines_of_every_service() -> None:
    assert {name.partition(".")[0] for name in SUBSCRIPTIONS["audit-collect"]} == set(EVENTS)


def test_every_subscription_names_an_event_that_exists() -> None:
    known = {f"{producer}.{event.name}" for producer, own in EVENTS.items() for event in own}

    assert {name for taken in SUBSCRIPTIONS.values() for name in taken} <= known
