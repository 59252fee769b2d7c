"""Events of other services as messaging gets them, and what it handed to its providers."""

import os
from email import message_from_string, policy
from typing import Any

import orjson
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends
from moto.sns.models import sns_backends

from shared.aws.secrets import encrypt
from shared.contracts.codes import CodeIssued
from shared.contracts.documents import SignatureRequested, SignerFact
from shared.contracts.envelope import EventData, envelope
from shared.contracts.identity import PortalInvited, UserChanged
from shared.kernel.ids import new_id_at
from tests.services.local_system import LocalSystem

PHONE = "+31612345678"
CODE = "k7m2xq"


def an_event(system: LocalSystem, producer: str, data: EventData) -> dict[str, Any]:
    """An event as it comes from the bus."""
    event_id = new_id_at(system.now)
    detail = envelope(data, event_id=event_id, at=system.now, correlation_id="correlation-1")
    return {
        "id": event_id,
        "source": f"poortwachter.{producer}",
        "detail-type": data.name,
        "detail": detail,
    }


def take(system: LocalSystem, producer: str, data: EventData) -> dict[str, Any]:
    """Gives an event to messaging, which takes it; gives the event, for a second time."""
    event = an_event(system, producer, data)
    assert system.consume("messaging", event) == []
    return event


def an_account(system: LocalSystem, user_id: str, **changes: Any) -> None:
    """Tells messaging of an account: a direct employer, unless said otherwise."""
    facts: dict[str, Any] = {
        "user_id": user_id,
        "aggregate_version": 1,
        "display_name": "Wim de Baas",
        "email": "wim@bakkerij.example",
        "language": "nl",
        "groups": ("employer_direct",),
        "scopes": (),
        "status": "active",
        "phone": PHONE,
    }
    take(system, "identity", UserChanged(**(facts | changes)))


def a_portal_account(system: LocalSystem, employee_id: str, **changes: Any) -> None:
    """Tells messaging that an employee has registered in the portal."""
    facts: dict[str, Any] = {
        "display_name": "Jan Jansen",
        "email": "jan@thuis.example",
        "groups": ("portal_user",),
        "scopes": (employee_id,),
        "person_id": employee_id,
    }
    an_account(system, changes.pop("user_id", new_id_at(system.now)), **(facts | changes))


def a_code(**changes: Any) -> CodeIssued:
    """A code of identity or documents, its phone and code sealed."""
    facts: dict[str, Any] = {
        "transaction": "transaction-1",
        "purpose": "portal-sign-in",
        "language": "nl",
        "valid_minutes": 5,
        "fingerprint": "",
        "reference": "",
    }
    facts |= changes
    context = {"purpose": "code", "transaction": facts["transaction"]}
    sealed = orjson.dumps({"phone": PHONE, "code": CODE})
    return CodeIssued(sealed=encrypt(os.environ["LINKS_KEY_ID"], sealed, context), **facts)


def an_invitation(person_id: str, about: str = "") -> PortalInvited:
    """An invitation to the portal, with the token "token-in-clear" sealed."""
    context = {"purpose": "link", "recipient": person_id}
    return PortalInvited(
        person_id=person_id,
        email="jan@thuis.example",
        language="nl",
        token_ciphertext=encrypt(os.environ["LINKS_KEY_ID"], b"token-in-clear", context),
        valid_days=7,
        about=about,
    )


def a_request(
    ceremony_id: str, dossier_id: str, requested_by: str, *signers: SignerFact
) -> SignatureRequested:
    """A request to sign the plan of action."""
    return SignatureRequested(
        ceremony_id=ceremony_id,
        document_id="01920000-0000-7000-8000-00000000d0c1",
        document_version=1,
        dossier_id=dossier_id,
        form="plan_of_action",
        requested_by=requested_by,
        signers=signers,
    )


def mails() -> list[tuple[str, str]]:
    """What was handed to SES: address, and subject with text."""
    backend = ses_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"]
    parsed = [
        message_from_string(str(each.raw_data), policy=policy.default) for each in backend.sent_messages
    ]
    return [(str(each["To"]), f"{each['Subject']}\n{each.get_content()}") for each in parsed]


def texts() -> list[tuple[str, str]]:
    """What was handed to SNS for a phone: number and text."""
    return list(sns_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"].sms_messages.values())


def told(events: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """The facts of the events of one name."""
    return [event["detail"]["data"] for event in events if event["detail-type"] == name]
