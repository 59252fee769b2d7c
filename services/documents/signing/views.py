"""Ceremonies as they are shown: words in the caller's language, and what the caller may do."""

from dataclasses import dataclass
from datetime import datetime

from services.documents.domain.ceremony import Ceremony, CeremonyState, Signer, SignerState
from services.documents.domain.form import form_of
from services.documents.signing.consent import consent_text
from services.documents.signing.rules import CONSENT_VERSION
from services.documents.signing.schemas import (
    CeremonyAnswer,
    ConsentAnswer,
    MeAnswer,
    SignerAnswer,
    WaitingAnswer,
)
from shared.kernel.one_time_code import OneTimeCode
from shared.kernel.principal import Principal
from shared.texts import Language


@dataclass(frozen=True, slots=True)
class CeremonyViewer:
    """Who looks at a ceremony, in which language, when.

    Attributes:
        is_signer: whether `phone_ending` and `code` say anything.
        phone_ending: last two digits of the signer's own number; None: none is known.
        code: the one that the signer got last.
    """

    principal: Principal
    language: Language
    now: datetime
    is_signer: bool = False
    phone_ending: str | None = None
    code: OneTimeCode | None = None


def ceremony_answer(ceremony: Ceremony, viewer: CeremonyViewer) -> CeremonyAnswer:
    """A ceremony with the status of each signer."""
    return CeremonyAnswer(
        id=ceremony.id,
        version=ceremony.version,
        document_id=ceremony.document_id,
        document_version=ceremony.document_version,
        title=form_of(ceremony.form).title.to(viewer.language),
        dossier_id=ceremony.dossier_id,
        fingerprint=ceremony.fingerprint,
        reference=ceremony.reference,
        state=ceremony.state_at(viewer.now).value,
        requested_by=ceremony.requested_by_name,
        requested_at=ceremony.requested_at,
        expires_at=ceremony.expires_at,
        signers=tuple(_signer(ceremony, each, viewer) for each in ceremony.signers),
        consent=ConsentAnswer(version=CONSENT_VERSION, text=consent_text(viewer.language)),
        me=_me(viewer) if viewer.is_signer else None,
        allowed_actions=_allowed_actions(ceremony, viewer),
    )


def waiting_answer(ceremony: Ceremony, viewer: CeremonyViewer) -> WaitingAnswer:
    """A ceremony in the list of what waits for a signature."""
    return WaitingAnswer(
        id=ceremony.id,
        title=form_of(ceremony.form).title.to(viewer.language),
        requested_by=ceremony.requested_by_name,
        expires_at=ceremony.expires_at,
        state=ceremony.state_at(viewer.now).value,
        dossier_id=ceremony.dossier_id,
    )


def _me(viewer: CeremonyViewer) -> MeAnswer:
    code = viewer.code
    return MeAnswer(
        phone_ending=viewer.phone_ending,
        resend_at=code.resend_at if code else None,
        code_until=code.expires_at if code and code.is_live(viewer.now) else None,
    )


def _signer(ceremony: Ceremony, signer: Signer, viewer: CeremonyViewer) -> SignerAnswer:
    is_requester = ceremony.requested_by == viewer.principal.user_id
    return SignerAnswer(
        id=signer.id,
        name=signer.name,
        role=signer.role,
        state=signer.state.value,
        signed_at=signer.signed_at,
        reason=signer.reason if is_requester and signer.reason else None,
        is_me=signer == ceremony.signer_of(viewer.principal.person),
    )


def _allowed_actions(ceremony: Ceremony, viewer: CeremonyViewer) -> tuple[str, ...]:
    state, signer = ceremony.state_at(viewer.now), ceremony.signer_of(viewer.principal.person)
    is_open = state is CeremonyState.OPEN
    waits = is_open and signer is not None and signer.is_waited_for
    has_read = waits and signer is not None and signer.session == viewer.principal.session
    actions = {
        "view": signer is None or is_open,
        "send-code": has_read,
        "sign": has_read and signer is not None and signer.state is SignerState.CODE_SENT,
        "decline": waits,
        "withdraw": is_open and ceremony.requested_by == viewer.principal.user_id,
        "download": state is CeremonyState.SEALED,
    }
    return tuple(name for name, is_allowed in actions.items() if is_allowed)
