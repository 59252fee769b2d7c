"""Events: each has a schema and a sample that do not drift; consumers take exactly what they subscribe to."""

import json
from importlib import import_module
from pathlib import Path

import pytest

from shared.contracts.catalogue import EVENTS
from shared.contracts.envelope import MOST_BYTES, EventData
from shared.contracts.subscriptions import SUBSCRIPTIONS
from tests.contracts.schemas import PERSONAL, SCHEMAS, sample_of, schema_text
from tests.services.house import CONSUMERS

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
def test_a_sample_is_read_back_and_stays_small(producer: str, event: type[EventData]) -> None:
    sample = sample_of(event)

    text = sample.model_dump_json(by_alias=True)
    assert type(sample).model_validate(json.loads(text)) == sample, producer
    assert len(text.encode()) < MOST_BYTES


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
