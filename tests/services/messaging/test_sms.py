"""Codes by SMS and invitations to the portal: sent in time, never in clear before the provider, tried again."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from services.messaging.delivery import deliver_message as deliver_module
from services.messaging.delivery import gateways
from shared.aws.clients import client
from tests.services.local_system import LocalSystem
from tests.services.messaging.events import (
    CODE,
    PHONE,
    a_code,
    a_portal_account,
    an_event,
    an_invitation,
    mails,
    take,
    texts,
    told,
)

EMPLOYEE = "01920000-0000-7000-8000-00000000ee01"


def queued(system: LocalSystem, data: Any, producer: str = "identity") -> dict[str, Any]:
    """Queues a message and gives the event that lets it be sent."""
    take(system, producer, data)
    system.relay("messaging")
    [event] = [each for each in system.bus if each["detail-type"] == "MessageQueued"]
    system.bus = []
    return event


def rows(system: LocalSystem) -> list[dict[str, Any]]:
    """Everything in messaging's table."""
    found: list[dict[str, Any]] = client("dynamodb").scan(TableName=system.table("messaging").name)["Items"]
    return found


def states(system: LocalSystem) -> list[str]:
    return [row["status"]["S"] for row in rows(system) if row["sk"]["S"] == "MESSAGE"]


@pytest.mark.proves("SMS-6")
@pytest.mark.parametrize(
    ("language", "purpose", "expected"),
    [
        ("nl", "portal-registration", f"Poortwachter: uw code is {CODE}. Geldig: 5 minuten."),
        ("en", "portal-registration", f"Poortwachter: your code is {CODE}. Valid: 5 minutes."),
        ("nl", "portal-sign-in", f"Poortwachter: uw code om in te loggen is {CODE}. Geldig: 5 minuten."),
        ("en", "portal-sign-in", f"Poortwachter: your code to sign in is {CODE}. Valid: 5 minutes."),
    ],
)
def test_a_code_goes_to_the_phone_with_product_minutes_and_origin(
    system: LocalSystem, language: str, purpose: str, expected: str
) -> None:
    take(system, "identity", a_code(language=language, purpose=purpose))

    system.deliver()

    assert texts() == [(PHONE, f"{expected}\n\n@poortwachter.example #{CODE}")]


@pytest.mark.proves("SMS-6")
@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "Document 0a1b2c3d, verzoek PW-7Q"), ("en", "Document 0a1b2c3d, request PW-7Q")],
)
def test_a_code_to_sign_names_the_fingerprint_and_the_neutral_reference(
    system: LocalSystem, language: str, words: str
) -> None:
    code = a_code(purpose="sign", language=language, fingerprint="0a1b2c3d", reference="PW-7Q")
    take(system, "documents", code)

    system.deliver()

    [(_, text)] = texts()
    assert words in text
    assert text.splitlines()[-1] == f"@poortwachter.example #{CODE}"


@pytest.mark.proves("SMS-6", "LOG-1")
def test_the_code_is_in_clear_nowhere_but_in_the_sms(
    system: LocalSystem, caplog: pytest.LogCaptureFixture
) -> None:
    event = queued(system, a_code())
    caplog.set_level("DEBUG", logger="messaging")
    kept = json.dumps(rows(system), default=str)

    assert system.consume("messaging-deliver", event) == []
    events = system.deliver()

    written = json.dumps([rows(system), events], default=str) + kept + caplog.text
    assert len(texts()) == 1
    assert "consumed" in caplog.text
    assert CODE not in written
    assert PHONE not in written


@pytest.mark.proves("SMS-6")
def test_the_kept_copy_of_a_sent_code_holds_no_ciphertext_either(system: LocalSystem) -> None:
    issued = a_code()
    take(system, "identity", issued)

    system.deliver()

    assert states(system) == ["sent"]
    assert issued.sealed not in json.dumps(rows(system), default=str)


def test_what_the_provider_took_is_told_with_its_id(system: LocalSystem) -> None:
    take(system, "documents", a_code(transaction="ceremony-1#signer-1"))
    take(system, "identity", an_invitation(EMPLOYEE, about="ceremony-1#signer-1"))

    sent = told(system.deliver(), "MessageSent")

    assert {each["channel"] for each in sent} == {"sms", "email"}
    assert {each["about"] for each in sent} == {"ceremony-1#signer-1"}
    assert all(each["providerId"] and each["messageId"] for each in sent)


@pytest.mark.proves("EVT-2")
def test_a_code_delivered_twice_is_sent_once(system: LocalSystem) -> None:
    event = take(system, "identity", a_code())
    events = system.deliver()

    assert system.consume("messaging", event) == []
    for each in events:
        system.hand_out(each)
    system.deliver()

    assert len(texts()) == 1


@pytest.mark.proves("SMS-2")
@pytest.mark.parametrize(("seconds", "state", "number"), [(299, "sent", 1), (300, "dropped", 0)])
def test_a_code_that_lost_its_validity_is_dropped_and_not_sent_late(
    system: LocalSystem, seconds: int, state: str, number: int
) -> None:
    event = queued(system, a_code())
    system.passes(seconds=seconds)

    assert system.consume("messaging-deliver", event) == []

    assert (states(system), len(texts())) == ([state], number)
    assert "sealed" not in json.dumps(rows(system), default=str)


def test_the_validity_counts_from_the_issue_not_from_the_queue(system: LocalSystem) -> None:
    issued = an_event(system, "identity", a_code())
    system.passes(minutes=6)

    assert system.consume("messaging", issued) == []
    system.deliver()

    assert states(system) == ["dropped"]


def test_a_code_that_the_provider_refuses_is_tried_again_given_up_and_replayed(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    event = queued(system, a_code())
    with monkeypatch.context() as broken:
        broken.setattr(gateways, "client", _Refusing)
        for _ in range(4):
            assert system.consume("messaging-deliver", event) != []
            assert states(system) == ["queued"]
        assert system.consume("messaging-deliver", event) != []
    assert states(system) == ["failed"]
    system.relay("messaging")
    assert told(system.bus, "MessageFailed")
    assert told(system.bus, "MessageSent") == []
    assert "InvalidParameter" in caplog.text
    assert PHONE not in caplog.text

    assert system.consume("messaging-deliver", event) == []
    assert system.consume("messaging-deliver", event) == []

    assert (states(system), len(texts())) == (["sent"], 1)


def test_a_code_replayed_too_late_is_dropped(system: LocalSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    event = queued(system, a_code())
    with monkeypatch.context() as broken:
        broken.setattr(deliver_module, "send_text", _fails)
        for _ in range(5):
            assert system.consume("messaging-deliver", event) != []
    system.passes(minutes=5)

    assert system.consume("messaging-deliver", event) == []

    assert (states(system), texts()) == (["dropped"], [])


def test_a_code_sealed_for_another_transaction_is_never_sent(system: LocalSystem) -> None:
    foreign = a_code(transaction="one").model_copy(update={"transaction": "two"})
    event = queued(system, foreign)

    assert system.consume("messaging-deliver", event) != []

    assert texts() == []


@pytest.mark.parametrize(
    ("language", "subject", "days"),
    [("nl", "Er staat een bericht voor u klaar", "7 dagen"), ("en", "A message waits for you", "7 days")],
)
def test_an_invitation_to_the_portal_says_only_that_a_message_waits(
    system: LocalSystem, language: str, subject: str, days: str
) -> None:
    invited = an_invitation(EMPLOYEE).model_copy(update={"language": language})
    take(system, "identity", invited)

    system.deliver()

    [(address, mail)] = mails()
    assert address == "jan@thuis.example"
    assert mail.startswith(subject)
    assert "https://poortwachter.example/portal/#invitation=token-in-clear" in mail
    assert days in mail
    for word in ("jan jansen", "ziek", "illness", "plan", "bakkerij"):
        assert word not in mail.casefold()


@pytest.mark.proves("SMS-6")
def test_the_token_of_an_invitation_to_the_portal_is_only_ciphertext(system: LocalSystem) -> None:
    invited = an_invitation(EMPLOYEE)
    take(system, "identity", invited)
    kept = json.dumps(rows(system), default=str)

    events = system.deliver()

    written = kept + json.dumps([events, rows(system)], default=str)
    assert "token-in-clear" not in written
    assert invited.token_ciphertext not in json.dumps(rows(system), default=str)


def test_an_invitation_of_a_portal_account_that_was_blocked_is_dropped(system: LocalSystem) -> None:
    event = queued(system, an_invitation(EMPLOYEE))
    a_portal_account(system, EMPLOYEE, status="blocked")

    assert system.consume("messaging-deliver", event) == []

    assert (states(system), mails()) == (["dropped"], [])


class _Refusing:
    """A provider that repeats the number in what it says."""

    def __init__(self, _service: str) -> None:
        pass

    def publish(self, **_: object) -> None:
        error = {"Code": "InvalidParameter", "Message": f"Invalid parameter: PhoneNumber Reason: {PHONE}"}
        raise ClientError({"Error": error}, "Publish")


def _fails(**_: object) -> str:
    raise ConnectionError("SNS is away")
