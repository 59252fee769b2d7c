"""The local AWS itself: on this machine only, keeping what it is told, through a stop and through a kill."""

import json
import socket
import urllib.request
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from infra.local.emulator import Emulator
from infra.local.outbox_page import in_words, with_links
from infra.local.state import forget_stream_positions
from tests.journeys.deployed import free_port
from tests.journeys.visit import until

SENDER = "poortwachter@example.org"


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    started = Emulator(free_port(), tmp_path / "state")
    started.start()
    yield started
    started.stop()


def _put(emulator: Emulator, name: str) -> None:
    emulator.aws.client("ssm").put_parameter(Name=name, Value="kept", Type="String")


def _value(emulator: Emulator, name: str) -> str:
    return str(emulator.aws.client("ssm").get_parameter(Name=name)["Parameter"]["Value"])


def _outbox(emulator: Emulator, path: str = ".json") -> bytes:
    with urllib.request.urlopen(f"{emulator.endpoint}/_outbox{path}") as answer:  # noqa: S310 (our own address)
        content: bytes = answer.read()
    return content


def _messages(emulator: Emulator, recipient: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_outbox(emulator, f".json?to={recipient}"))["items"]
    return found


def _send_mail(emulator: Emulator, to: str, *, attachment: bytes = b"") -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = SENDER, to, "Uw <account>"
    mail.set_content("Open https://poortwachter.example/activeren#abc.\n")
    if attachment:
        mail.add_attachment(attachment, maintype="application", subtype="pdf", filename="plan van aanpak.pdf")
    client = emulator.aws.client("sesv2")
    client.send_email(
        FromEmailAddress=SENDER, Destination={"ToAddresses": [to]}, Content={"Raw": {"Data": mail.as_bytes()}}
    )


def test_it_listens_on_this_machine_alone(emulator: Emulator) -> None:
    outside = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in outside - {"127.0.0.1"}:
        with socket.socket() as probe:
            assert probe.connect_ex((str(address), emulator.port)) != 0, address


def test_a_taken_port_is_told_in_words_with_a_way_out(emulator: Emulator, tmp_path: Path) -> None:
    second = Emulator(emulator.port, tmp_path / "other")

    with pytest.raises(
        RuntimeError, match=f"port {emulator.port} is in use.*make run PORT={emulator.port + 10}"
    ):
        second.start()


def test_what_it_holds_survives_an_orderly_stop(emulator: Emulator) -> None:
    _put(emulator, "orderly")

    emulator.stop()
    emulator.start()

    assert _value(emulator, "orderly") == "kept"


def test_what_was_written_before_a_pause_survives_a_kill(emulator: Emulator) -> None:
    _put(emulator, "killed")
    file = emulator.state / "aws" / "ssm.json"
    until(lambda: file.is_file() and "killed" in file.read_text("utf-8"), "the state on disk", seconds=10)

    emulator.kill()
    emulator.start()

    assert _value(emulator, "killed") == "kept"


def test_its_state_can_be_used_on_another_port(emulator: Emulator) -> None:
    emulator.aws.client("sqs").create_queue(QueueName="waiting")
    emulator.stop()
    moved = Emulator(free_port(), emulator.state)
    moved.start()

    try:
        queues = moved.aws.client("sqs")
        url = queues.get_queue_url(QueueName="waiting")["QueueUrl"]
        queues.send_message(QueueUrl=url, MessageBody="still here")
        assert str(moved.port) in url
        assert queues.receive_message(QueueUrl=url)["Messages"][0]["Body"] == "still here"
    finally:
        moved.stop()


def test_stream_positions_are_forgotten_at_a_start_and_the_rest_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "lambda.json"
    file.write_text(
        json.dumps({"payload": {"dynamodb_stream_positions": {"a": 54}, "esms": {"b": 1}}}), "utf-8"
    )

    forget_stream_positions(tmp_path)

    assert json.loads(file.read_text("utf-8")) == {"payload": {"esms": {"b": 1}}}


def test_an_email_is_kept_whole_with_its_attachment_and_over_a_restart(emulator: Emulator) -> None:
    emulator.aws.client("sesv2").create_email_identity(EmailIdentity="example.org")
    _send_mail(emulator, "jan@example.org", attachment=b"%PDF-1.7 invented")
    emulator.stop()
    emulator.start()

    (message,) = _messages(emulator)
    assert (message["to"], message["subject"], message["from"]) == (
        ["jan@example.org"],
        "Uw <account>",
        SENDER,
    )
    assert message["attachments"] == [
        {"name": "plan van aanpak.pdf", "contentType": "application/pdf", "size": 17}
    ]
    assert _outbox(emulator, f"/{message['id']}/0") == b"%PDF-1.7 invented"


def test_the_page_shows_an_attachment_with_name_and_size_and_gives_it_under_its_name(
    emulator: Emulator,
) -> None:
    emulator.aws.client("sesv2").create_email_identity(EmailIdentity="example.org")
    _send_mail(emulator, "jan@example.org", attachment=b"x" * 12_345)
    (message,) = _messages(emulator)
    address = f"{emulator.endpoint}/_outbox/{message['id']}/0"

    page = _outbox(emulator, "").decode()
    with urllib.request.urlopen(address) as answer:  # noqa: S310 (our own address)
        disposition, content = answer.headers["content-disposition"], answer.read()

    assert f'<a href="/_outbox/{message["id"]}/0" download>plan van aanpak.pdf</a> (12,3 kB)' in page
    assert disposition == "attachment; filename*=UTF-8''plan%20van%20aanpak.pdf"
    assert content == b"x" * 12_345


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (999, "999 bytes"), (1500, "1,5 kB"), (2_340_000, "2,3 MB")]
)
def test_a_size_is_told_in_words(size: int, words: str) -> None:
    assert in_words(size) == words


def test_a_text_message_is_kept_and_shown_as_it_is_sent(emulator: Emulator) -> None:
    kind = {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}}
    text = "Poortwachter: uw code is k7m2xq.\n\n@poortwachter.example #k7m2xq"
    emulator.aws.client("sns").publish(PhoneNumber="+31600000000", Message=text, MessageAttributes=kind)

    (message,) = _messages(emulator, "31600000000")
    assert (message["kind"], message["to"], message["text"]) == ("sms", ["+31600000000"], text)
    page = _outbox(emulator, "?to=31600000000").decode()
    assert "<h2>Sms</h2>" in page
    assert text in page


def test_mail_that_ses_refuses_is_not_in_the_outbox(emulator: Emulator) -> None:
    with pytest.raises(emulator.aws.client("sesv2").exceptions.MessageRejected):
        _send_mail(emulator, "jan@example.org")

    assert _messages(emulator) == []


def test_the_outbox_page_shows_the_newest_first_and_filters_by_recipient(emulator: Emulator) -> None:
    emulator.aws.client("sesv2").create_email_identity(EmailIdentity="example.org")
    _send_mail(emulator, "first@example.org")
    _send_mail(emulator, "second@example.org")

    page = _outbox(emulator, "").decode()
    assert page.index("second@example.org") < page.index("first@example.org")
    assert '<a href="https://poortwachter.example/activeren#abc"' in page
    assert "Uw &lt;account&gt;" in page
    assert "first@example.org" not in _outbox(emulator, "?to=second").decode()


def test_functions_do_not_see_the_environment_of_whoever_started_the_emulator(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "somebody")
    monkeypatch.setenv("SOMETHING_PRIVATE", "x")
    started = Emulator(free_port(), tmp_path / "state")
    started.start()
    try:
        environment = Path(f"/proc/{started.pid}/environ").read_text("utf-8")
    finally:
        started.stop()

    assert "SOMETHING_PRIVATE" not in environment
    assert "AWS_PROFILE" not in environment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>", "&lt;b&gt;"),
        (
            "zie https://a.example/x?y=1&z=2.",
            'zie <a href="https://a.example/x?y=1&amp;z=2" rel="noreferrer">',
        ),
        (
            'https://a.example/"onclick=',
            '<a href="https://a.example/" rel="noreferrer">https://a.example/</a>&quot;',
        ),
    ],
)
def test_links_in_a_message_can_be_clicked_and_nothing_else_can_be_smuggled_in(
    text: str, expected: str
) -> None:
    assert expected in with_links(text)


def test_simple_mail_is_kept_too(emulator: Emulator) -> None:
    emulator.aws.client("sesv2").create_email_identity(EmailIdentity="example.org")
    body = {"Text": {"Data": "tekst"}, "Html": {"Data": "<p>tekst</p>"}}
    emulator.aws.client("sesv2").send_email(
        FromEmailAddress=SENDER,
        Destination={"ToAddresses": ["a@example.org"]},
        Content={"Simple": {"Subject": {"Data": "Onderwerp"}, "Body": body}},
    )

    (message,) = _messages(emulator)
    assert (message["subject"], message["text"].strip(), message["html"].strip()) == (
        "Onderwerp",
        "tekst",
        "<p>tekst</p>",
    )
