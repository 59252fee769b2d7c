"""From the domain to the answers: words in the caller's language, and what the caller may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.documents.domain.ceremony import CONSENT_VERSION, Ceremony, Signer, SignerState, State
from services.documents.domain.document import Document, Draft, FileState, Signing
from services.documents.domain.form import Field, Form, form_of
from services.documents.schemas.answers import (
    CeremonyAnswer,
    DocumentAnswer,
    DocumentRowAnswer,
    FormAnswer,
    WaitingAnswer,
)
from shared.kernel.one_time_code import OneTimeCode
from shared.kernel.permissions import Permission
from shared.kernel.principal import Principal
from shared.texts import Language, sentence


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Who looks, in which language, when; `names` are those of accounts by id."""

    principal: Principal
    language: Language
    now: datetime
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What a signer sees of his own: the number's ending, and the last code."""

    phone_ending: str | None
    code: OneTimeCode | None


def form(shown: Form, language: Language) -> FormAnswer:
    """A form with its labels."""
    return FormAnswer.model_validate(
        {
            "key": shown.key,
            "title": shown.title.told(language),
            "signs": shown.signs,
            "sections": [
                {
                    "key": section.key,
                    "title": section.title.told(language),
                    "fields": [_field(each, language) for each in section.fields],
                }
                for section in shown.sections
            ],
        }
    )


def row(document: Document, by: Onlooker, *, has_draft: bool) -> DocumentRowAnswer:
    """A document in a list."""
    return DocumentRowAnswer.model_validate(
        {
            **_common(document, by),
            "latest_version": len(document.versions),
            "has_draft": has_draft,
            "allowed_actions": allowed_actions(document, by.principal),
        }
    )


def document(shown: Document, draft: Draft, head: Mapping[str, str], by: Onlooker) -> DocumentAnswer:
    """A document to fill in."""
    labels = {key: sentence(by.language, "documents", f"head.{key}", {}) for key in head}
    return DocumentAnswer.model_validate(
        {
            **_common(shown, by),
            "version": shown.edition,
            "dossier_id": shown.dossier_id,
            "head": [{"label": labels[key], "value": value} for key, value in head.items()],
            "answers": draft.answers,
            "draft_version": draft.number,
            "draft_saved_at": draft.saved_at,
            "allowed_actions": allowed_actions(shown, by.principal),
        }
    )


def allowed_actions(document: Document, principal: Principal) -> tuple[str, ...]:
    """What the caller may do with a document now."""
    last = document.versions[-1] if document.versions else None
    can_be_sent = (
        last is not None
        and last.state is FileState.READY
        and last.signing in {Signing.NONE, Signing.WITHDRAWN, Signing.DECLINED, Signing.EXPIRED}
    )
    actions = {
        "edit": principal.may(Permission.DOCUMENT_WRITE),
        "request-signatures": principal.may(Permission.SIGNATURE_REQUEST) and can_be_sent,
    }
    return tuple(name for name, is_allowed in actions.items() if is_allowed)


def ceremony(shown: Ceremony, own: OwnPart | None, by: Onlooker) -> CeremonyAnswer:
    """A ceremony with the status of each signer."""
    signer = shown.signer_of(by.principal.person)
    code = own.code if own else None
    names = ("id", "version", "document_id", "document_version", "dossier_id", "fingerprint", "reference")
    return CeremonyAnswer.model_validate(
        {
            **{name: getattr(shown, name) for name in names},
            "title": form_of(shown.form).title.told(by.language),
            "state": shown.state_at(by.now).value,
            "requested_by": shown.requested_by_name,
            "requested_at": shown.requested_at,
            "expires_at": shown.expires_at,
            "signers": [_signer(shown, each, signer, by) for each in shown.signers],
            "consent": {
                "version": CONSENT_VERSION,
                "text": sentence(by.language, "documents", "consent", {}),
            },
            "me": own
            and {
                "phone_ending": own.phone_ending,
                "resend_at": code.resend_at if code else None,
                "code_until": code.expires_at if code and code.is_live(by.now) else None,
            },
            "allowed_actions": _ceremony_actions(shown, signer, by),
        }
    )


def waiting(shown: Ceremony, by: Onlooker) -> WaitingAnswer:
    """A ceremony in the list of what waits for a signature."""
    return WaitingAnswer.model_validate(
        {
            "id": shown.id,
            "title": form_of(shown.form).title.told(by.language),
            "requested_by": shown.requested_by_name,
            "expires_at": shown.expires_at,
            "state": shown.state_at(by.now).value,
            "dossier_id": shown.dossier_id,
        }
    )


def _ceremony_actions(shown: Ceremony, signer: Signer | None, by: Onlooker) -> tuple[str, ...]:
    state = shown.state_at(by.now)
    is_open = state is State.OPEN
    waits = is_open and signer is not None and signer.is_waited_for
    has_read = waits and signer is not None and signer.session == by.principal.session
    actions = {
        "view": signer is None or is_open,
        "send-code": has_read,
        "sign": has_read and signer is not None and signer.state is SignerState.CODE_SENT,
        "decline": waits,
        "withdraw": is_open and shown.requested_by == by.principal.user_id,
        "download": state is State.SEALED,
    }
    return tuple(name for name, is_allowed in actions.items() if is_allowed)


def _signer(shown: Ceremony, signer: Signer, me: Signer | None, by: Onlooker) -> dict[str, Any]:
    reads_reason = shown.requested_by == by.principal.user_id
    return {
        "id": signer.id,
        "name": signer.name,
        "role": signer.role,
        "state": signer.state.value,
        "signed_at": signer.signed_at,
        "reason": signer.reason if reads_reason and signer.reason else None,
        "is_me": me is not None and me.id == signer.id,
    }


def _common(shown: Document, by: Onlooker) -> dict[str, Any]:
    return {
        "id": shown.id,
        "form": shown.form,
        "title": form_of(shown.form).title.told(by.language),
        "traject_id": shown.traject_id,
        "task_key": shown.task_key,
        "versions": [
            {
                "number": each.number,
                "made_at": each.made_at,
                "made_by": by.names.get(each.made_by, ""),
                "state": each.state.value,
                "sha256": each.sha256,
                "signing": each.signing.value,
                "ceremony_id": each.ceremony_id,
            }
            for each in reversed(shown.versions)
        ],
    }


def _field(shown: Field, language: Language) -> dict[str, Any]:
    return {
        "key": shown.key,
        "kind": shown.kind.value,
        "label": shown.label.told(language),
        "hint": shown.hint.told(language) if shown.hint else None,
        "is_required": shown.is_required,
        "choices": [{"value": each.value, "label": each.label.told(language)} for each in shown.choices],
        "columns": [_field(each, language) for each in shown.columns],
        "most": shown.most,
        "most_characters": shown.most_characters,
        "least": shown.least,
        "greatest": shown.greatest,
    }
