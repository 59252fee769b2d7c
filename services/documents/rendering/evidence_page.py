"""The evidence page: how a document was signed, in words (requirements SIG-6, SIG-7 and SIG-10)."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.documents.domain.ceremony import Ceremony, Signer
from services.documents.domain.evidence import EvidenceEvent
from services.documents.domain.form import Form, Language
from services.documents.rendering.texts import Text
from shared.kernel.clock import from_text

type _Events = Sequence[dict[str, Any]]
"""The events as their text holds them."""

_SELF = "self-declared"


def evidence_page(
    ceremony: Ceremony, chain: Sequence[EvidenceEvent], form: Form, language: Language, text: Text
) -> dict[str, Any]:
    """The page as the template `evidence.typ` takes it; it states the chain as it is when all have signed."""
    events = [json.loads(each.text) for each in chain]
    title = text("audit.document", title=form.title.to(language), number=ceremony.document_version)
    completed = next(each for each in events if each["act"] == "completed")
    return {
        "title": text("audit.title"),
        "language": language,
        "footer": text("audit.footer", reference=ceremony.reference),
        "head": [
            _pair(text("audit.head.document"), title),
            _pair(text("audit.head.reference"), ceremony.reference),
            _pair(text("audit.head.requested"), _requested(ceremony, text)),
            _pair(text("audit.head.completed"), _instant(completed["at"])),
            _pair(text("audit.head.sha256"), ceremony.sha256, is_mono=True),
            _pair(text("audit.head.chain"), chain[-1].hash, is_mono=True),
        ],
        "signers": [_signer(each, events, text) for each in ceremony.signers],
        "events": {
            "title": text("audit.events.title"),
            "lines": [_line(each, ceremony, text) for each in events],
        },
        "meaning": {"title": text("audit.meaning.title"), "sentences": _meaning(ceremony, text)},
    }


def _meaning(ceremony: Ceremony, text: Text) -> list[str]:
    """What the signatures and the seal prove, and where a number was only self-declared."""
    return [
        text("audit.meaning.signature"),
        *(
            text("audit.meaning.self" if each.phone_proof == _SELF else "audit.meaning.own", name=each.name)
            for each in ceremony.signers
        ),
        text("audit.meaning.seal"),
    ]


def _signer(signer: Signer, events: _Events, text: Text) -> dict[str, Any]:
    facts = next(each["facts"] for each in events if each["act"] == "signed" and each["actor"] == signer.id)
    phone = text("audit.phone", ending=signer.phone_ending, proof=text(f"audit.proof.{signer.phone_proof}"))
    return {
        "title": text(f"audit.role.{signer.role}", name=signer.name),
        "pairs": [
            _pair(text("audit.signer.signed"), _written(signer.signed_at)),
            _pair(text("audit.signer.identified"), text(f"audit.identified.{signer.kind}")),
            _pair(text("audit.signer.phone"), phone),
            _pair(text("audit.signer.consent"), text("audit.consent", version=facts["consent"]["version"])),
            _pair(text("audit.signer.account"), signer.person_id, is_mono=True),
        ],
    }


def _line(event: dict[str, Any], ceremony: Ceremony, text: Text) -> str:
    act = text(f"audit.act.{event['act']}")
    return f"{event['seq']}.  {_instant(event['at'])}  ·  {act}  ·  {_actor(event, ceremony, text)}"


def _actor(event: dict[str, Any], ceremony: Ceremony, text: Text) -> str:
    if event["actor"] == "system":
        return text("audit.actor.system")
    name = next((each.name for each in ceremony.signers if each.id == event["actor"]), None)
    return name or text("audit.actor.requester")


def _requested(ceremony: Ceremony, text: Text) -> str:
    return text("audit.requested", name=ceremony.requested_by_name, at=_written(ceremony.requested_at))


def _pair(label: str, value: str, *, is_mono: bool = False) -> dict[str, Any]:
    return {"label": label, "value": value, "mono": is_mono}


def _instant(text: str) -> str:
    return _written(from_text(text))


def _written(instant: datetime | None) -> str:
    return f"{instant:%d-%m-%Y %H:%M:%S} UTC" if instant else "–"
