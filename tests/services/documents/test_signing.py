"""Two signatures: each with a code on one's own phone, under exactly the bytes that were read."""

import json
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from services.documents import cli
from services.documents.domain.evidence import EvidenceEvent, fault_in
from services.documents.sealing.check_file import check_file
from shared.aws.clients import client
from shared.aws.dynamo import Range
from tests.services.documents.signers import API, PHONES, Case
from tests.services.local_system import a_principal


@pytest.fixture
def ceremony(case: Case) -> dict[str, Any]:
    """Version 1, sent to its signers."""
    case.finalise()
    made = case.request()
    assert made.status == 201, made.text
    found: dict[str, Any] = made.json
    return found


@pytest.mark.proves("F107", "F108", "SIG-1")
def test_a_request_freezes_the_bytes_and_waits_for_both(case: Case, ceremony: dict[str, Any]) -> None:
    assert [each["state"] for each in case.state(ceremony)["signers"]] == ["invited", "invited"]
    assert len(str(ceremony["fingerprint"])) == 8
    for signer in (case.employer, case.employee):
        waiting = case.system.call("GET", f"{API}/signatures/mine", by=signer).json["items"]
        assert [each["id"] for each in waiting] == [ceremony["id"]]
    assert _versions(case)[0]["signing"] == "open"


@pytest.mark.proves("F109", "F112", "SIG-2", "SIG-4", "SIG-8", "MSG-3")
def test_both_sign_with_a_code_on_their_own_phone_and_the_document_is_sealed(
    case: Case, ceremony: dict[str, Any]
) -> None:
    for signer, role in ((case.employer, "employer"), (case.employee, "employee")):
        assert case.read(ceremony, signer).status == 200
        case.system.call("POST", f"{API}/ceremonies/{ceremony['id']}/code", {}, by=signer)
        sms = case.sms()
        assert sms["phone"] == PHONES[role]
        assert len(sms["code"]) == 8
        assert case.sign(ceremony, signer, sms["code"]).status == 200
    told = case.system.deliver()

    assert [each["detail-type"] for each in told if each["source"] == "poortwachter.documents"].count(
        "DocumentSigned"
    ) == 1
    state = case.state(ceremony)
    assert (state["state"], [each["state"] for each in state["signers"]]) == ("sealed", ["signed", "signed"])
    assert _versions(case)[0]["signing"] == "sealed"
    dossier = case.system.call("GET", case.cast.dossier, by=case.cast.case_manager).json
    [task] = [each for each in dossier["trajects"][0]["tasks"] if each["key"] == "plan_of_action"]
    assert (task["state"], task["doneOn"]) == ("done", "2026-11-23")
    assert case.system.call("GET", f"{API}/signatures/mine", by=case.employee).json["items"] == []


@pytest.mark.proves("SIG-3")
def test_nobody_gets_a_code_for_what_was_not_read_nor_signs_in_another_session(
    case: Case, ceremony: dict[str, Any]
) -> None:
    unread = case.system.call("POST", f"{API}/ceremonies/{ceremony['id']}/code", {}, by=case.employer)
    code = case.ask_code(ceremony, case.employer)
    elsewhere = a_principal(
        "employer_direct", user_id=case.employer.user_id, scopes=tuple(case.employer.scopes)
    )
    object.__setattr__(elsewhere, "session", "another-session")
    refused = case.sign(ceremony, elsewhere, code)

    assert (unread.status, unread.code) == (409, "document-not-viewed")
    assert (refused.status, refused.code) == (409, "document-not-viewed")


@pytest.mark.proves("SMS-2", "SIG-6")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_wrong_code_signs_nothing_and_stands_in_the_evidence(
    case: Case, ceremony: dict[str, Any], language: str
) -> None:
    code = case.ask_code(ceremony, case.employer)
    body = {"code": "aaaaaaaa", "consentVersion": "2026-11", "isConsenting": True}

    for _ in range(5):
        wrong = case.system.call(
            "POST", f"{API}/ceremonies/{ceremony['id']}/signature", body, by=case.employer, language=language
        )
        assert (wrong.status, wrong.code) == (422, "code-wrong")
        assert wrong.json["title"]
    void = case.sign(ceremony, case.employer, code)

    assert (void.status, void.code) == (422, "code-expired")
    assert _signer(case, ceremony, "employer") == "code_sent"
    assert [each["act"] for each in _events(case, ceremony)].count("code-failed") == 6


@pytest.mark.proves("SMS-2", "CLK-1")
@pytest.mark.parametrize(("seconds", "status"), [(299, 200), (300, 422), (301, 422)])
def test_a_code_lives_five_minutes(case: Case, ceremony: dict[str, Any], seconds: int, status: int) -> None:
    code = case.ask_code(ceremony, case.employer)
    case.system.passes(seconds=seconds)

    assert case.sign(ceremony, case.employer, code).status == status


@pytest.mark.proves("SMS-2", "SMS-5")
def test_a_new_code_can_be_asked_after_30_seconds_three_times_and_voids_the_old(
    case: Case, ceremony: dict[str, Any]
) -> None:
    first = case.ask_code(ceremony, case.employer)
    path = f"{API}/ceremonies/{ceremony['id']}/code"
    soon = case.system.call("POST", path, {}, by=case.employer)
    case.system.passes(seconds=30)
    second = case.ask_code(ceremony, case.employer)
    old = case.sign(ceremony, case.employer, first)
    case.system.passes(seconds=30)
    case.ask_code(ceremony, case.employer)
    case.system.passes(seconds=30)
    fourth = case.system.call("POST", path, {}, by=case.employer)

    assert (soon.status, soon.code, soon.headers["retry-after"]) == (429, "code-too-soon", "31")
    assert first != second
    assert (old.status, old.code) == (422, "code-wrong")
    assert (fourth.status, fourth.code) == (429, "code-limit")


@pytest.mark.proves("SMS-3", "SIG-4")
def test_a_code_signs_for_nobody_else_and_no_second_time(case: Case, ceremony: dict[str, Any]) -> None:
    code = case.ask_code(ceremony, case.employer)
    own = case.ask_code(ceremony, case.employee)

    swapped = case.sign(ceremony, case.employee, code)
    done = case.sign(ceremony, case.employer, code)
    again = case.sign(ceremony, case.employer, code)
    theirs = case.sign(ceremony, case.employer, own)

    assert (swapped.status, swapped.code) == (422, "code-wrong")
    assert done.status == 200
    assert (again.status, again.code) == (409, "already-signed")
    assert theirs.code == "already-signed"


@pytest.mark.proves("IDM-1", "SIG-4")
def test_a_double_submit_with_one_key_gets_one_answer(case: Case, ceremony: dict[str, Any]) -> None:
    code = case.ask_code(ceremony, case.employer)
    key = "one-key-for-one-signature"

    first = case.sign(ceremony, case.employer, code, key=key)
    second = case.sign(ceremony, case.employer, code, key=key)

    assert first.status == second.status == 200
    assert first.json == second.json
    assert [each["act"] for each in _events(case, ceremony)].count("signed") == 1


@pytest.mark.proves("SIG-1")
def test_a_new_version_ends_the_request_and_a_code_of_the_old_signs_nothing(
    case: Case, ceremony: dict[str, Any]
) -> None:
    code = case.ask_code(ceremony, case.employer)

    case.finalise(end_goal="own_work_adapted")

    late = case.sign(ceremony, case.employer, code)
    assert (late.status, late.code) == (409, "ceremony-ended")
    assert case.read(ceremony, case.employee).code == "ceremony-ended"
    assert case.state(ceremony)["state"] == "superseded"
    assert [each["signing"] for each in _versions(case)] == ["none", "superseded"]
    old = case.request(1)
    assert (old.status, old.code) == (409, "version-superseded")
    new = case.request(2).json
    assert case.sign(new, case.employer, code).code == "document-not-viewed"
    fresh = case.ask_code(new, case.employer)
    assert case.sign(new, case.employer, code).code == "code-wrong"
    assert case.sign(new, case.employer, fresh).status == 200


@pytest.mark.proves("SIG-3")
def test_declining_is_as_easy_and_ends_the_request(case: Case, ceremony: dict[str, Any]) -> None:
    path = f"{API}/ceremonies/{ceremony['id']}/refusal"

    done = case.system.call("POST", path, {"reason": "Stap 2 klopt niet."}, by=case.employee)

    assert (done.status, done.json["state"]) == (200, "declined")
    assert "Stap 2" not in json.dumps(_events(case, ceremony))
    assert [each["reason"] for each in case.state(ceremony)["signers"]] == [None, "Stap 2 klopt niet."]
    assert [each["reason"] for each in done.json["signers"]] == [None, None]
    assert case.request().status == 201


def test_the_requester_alone_takes_a_request_back(case: Case, ceremony: dict[str, Any]) -> None:
    path = f"{API}/ceremonies/{ceremony['id']}/withdrawal"

    other = case.system.call("POST", path, {}, by=case.employer)
    done = case.system.call("POST", path, {}, by=case.cast.case_manager)
    again = case.system.call("POST", path, {}, by=case.cast.case_manager)

    assert other.status == 404
    assert done.json["state"] == "withdrawn"
    assert (again.status, again.code) == (409, "ceremony-ended")


@pytest.mark.proves("SIG-4", "CLK-1")
@pytest.mark.parametrize(("seconds", "status"), [(-1, 200), (0, 409), (1, 409)])
def test_a_request_ends_after_thirty_days(
    case: Case, ceremony: dict[str, Any], seconds: int, status: int
) -> None:
    case.system.passes(days=30, seconds=seconds)

    assert case.read(ceremony, case.employer).status == status


@pytest.mark.proves("SIG-4")
def test_what_is_over_is_ended_by_the_hour_and_told(case: Case, ceremony: dict[str, Any]) -> None:
    from services.documents import expire

    case.system.passes(days=30, hours=1)
    with case.system.running("documents", "documents.expire"):
        assert expire.handler({}, None) == {"ceremonies": 1}
        assert expire.handler({}, None) == {"ceremonies": 0}

    assert "CeremonyEnded" in [each["detail-type"] for each in case.system.deliver()]
    assert _versions(case)[0]["signing"] == "expired"


def test_only_those_whom_the_form_asks_and_who_see_the_dossier_can_be_asked(case: Case) -> None:
    case.finalise()
    employer, employee = case.signers()
    stranger = a_principal("employer_direct", scopes=("elsewhere",))

    alone = case.request(signers=[employer])
    twice = case.request(signers=[employer, employer | {"role": "employee", "kind": "employee"}])
    unknown = case.request(signers=[employer | {"id": stranger.user_id}, employee])

    assert alone.pointers == {"/signers": "signers"}
    assert twice.pointers == {"/signers/1/id": "unknown-signer"}
    assert unknown.pointers == {"/signers/0/id": "unknown-signer"}
    assert _versions(case)[0]["signing"] == "none"


def test_a_signer_without_a_mobile_number_is_told_so(case: Case, ceremony: dict[str, Any]) -> None:
    from tests.services.documents.signers import account_of

    landline = account_of(case.employer, "Bas Bakker", "+31201234567", "administrator")
    case.system.tell("identity", landline.model_copy(update={"aggregate_version": 2}))
    case.read(ceremony, case.employer)

    answer = case.system.call("POST", f"{API}/ceremonies/{ceremony['id']}/code", {}, by=case.employer)

    assert (answer.status, answer.code) == (409, "phone-missing")


@pytest.mark.proves("MSG-4", "AZ-6")
def test_who_does_not_sign_and_does_not_see_the_dossier_finds_nothing(
    case: Case, ceremony: dict[str, Any]
) -> None:
    for stranger in (
        a_principal("employer_direct", scopes=("elsewhere",)),
        a_principal("portal_user", scopes=("another-employee",)),
    ):
        for method, path, body in (
            ("GET", "", None),
            ("GET", "/file", None),
            ("POST", "/code", {}),
            ("POST", "/refusal", {"reason": "nee"}),
            ("POST", "/signature", {"code": "aaaaaaaa", "consentVersion": "2026-11", "isConsenting": True}),
        ):
            answer = case.system.call(method, f"{API}/ceremonies/{ceremony['id']}{path}", body, by=stranger)
            assert answer.status == 404, path


@pytest.mark.proves("SIG-6", "SIG-7")
def test_the_evidence_is_a_whole_chain_that_holds_no_code_no_number_and_no_address(
    case: Case, ceremony: dict[str, Any]
) -> None:
    code = case.ask_code(ceremony, case.employer)
    case.sign(ceremony, case.employer, code)
    rows = case.system.table("documents").query(Range(f"CEREMONY#{ceremony['id']}", prefix="EVENT#")).items
    chain = [EvidenceEvent(row["seq"], row["text"], row["hash"]) for row in rows]

    assert fault_in(chain) is None
    acts = [json.loads(each.text)["act"] for each in chain]
    assert [act for act in acts if act != "sent"] == ["created", "served", "code-issued", "signed"]
    text = "".join(each.text for each in chain)
    assert code not in text
    assert PHONES["employer"] not in text
    assert "127.0.0.1" not in text
    assert fault_in([chain[0], *chain[2:]]) == 2
    altered = EvidenceEvent(2, chain[1].text.replace("2026", "2027", 1), chain[1].hash)
    assert fault_in([chain[0], altered, *chain[2:]]) == 2


@pytest.mark.proves("SIG-6")
def test_what_the_provider_took_is_in_the_evidence(case: Case, ceremony: dict[str, Any]) -> None:
    from shared.contracts.messaging import MessageSent

    about = f"{ceremony['id']}#s2"
    case.system.tell("messaging", MessageSent(message_id="m", about=about, channel="sms", provider_id="p-1"))
    case.system.tell("messaging", MessageSent(message_id="n", about="", channel="email", provider_id="p-2"))

    sent = [each["facts"] for each in _events(case, ceremony) if each["act"] == "sent"]
    assert {"signer": "s2", "channel": "sms", "provider": "p-1"} in sent
    assert "p-2" not in [each["provider"] for each in sent]


@pytest.mark.proves("SIG-8", "SIG-11")
def test_the_sealed_file_is_the_signed_one_with_its_evidence_and_one_flipped_byte_shows(
    case: Case, ceremony: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed = case.read(ceremony, case.employer).content
    for signer in (case.employer, case.employee):
        assert case.sign(ceremony, signer, case.ask_code(ceremony, signer)).status == 200
    case.system.deliver()

    sealed = case.read(ceremony, case.employee).content

    assert sealed.startswith(signed)
    in_dossier = case.system.call("GET", f"{case.path}/versions/1/file", by=case.cast.case_manager)
    assert in_dossier.content == sealed
    file = tmp_path / "plan.pdf"
    file.write_bytes(sealed)
    trusted = tmp_path / "seal.pem"
    trusted.write_text(
        client("ssm").get_parameter(Name="/poortwachter/test/seal-certificate")["Parameter"]["Value"]
    )
    assert cli.verify([str(file), "--certificate", str(trusted)]) == 0
    assert "VALID" in capsys.readouterr().out
    told = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=True).stdout
    assert "Signature is Valid" in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told

    flipped = bytearray(sealed)
    flipped[len(signed) // 2] ^= 1
    file.write_bytes(flipped)
    assert cli.verify([str(file)]) == 1
    assert not check_file(bytes(flipped)).is_intact
    told = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" not in told

    assert not check_file(sealed + b"\n% one line more\n").is_good
    revision = _revised(sealed)
    assert (check_file(revision).is_intact, check_file(revision).is_whole) == (True, False)
    file.write_bytes(revision)
    told = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=False).stdout
    assert "Not total document signed" in told
    file.write_bytes(signed)
    assert cli.verify([str(file)]) == 1
    assert "not sealed" in capsys.readouterr().err


@pytest.mark.proves("SIG-8")
def test_a_seal_that_fails_is_pending_and_a_second_delivery_seals_once(
    case: Case, ceremony: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from services.documents.sealing import gateways as sealing

    for signer in (case.employer, case.employee):
        case.sign(ceremony, signer, case.ask_code(ceremony, signer))
    for service in ("documents",):
        case.system.relay(service)
    [signed] = [each for each in case.system.bus if each["detail-type"] == "DocumentSigned"]
    case.system.consume("documents-render", signed)
    case.system.bus.clear()
    case.system.relay("documents")
    [made] = [each for each in case.system.bus if each["detail-type"] == "AuditPageMade"]
    with monkeypatch.context() as broken:
        broken.setattr(sealing, "sign_by_kms", _no_key)
        assert case.system.consume("documents-seal", made) != []
    assert case.state(ceremony)["state"] == "seal_pending"

    assert case.system.consume("documents-seal", made) == []
    assert case.system.consume("documents-seal", made) == []

    acts = [each["act"] for each in _events(case, ceremony)]
    assert acts.count("sealed") == 1
    assert acts[-2:] == ["seal-pending", "sealed"]


def _revised(sealed: bytes) -> bytes:
    """The file with a revision appended that takes its language away, as an editor would write it."""
    writer = IncrementalPdfFileWriter(BytesIO(sealed))
    del writer.root["/Lang"]
    writer.update_root()
    revised = BytesIO()
    writer.write(revised)
    return revised.getvalue()


def _no_key(*_: object) -> bytes:
    raise RuntimeError("the key is out")


def _versions(case: Case) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = case.system.call("GET", case.path, by=case.cast.case_manager).json[
        "versions"
    ]
    return found


def _signer(case: Case, ceremony: dict[str, Any], role: str) -> str:
    return next(str(each["state"]) for each in case.state(ceremony)["signers"] if each["role"] == role)


def _events(case: Case, ceremony: dict[str, Any]) -> list[dict[str, Any]]:
    rows = case.system.table("documents").query(Range(f"CEREMONY#{ceremony['id']}", prefix="EVENT#")).items
    return [json.loads(row["text"]) for row in rows]
