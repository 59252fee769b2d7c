"""Signing: one explicit act, in the evidence before it is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from services.documents.domain.ceremony import Ceremony, CeremonyState, Signer
from services.documents.domain.evidence import commitment
from services.documents.saving import save_signing_state
from services.documents.sight import ceremony_in_sight
from services.documents.signing.consent import consent_facts
from services.documents.signing.evidence import add_to_evidence
from services.documents.signing.origin import Origin
from services.documents.signing.rows import CeremonyRows
from services.documents.signing.rules import check_may_sign, signed, signer_in
from services.documents.signing.signer_phone import SignerPhone, bond_of, phone_of
from shared.aws.codes import Codes
from shared.aws.context import Context
from shared.contracts.documents import DocumentSigned
from shared.kernel.errors import Refused
from shared.kernel.one_time_code import OneTimeCode
from shared.texts import Language

type Once = Callable[[str, Callable[[], OneTimeCode]], OneTimeCode]
"""Gives what an act gave the first time, however often a request runs."""

_MOST_EVENTS = 500
"""A signer who only types wrong codes cannot make a chain without end."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signer gives: the code as typed, and the version of the words agreed to, in a language."""

    code: str
    consent: str
    language: Language


def sign(context: Context, ceremony_id: str, signature: Signature, *, origin: Origin, once: Once) -> Ceremony:
    """A signature, with a code that holds for this request, person and document alone.

    Raises:
        NotFound: absent, or the caller does not sign here.
        Conflict: the request ended, the caller signed already, or did not read the document in this session.
        Refused: code-wrong, code-expired.
    """
    ceremony = ceremony_in_sight(context, ceremony_id)
    signer = signer_in(ceremony, context.principal.person)
    session = context.principal.session
    check_may_sign(ceremony, signer, now=context.now, session=session, consent=signature.consent)
    phone = phone_of(context, signer)
    code = once("code", lambda: _checked_code(context, ceremony, signer, phone, signature.code))
    salted = origin.salted()
    facts = _facts(signer, phone, signature.language) | {"origin": commitment(**salted)}
    step = signed(ceremony, signer, now=context.now, facts=facts)
    Codes(context.table).spend(context.unit, code)
    CeremonyRows(context.table).save(context.unit, step, was=ceremony, origin=salted)
    if step.ceremony.state is CeremonyState.COMPLETED:
        _complete(context, step.ceremony)
    return step.ceremony


def _checked_code(
    context: Context, ceremony: Ceremony, signer: Signer, phone: SignerPhone, typed: str
) -> OneTimeCode:
    """The live code that was typed; a wrong one stands in the evidence."""
    try:
        return Codes(context.table).check(bond_of(ceremony, signer, phone), typed, context.unit)
    except Refused as error:
        if ceremony.seq < _MOST_EVENTS:
            facts = {"why": error.code}
            add_to_evidence(context, ceremony.id, "code-failed", actor=signer.id, facts=facts)
        raise


def _complete(context: Context, ceremony: Ceremony) -> None:
    save_signing_state(context, ceremony)
    context.unit.record(
        DocumentSigned(
            ceremony_id=ceremony.id,
            document_id=ceremony.document_id,
            document_version=ceremony.document_version,
            dossier_id=ceremony.dossier_id,
            traject_id=ceremony.traject_id,
            task_key=ceremony.task_key,
            signed_on=context.today,
        )
    )


def _facts(signer: Signer, phone: SignerPhone, language: Language) -> dict[str, Any]:
    return {
        "name": signer.name,
        "account": signer.person_id,
        "role": signer.role,
        "identified": "password+second-factor" if signer.kind == "user" else "password+sms",
        "phone": f"…{phone.ending}",
        "proof": phone.proof,
        "consent": consent_facts(language),
    }
