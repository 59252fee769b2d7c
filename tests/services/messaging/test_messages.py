"""Outgoing mail: queued, sent once, retried, given up, and never to who was blocked."""

from email import message_from_string, policy
from typing import Any

import pytest
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from services.messaging.delivery import deliver_message as deliver_module
from shared.aws.dynamo import Range
from shared.kernel.principal import Principal
from tests.services.local_system import LocalSystem, a_principal

INVITATION = {
    "firstName": "Fatima",
    "lastName": "Amrani",
    "email": "fatima@arbodienst.example",
    "groups": ["case_manager"],
    "scopes": ["01920000-0000-7000-8000-000000000001"],
}


def mails() -> list[str]:
    """What was handed to SES: subject and text."""
    backend = ses_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"]
    parsed = [
        message_from_string(str(each.raw_data), policy=policy.default) for each in backend.sent_messages
    ]
    return [f"Subject: {each['Subject']}\n{each.get_content()}" for each in parsed]


def invite(system: LocalSystem, by: Principal, **changes: Any) -> str:
    answer = system.call("POST", "/api/identity/users", INVITATION | changes, by=by)
    assert answer.status == 201
    return str(answer.json["id"])


def queued(system: LocalSystem) -> list[dict[str, Any]]:
    """Carries events until messages wait to be sent; gives their events."""
    system.relay("identity")
    batch, system.bus = system.bus, []
    for event in batch:
        system.hand_out(event)
    system.relay("messaging")
    waiting, system.bus = system.bus, []
    return [event for event in waiting if event["detail-type"] == "MessageQueued"]


@pytest.mark.proves("F02", "F31")
def test_an_invitation_is_mailed_with_a_link_in_the_users_language(system: LocalSystem) -> None:
    invite(system, a_principal("customer_admin"), language="en")

    system.deliver()

    [mail] = mails()
    assert "Subject: Your Poortwachter account" in mail
    assert "https://poortwachter.example/activeren#" in mail
    assert "Fatima" not in mail


@pytest.mark.proves("SMS-6")
def test_the_token_of_a_link_is_only_ciphertext_on_the_bus(system: LocalSystem) -> None:
    invite(system, a_principal("customer_admin"))

    events = system.deliver()

    token = mails()[0].partition("/activeren#")[2].split()[0]
    assert len(token) > 40
    assert all(token not in str(event) for event in events)


@pytest.mark.proves("EVT-2")
def test_an_event_delivered_twice_sends_one_mail(system: LocalSystem) -> None:
    invite(system, a_principal("customer_admin"))
    events = system.deliver()

    for event in events:
        system.hand_out(event)
    system.deliver()

    assert len(mails()) == 1


def test_a_mail_that_the_provider_refuses_is_tried_again_and_sent_once(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    invite(system, a_principal("customer_admin"))
    [event] = queued(system)
    with monkeypatch.context() as broken:
        broken.setattr(deliver_module, "send_mail", _fails)
        assert system.consume("messaging-deliver", event) != []

    assert system.consume("messaging-deliver", event) == []
    assert system.consume("messaging-deliver", event) == []

    assert len(mails()) == 1


def test_a_mail_given_up_stands_among_the_failed_and_a_replay_sends_it(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    invite(system, a_principal("customer_admin"))
    [event] = queued(system)
    with monkeypatch.context() as broken:
        broken.setattr(deliver_module, "send_mail", _fails)
        for _ in range(5):
            assert system.consume("messaging-deliver", event) != []
    failed = system.table("messaging").query(Range("STATUS#failed"), index="gsi1").items
    assert [item["tries"] for item in failed] == [5]

    assert system.consume("messaging-deliver", event) == []

    assert len(mails()) == 1


def test_nothing_goes_to_an_account_that_was_blocked_meanwhile(system: LocalSystem) -> None:
    by = a_principal("customer_admin")
    user_id = invite(system, by)
    [event] = queued(system)
    system.call("POST", f"/api/identity/users/{user_id}/block", {"reason": "Vergissing"}, by=by, version=1)
    system.relay("identity")
    batch, system.bus = system.bus, []
    for changed in batch:
        system.hand_out(changed)

    assert system.consume("messaging-deliver", event) == []

    assert mails() == []


def test_an_event_of_an_unknown_version_goes_back_to_the_queue(system: LocalSystem) -> None:
    invite(system, a_principal("customer_admin"))
    [event] = queued(system)
    event["detail"]["version"] = 99

    assert system.consume("messaging-deliver", event) != []


def _fails(**_: object) -> str:
    raise ConnectionError("SES is away")
