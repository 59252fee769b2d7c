"""What one change tells: all of it, in order, in as few rows as the bus takes at a time."""

from datetime import UTC, datetime

import orjson
from hypothesis import given
from hypothesis import strategies as st

from shared.aws.outbox import MOST_CONTENT, MOST_EVENTS, Recorded, events_in, outbox_rows, recorded
from tests.services.shared.dummy import NoteChanged

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def an_event(number: int, text: str) -> Recorded:
    event = NoteChanged(note_id=str(number), aggregate_version=1, text=text)
    return recorded(event, event_id=f"{number:032x}", at=NOW, correlation_id="correlation")


@given(st.lists(st.integers(min_value=0, max_value=31_000), max_size=40))
def test_rows_hold_every_event_in_order_and_none_is_too_much_for_one_call(sizes: list[int]) -> None:
    told = [an_event(number, "é" * (size // 2)) for number, size in enumerate(sizes)]

    rows = list(outbox_rows(told, NOW))

    assert [event for row in rows for event in events_in(row)] == [
        orjson.loads(each.content) for each in told
    ]
    for row in rows:
        events = events_in(row)
        assert row["sk"] == events[0]["id"]
        assert 1 <= len(events) <= MOST_EVENTS
        assert sum(len(orjson.dumps(each)) for each in events) <= MOST_CONTENT


def test_events_that_fit_share_a_row() -> None:
    assert len(list(outbox_rows([an_event(n, "melk") for n in range(MOST_EVENTS)], NOW))) == 1
    assert len(list(outbox_rows([an_event(n, "melk") for n in range(MOST_EVENTS + 1)], NOW))) == 2
