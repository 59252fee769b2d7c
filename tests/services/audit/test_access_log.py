"""The access log: every line in its chain once, sealed, and read in sentences by whom it concerns."""

from typing import Any

import pytest

from services.audit import cli, seal
from services.audit.collecting.rows import AccessLog
from services.audit.domain.chain import CHAINS
from services.audit.proving.gateways import read_seals
from services.audit.proving.verify import verify_log
from shared.aws import clients
from shared.aws.dynamo import Table
from shared.aws.serde import to_item
from shared.kernel.principal import Kind, Principal
from tests.services.cast import Cast, a_case_manager, a_cast
from tests.services.local_system import LocalSystem, a_principal

OFFICER = a_principal("privacy_officer")


def portal_of(cast: Cast) -> Principal:
    return Principal(
        Kind.PORTAL,
        user_id="portal-account",
        groups=("portal_user",),
        scopes=frozenset({cast.employee["id"]}),
        csrf_token="csrf-of-the-tests",
        session="0123456789abcdef",
    )


def log() -> AccessLog:
    return AccessLog(Table("log-table"))


def lines() -> list[Any]:
    return [line for chain in range(CHAINS) for line in log().lines(chain)]


def seal_now(system: LocalSystem) -> dict[str, int]:
    with system.running("audit", "audit.seal"):
        return seal.handler({}, None)


def told(system: LocalSystem, *arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    with system.running("audit", ""):
        code = cli.audit(list(arguments))
    return code, capsys.readouterr().out


def read(system: LocalSystem, cast: Cast, by: Principal = OFFICER, **more: Any) -> list[dict[str, Any]]:
    answer = system.call("GET", f"/api/audit/persons/{cast.employee['id']}/lines", by=by, **more)
    assert answer.status == 200, answer.text
    items: list[dict[str, Any]] = answer.json["items"]
    return items


@pytest.mark.proves("AUD-1", "AUD-3")
def test_every_act_becomes_one_line_of_a_chain_whatever_is_delivered_twice(system: LocalSystem) -> None:
    cast = a_cast(system)
    system.call("GET", cast.dossier, by=cast.case_manager)
    carried = system.deliver()
    before = len(lines())

    for event in carried:
        system.hand_out(event)

    assert len(lines()) == before
    assert len({line.event_id for line in lines()}) == before
    assert verify_log(log(), []).faults == ()


@pytest.mark.proves("AUD-3")
def test_taking_a_line_in_costs_one_query_and_one_transaction(system: LocalSystem) -> None:
    cast = a_cast(system)
    system.call("GET", cast.dossier, by=cast.case_manager)
    system.relay("trajects")
    [event] = [each for each in system.bus if each["detail-type"] == "AccessRecorded"]
    system.calls.clear()

    system.consume("audit-collect", event)

    assert system.dynamodb_calls() == {"Query": 1, "TransactWriteItems": 1}


@pytest.mark.proves("AUD-5", "AUD-2")
def test_the_privacy_officer_reads_in_sentences_who_saw_a_dossier(system: LocalSystem) -> None:
    cast = a_cast(system)
    system.passes(minutes=1)
    system.call("GET", cast.dossier, by=cast.case_manager)
    system.passes(minutes=1)
    cast.report(system)
    system.deliver()

    found = system.call("GET", "/api/audit/persons?name=Ber", by=OFFICER).json["items"]
    shown = read(system, cast)

    assert [(each["id"], each["employerName"]) for each in found] == [
        (cast.employee["id"], "Bakkerij De Korenaar")
    ]
    assert [each["sentence"] for each in shown[:2]] == [
        "Fatima Amrani meldde de werknemer ziek.",
        "Fatima Amrani bekeek het dossier.",
    ]
    assert shown[1]["groups"] == ["Casemanager Arbo"]
    assert shown[1]["at"] == "2026-11-23T09:01:00Z"
    english = read(system, cast, language="en")
    assert "Fatima Amrani looked at the file." in {each["sentence"] for each in english}


@pytest.mark.proves("AUD-1", "AUD-5")
def test_reading_the_log_is_a_line_of_the_log(system: LocalSystem) -> None:
    cast = a_cast(system)
    system.passes(minutes=1)
    read(system, cast)
    system.deliver()

    newest = read(system, cast)[0]

    assert newest["sentence"].endswith("bekeek wie het dossier zag.")
    assert newest["groups"] == ["Privacyfunctionaris"]


@pytest.mark.proves("AUD-5", "MSG-4")
def test_the_person_concerned_reads_the_own_lines_and_nobody_elses(system: LocalSystem) -> None:
    cast = a_cast(system)
    system.call("GET", cast.dossier, by=cast.case_manager)
    system.deliver()
    portal = portal_of(cast)

    own = system.call("GET", "/api/audit/my-lines", by=portal)
    other = system.call("GET", f"/api/audit/persons/{cast.employee['id']}/lines", by=portal)

    assert "Fatima Amrani bekeek het dossier." in {each["sentence"] for each in own.json["items"]}
    assert other.status == 404
    stranger = Principal(
        Kind.PORTAL,
        user_id="another",
        groups=("portal_user",),
        scopes=frozenset({"somebody-else"}),
        csrf_token="csrf-of-the-tests",
        session="0123456789abcdef",
    )
    assert system.call("GET", "/api/audit/my-lines", by=stranger).json["items"] == []


@pytest.mark.proves("AZ-6", "AUD-5")
def test_an_officer_of_one_employer_sees_nobody_of_another(system: LocalSystem) -> None:
    cast = a_cast(system)
    here = a_principal("privacy_officer", scopes=(cast.office["id"],))
    elsewhere = a_principal("privacy_officer", scopes=("another-office",))

    assert len(system.call("GET", "/api/audit/persons?name=be", by=here).json["items"]) == 1
    assert system.call("GET", "/api/audit/persons?name=be", by=elsewhere).json["items"] == []
    path = f"/api/audit/persons/{cast.employee['id']}/lines"
    assert system.call("GET", path, by=here).status == 200
    hidden = system.call("GET", path, by=elsewhere, headers={"x-correlation-id": "the-same-one"})
    absent = system.call(
        "GET", "/api/audit/persons/nobody/lines", by=elsewhere, headers={"x-correlation-id": "the-same-one"}
    )
    assert (hidden.status, hidden.text) == (404, absent.text)


def test_a_search_wants_two_letters(system: LocalSystem) -> None:
    for name in ("", "b", "é"):
        answer = system.call("GET", f"/api/audit/persons?name={name}", by=OFFICER)
        assert (answer.status, answer.pointers) == (422, {"/name": "name-too-short"})


@pytest.mark.proves("AUD-5")
def test_lines_come_in_pages(system: LocalSystem) -> None:
    cast = a_cast(system)
    for _ in range(3):
        system.passes(minutes=1)
        system.call("GET", cast.dossier, by=cast.case_manager)
    system.deliver()
    path = f"/api/audit/persons/{cast.employee['id']}/lines?limit=2"
    system.calls.clear()

    first = system.call("GET", path, by=OFFICER).json
    assert system.dynamodb_calls() == {"Query": 2, "BatchGetItem": 2, "PutItem": 1}
    second = system.call("GET", f"{path}&cursor={first['next']}", by=OFFICER).json

    seen = [each["id"] for each in (*first["items"], *second["items"])]
    assert len(first["items"]) == 2
    assert len(set(seen)) == len(seen)


def test_a_name_is_the_one_that_holds_now(system: LocalSystem) -> None:
    cast = a_cast(system)
    other = a_case_manager(system, cast.klantbeheer, cast.office["id"], "de Wit")
    system.passes(minutes=1)
    system.call("GET", cast.dossier, by=other)
    system.deliver()

    assert read(system, cast)[0]["actor"] == "Fatima de Wit"


@pytest.mark.proves("AUD-3")
def test_the_chains_are_sealed_and_verify(system: LocalSystem, capsys: pytest.CaptureFixture[str]) -> None:
    cast = a_cast(system)
    system.call("GET", cast.dossier, by=cast.case_manager)
    system.deliver()
    number = len(lines())

    assert seal_now(system) == {"lines": number}

    system.passes(hours=1)
    seal_now(system)
    assert len(list(read_seals())) == 2
    assert told(system, "verify", capsys=capsys) == (0, f"{number} lines, 2 seals: whole\n")


@pytest.mark.proves("AUD-3")
def test_a_removed_and_an_altered_record_are_found_and_named(
    system: LocalSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = a_cast(system)
    for _ in range(6):
        system.call("GET", cast.dossier, by=cast.case_manager)
    system.deliver()
    seal_now(system)
    removed, altered = lines()[0], lines()[-1]
    database = clients.client("dynamodb")
    key = to_item({"pk": f"CHAIN#{removed.chain}", "sk": f"{removed.number:012d}"})
    database.delete_item(TableName="log-table", Key=key)
    database.update_item(
        TableName="log-table",
        Key=to_item({"pk": f"CHAIN#{altered.chain}", "sk": f"{altered.number:012d}"}),
        UpdateExpression="SET content.actor = :nobody",
        ExpressionAttributeValues=to_item({":nobody": "nobody"}),
    )

    code, words = told(system, "verify", capsys=capsys)

    assert code == 1
    assert f"removed: line {removed.number} of chain {removed.chain}\n" in words
    assert f"altered: line {altered.number} of chain {altered.chain}\n" in words
    assert "2 faults" in words


@pytest.mark.proves("AUD-3")
@pytest.mark.parametrize("attribute", ["digest", "content", "event_id", "at"])
@pytest.mark.parametrize("change", ["SET #a = :seven", "REMOVE #a"])
def test_a_record_that_can_no_longer_be_read_is_named_and_the_rest_still_verifies(
    system: LocalSystem, capsys: pytest.CaptureFixture[str], attribute: str, change: str
) -> None:
    a_cast(system)
    altered = next(line for line in lines() if line.number == 2)
    request: dict[str, Any] = {"ExpressionAttributeNames": {"#a": attribute}, "UpdateExpression": change}
    if "SET" in change:
        request["ExpressionAttributeValues"] = to_item({":seven": 7})
    key = to_item({"pk": f"CHAIN#{altered.chain}", "sk": f"{altered.number:012d}"})
    clients.client("dynamodb").update_item(TableName="log-table", Key=key, **request)

    code, words = told(system, "verify", capsys=capsys)

    assert code == 1
    assert words.splitlines()[0] == f"altered: line 2 of chain {altered.chain}"
    assert words.endswith("1 faults\n")


@pytest.mark.proves("AUD-3")
def test_a_seal_that_was_written_over_counts_as_it_was_first(
    system: LocalSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    a_cast(system)
    seal_now(system)
    [seal_key] = [
        each["Key"] for each in clients.client("s3").list_objects_v2(Bucket="audit-seals")["Contents"]
    ]
    forged = b'{"at": "2026-11-23T09:00:00.000Z", "heads": []}'
    clients.client("s3").put_object(Bucket="audit-seals", Key=seal_key, Body=forged)
    for chain in range(CHAINS):
        head = log().head(chain)
        key = to_item({"pk": f"CHAIN#{chain}", "sk": f"{head.number:012d}"})
        clients.client("dynamodb").delete_item(TableName="log-table", Key=key)

    code, _ = told(system, "verify", capsys=capsys)

    assert code == 1


def test_the_command_can_seal_at_once(system: LocalSystem, capsys: pytest.CaptureFixture[str]) -> None:
    a_cast(system)

    assert told(system, "seal", capsys=capsys) == (0, "")
    assert len(list(read_seals())) == 1
