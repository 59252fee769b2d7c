"""What a service gets by declaring routes, events and a table: each guarantee, on a second service in memory."""

import json
import random
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shared.aws import clients, relay, settings
from shared.aws.consumer import Consumer
from shared.aws.dynamo import Range, Table
from shared.aws.outbox import PREFIX, SHARDS, events_in
from shared.aws.serde import Item
from shared.contracts import subscriptions
from shared.http.routes import Area
from tests.services.conftest import REAL_CLOCK
from tests.services.local_system import Answer, LocalSystem, a_principal, create_tables, stream_event
from tests.services.shared.dummy import TABLE, a_consumer, api

KB = a_principal("customer_admin", user_id="01920000-0000-7000-8000-0000000000aa")
KEY = "a-key-of-twenty-chars"


@pytest.fixture(autouse=True)
def _dummy_table(system: LocalSystem) -> Iterator[None]:
    create_tables({"dummy": ()})
    before = dict(subscriptions.SUBSCRIPTIONS)
    yield
    subscriptions.SUBSCRIPTIONS.clear()
    subscriptions.SUBSCRIPTIONS.update(before)


def ask(system: LocalSystem, method: str, path: str, body: Any = None, **more: Any) -> Answer:
    return system.call(method, f"/api/dummy{path}", body, handler=api.handler, **({"by": KB} | more))


def write(system: LocalSystem, text: str = "melk", **more: Any) -> Answer:
    return ask(system, "POST", "/notes", {"text": text}, **more)


def outbox() -> list[Item]:
    rows = [row for shard in range(SHARDS) for row in Table(TABLE).query(Range(f"{PREFIX}{shard}")).items]
    return sorted(rows, key=lambda row: str(row["sk"]))


def told(name: str) -> list[dict[str, Any]]:
    return [event for row in outbox() for event in events_in(row) if event["name"] == name]


def test_a_route_without_a_permission_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="permission"):
        Area().route("GET", "/x")  # type: ignore[call-arg]


@pytest.mark.proves("WEB-1", "AZ-1")
@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"by": a_principal()}, 403, "no-permission"),
        ({"by": a_principal("case_manager")}, 403, "no-permission"),
        ({"headers": {"sec-fetch-site": "cross-site"}}, 403, "csrf-failed"),
        ({"headers": {"sec-fetch-site": ""}}, 403, "csrf-failed"),
        ({"headers": {"x-csrf-token": "another"}}, 403, "csrf-failed"),
        ({"headers": {"content-type": "text/plain"}}, 415, "not-json"),
        ({"headers": {"idempotency-key": "short"}}, 400, "idempotency-key-needed"),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_may_not_come_in_is_refused_before_any_work(
    system: LocalSystem, more: dict[str, Any], status: int, code: str, language: str
) -> None:
    system.calls.clear()

    refused = write(system, language=language, **more)

    assert (refused.status, refused.code) == (status, code)
    assert refused.headers["content-type"].startswith("application/problem+json")
    assert not system.dynamodb_calls()


def test_a_refusal_speaks_the_callers_language_and_can_be_quoted(system: LocalSystem) -> None:
    from shared.kernel.principal import ANONYMOUS

    dutch = ask(system, "GET", "/notes/1", by=ANONYMOUS, headers={"x-correlation-id": "reference-1"})
    english = ask(system, "GET", "/notes/1", by=ANONYMOUS, language="en-GB,en;q=0.8")

    assert (dutch.status, dutch.json["title"]) == (401, "U bent niet (meer) ingelogd.")
    assert english.json["title"] == "You are not signed in (any more)."
    assert dutch.json["reference"] == dutch.headers["x-correlation-id"] == "reference-1"


@pytest.mark.proves("WEB-6")
@pytest.mark.parametrize(
    ("raw", "status", "code", "pointers"),
    [
        ("", 400, "broken-json", {}),
        ("{", 400, "broken-json", {}),
        ("[]", 400, "broken-json", {}),
        ('{"text": NaN}', 400, "broken-json", {}),
        ('{"text": "a", "text": "b"}', 400, "broken-json", {}),
        ('{"text": ' + "[" * 40 + "]" * 40 + "}", 400, "broken-json", {}),
        ('{"text": "' + "x" * 300_000 + '"}', 413, "body-too-large", {}),
        ('{"text": 7}', 422, "invalid", {"/text": "text"}),
        ('{"text": "a", "owner": "me"}', 422, "invalid", {"/owner": "unknown-field"}),
        ('{"text": "a\\u0000b"}', 422, "invalid", {"/text": "character"}),
        ('{"text": "a\\ud800b"}', 422, "invalid", {"/text": "character"}),
        ('{"text": "a\\u202eb"}', 422, "invalid", {"/text": "character"}),
        ("{}", 422, "invalid", {"/text": "required"}),
        ('{"text": "' + "x" * 101 + '"}', 422, "invalid", {"/text": "too-long"}),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_broken_body_gets_a_clear_answer_and_changes_nothing(
    system: LocalSystem, raw: str, status: int, code: str, pointers: dict[str, str], language: str
) -> None:
    refused = ask(system, "POST", "/notes", raw=raw, language=language)

    assert (refused.status, refused.code, refused.pointers) == (status, code, pointers)
    assert outbox() == []


@pytest.mark.proves("WEB-4")
def test_an_unknown_path_is_a_problem_and_a_wrong_method_tells_the_right_ones(system: LocalSystem) -> None:
    unknown = ask(system, "GET", "/nothing/here")
    wrong = ask(system, "DELETE", "/notes/1")

    assert (unknown.status, unknown.code) == (404, "not-found")
    assert (wrong.status, wrong.code, wrong.headers["allow"]) == (405, "method-not-allowed", "GET, PUT")


def test_a_name_in_a_path_is_one_whole_part_of_it_decoded(system: LocalSystem) -> None:
    note = write(system).json["id"]

    assert ask(system, "GET", f"/notes/{note.replace('-', '%2D')}").json["id"] == note
    for other in ("/notes/", f"/notes/{note}/", f"/notes/{note}/x", f"//notes/{note}", "/notes/%2F"):
        assert ask(system, "GET", other).status == 404, other


def test_an_unknown_or_repeated_query_name_is_refused(system: LocalSystem) -> None:
    assert ask(system, "GET", "/notes/1?size=3").code == "query-unknown"
    assert ask(system, "GET", "/notes/1?colour=a&colour=b").code == "query-repeated"


@pytest.mark.proves("WEB-4")
def test_a_fault_of_ours_tells_nothing_of_itself(system: LocalSystem) -> None:
    broken = ask(system, "GET", "/broken")

    assert (broken.status, broken.code) == (500, "internal-error")
    assert "secret" not in broken.text


@pytest.mark.proves("EVT-1")
def test_state_key_access_line_and_event_are_one_transaction(system: LocalSystem) -> None:
    system.calls.clear()

    written = write(system)

    assert written.status == 201
    assert system.dynamodb_calls() == {"TransactWriteItems": 1}
    [event] = told("NoteChanged")
    assert event["data"] == {"noteId": written.json["id"], "aggregateVersion": 1, "text": "melk"}
    [line] = told("AccessRecorded")
    assert (line["data"]["actor"], line["data"]["rule"]) == (KB.user_id, "organisation:employer:edit")


def test_when_one_condition_fails_nothing_at_all_is_written(system: LocalSystem) -> None:
    write(system)
    before = len(outbox())

    refused = write(system)

    assert (refused.status, refused.code) == (409, "office-name-taken")
    assert len(outbox()) == before


@pytest.mark.proves("IDM-1")
def test_a_repeated_request_gets_the_first_answer_and_another_body_is_refused(system: LocalSystem) -> None:
    first = write(system, key=KEY)

    again, other = write(system, key=KEY), write(system, "brood", key=KEY)

    assert (again.status, again.json) == (201, first.json)
    assert (other.status, other.code) == (422, "idempotency-key-reused")
    assert len(told("NoteChanged")) == 1


@pytest.mark.proves("IDM-1")
def test_a_key_of_somebody_else_is_another_key(system: LocalSystem) -> None:
    write(system, "melk", key=KEY)

    mine = write(system, "brood", key=KEY, by=a_principal("customer_admin"))

    assert mine.status == 201


@pytest.mark.proves("IDM-2")
def test_an_edit_of_an_old_version_is_refused_and_of_none_is_asked_for_one(system: LocalSystem) -> None:
    note = write(system).json
    path = f"/notes/{note['id']}"
    assert ask(system, "PUT", path, {"text": "volle melk"}, version=1).headers["etag"] == '"2"'

    stale = ask(system, "PUT", path, {"text": "oude melk"}, version=1)
    without = ask(system, "PUT", path, {"text": "oude melk"})

    assert (stale.status, stale.code) == (412, "version-mismatch")
    assert (without.status, without.pointers) == (422, {"/If-Match": "version-needed"})
    assert ask(system, "GET", path).json["text"] == "volle melk"


def test_twenty_writers_of_one_version_have_one_winner(system: LocalSystem) -> None:
    """One after the other: the emulation is not safe for threads, and the condition is the table's, not ours."""
    note = write(system).json

    statuses = [
        ask(system, "PUT", f"/notes/{note['id']}", {"text": f"versie {number}"}, version=1).status
        for number in range(20)
    ]

    assert sorted(set(statuses)) == [200, 412]
    assert statuses.count(200) == 1


@pytest.mark.proves("AUD-1")
def test_a_view_leaves_its_access_line_in_one_put(system: LocalSystem) -> None:
    note = write(system).json
    system.calls.clear()

    assert ask(system, "GET", f"/notes/{note['id']}").status == 200

    assert system.dynamodb_calls() == {"GetItem": 1, "PutItem": 1}


def test_the_correlation_id_goes_from_the_browser_into_the_event(system: LocalSystem) -> None:
    write(system, headers={"x-correlation-id": "one-click-of-mine"})

    assert {event["correlationId"] for event in told("NoteChanged")} == {"one-click-of-mine"}


def run_relay(system: LocalSystem, event: dict[str, Any]) -> dict[str, int]:
    with system.running("dummy", "identity.relay"):  # the same code as every relay
        return relay.handler(event, None)


def test_the_relay_publishes_what_the_stream_brings_and_deletes_it(system: LocalSystem) -> None:
    write(system)

    assert run_relay(system, stream_event(outbox())) == {"published": 2}

    assert outbox() == []


class _Bus:
    """A bus that takes nothing, or only the even entries."""

    def __init__(self, *, takes_even: bool, says: str = "InternalFailure") -> None:
        self._takes_even = takes_even
        self._says = says

    def put_events(self, Entries: list[Any]) -> dict[str, Any]:  # noqa: N803 - the name of AWS
        taken = [self._takes_even and n % 2 == 0 for n in range(len(Entries))]
        return {"Entries": [{"EventId": "1"} if each else {"ErrorCode": self._says} for each in taken]}


def use_bus(monkeypatch: pytest.MonkeyPatch, bus: _Bus) -> None:
    real = clients.client
    monkeypatch.setattr(relay, "client", lambda service: bus if service == "events" else real(service))


@pytest.mark.proves("EVT-1")
def test_what_the_bus_refused_stays_and_the_sweeper_sends_it(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(system)
    with monkeypatch.context() as broken:
        use_bus(broken, _Bus(takes_even=True))
        assert run_relay(system, stream_event(outbox())) == {"published": 1}
    assert len(outbox()) == 1
    assert run_relay(system, {"sweep": True}) == {"found": 0, "published": 0}

    system.passes(seconds=31)

    assert run_relay(system, {"sweep": True}) == {"found": 1, "published": 2}
    assert outbox() == []


@pytest.mark.proves("EVT-1")
def test_poison_is_parked_after_ten_tries_and_its_neighbours_go_on(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(system)
    rows = len(outbox())
    system.passes(seconds=31)
    with monkeypatch.context() as broken:
        use_bus(broken, _Bus(takes_even=False, says="MalformedDetail"))
        for _ in range(10):
            run_relay(system, {"sweep": True})

    assert outbox() == []
    parked = Table(TABLE).query(Range(relay.PARKED)).items
    assert [row["tries"] for row in parked] == [10] * rows


def messages(system: LocalSystem) -> list[dict[str, Any]]:
    """The events of the outbox as the bus hands them out."""
    return [
        {
            "source": "poortwachter.dummy",
            "detail-type": event["name"],
            "detail": event,
        }
        for event in told("NoteChanged")
    ]


def consume(system: LocalSystem, consumer: Consumer, events: list[dict[str, Any]]) -> list[int]:
    """Hands a batch to a consumer; gives the places of those that failed."""
    records = [{"messageId": str(n), "body": json.dumps(event)} for n, event in enumerate(events)]
    with system.running("dummy", "dummy.consumer"):
        failed = consumer.handler({"Records": records}, None)["batchItemFailures"]
    return [int(each["itemIdentifier"]) for each in failed]


@pytest.mark.proves("EVT-2")
@pytest.mark.parametrize("seed", range(5))
def test_events_doubled_and_shuffled_leave_the_newest_copy_and_one_effect_each(
    system: LocalSystem, seed: int
) -> None:
    note = write(system).json
    for version in (1, 2, 3):
        ask(system, "PUT", f"/notes/{note['id']}", {"text": f"versie {version + 1}"}, version=version)
    copying, acting = a_consumer()
    events = messages(system) * 2
    random.Random(seed).shuffle(events)

    assert consume(system, copying, events) == consume(system, acting, events) == []

    copy = Table(TABLE).get((f"COPY#{note['id']}", "COPY"))
    assert copy is not None
    assert (copy["version"], copy["text"]) == (4, "versie 4")
    assert len(Table(TABLE).query(Range(f"EFFECTS#{note['id']}")).items) == 4


@pytest.mark.proves("EVT-3")
def test_one_poison_message_goes_back_alone(system: LocalSystem) -> None:
    for text in ("melk", "poison", "brood"):
        write(system, text)
    _, acting = a_consumer()

    events = messages(system)
    poison = next(n for n, each in enumerate(events) if each["detail"]["data"]["text"] == "poison")

    assert consume(system, acting, events) == [poison]


@pytest.mark.proves("EVT-4")
def test_an_unknown_version_goes_back_and_an_unknown_field_is_ignored(system: LocalSystem) -> None:
    write(system)
    copying, _ = a_consumer()
    [event] = messages(system)
    newer = json.loads(json.dumps(event))
    newer["detail"]["version"] = 2
    event["detail"]["data"]["colour"] = "blue"

    assert consume(system, copying, [newer, event]) == [0]


def test_two_versions_of_an_event_are_taken_side_by_side(system: LocalSystem) -> None:
    from typing import ClassVar

    from shared.aws.consumer import Delivery
    from tests.services.shared.dummy import NoteChanged

    class NoteChangedInColour(NoteChanged):
        version: ClassVar[int] = 2

        colour: str

    taken: list[tuple[int, str]] = []

    def take_old(event: NoteChanged, _delivery: Delivery) -> None:
        taken.append((1, event.text))

    def take_new(event: NoteChangedInColour, _delivery: Delivery) -> None:
        taken.append((2, event.colour))

    write(system)
    a_consumer()
    copying = Consumer("dummy-copy")
    copying.work("dummy", NoteChanged, take_old)
    copying.work("dummy", NoteChangedInColour, take_new)
    [old] = messages(system)
    new = json.loads(json.dumps(old))
    new["detail"]["version"] = 2
    new["detail"]["data"]["colour"] = "blue"

    assert consume(system, copying, [old, new]) == []
    assert taken == [(1, old["detail"]["data"]["text"]), (2, "blue")]


def test_a_consumer_cannot_take_what_it_does_not_subscribe_to() -> None:
    from tests.services.shared.dummy import NoteChanged

    with pytest.raises(ValueError, match="does not subscribe"):
        Consumer("messaging").copy("dummy", NoteChanged, lambda _event, _delivery: None)


def test_what_a_consumer_does_with_an_event_is_one_function() -> None:
    from tests.services.shared.dummy import NoteChanged

    consumer, _ = a_consumer()

    with pytest.raises(ValueError, match=r"takes dummy\.NoteChanged already"):
        consumer.work("dummy", NoteChanged, lambda _event, _delivery: None)


@pytest.mark.proves("TST-2")
def test_the_clock_can_be_set_in_the_stage_local_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.Settings, "clock", REAL_CLOCK)
    monkeypatch.setenv("SERVICE", "dummy")
    monkeypatch.setenv("CLOCK_OFFSET_SECONDS", str(86_400 * 365))
    monkeypatch.setenv("STAGE", "local")
    settings.settings.cache_clear()
    ahead = settings.settings().clock()()
    monkeypatch.setenv("STAGE", "production")
    settings.settings.cache_clear()

    with pytest.raises(RuntimeError, match="stage local"):
        settings.settings().clock()
    settings.settings.cache_clear()
    assert ahead > datetime.now(UTC) + timedelta(days=364)


def test_ids_sort_by_time_and_tell_it(system: LocalSystem) -> None:
    from shared.kernel.ids import created_at, is_id, new_id_at

    early = new_id_at(system.now)
    system.passes(seconds=1)
    late = new_id_at(system.now)

    assert early < late
    assert created_at(late) == system.now
    assert is_id(early)
    assert not is_id(str(uuid.uuid4()))
    assert not is_id("x")
