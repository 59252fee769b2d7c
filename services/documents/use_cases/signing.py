"""What a signer does: read, ask a code, sign or decline. Each act is in the evidence before it is answered."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from services.documents.domain.ceremony import (
    Ceremony,
    Signer,
    State,
    check_may_sign,
    code_sent,
    declined,
    signed,
    signer_in,
    told,
    viewed,
)
from services.documents.domain.document import Document, Signing
from services.documents.domain.evidence import commitment
from services.documents.gateways import files
from services.documents.store import Store
from services.documents.use_cases.ceremonies import add_to_evidence, consent_facts, end_in_document
from services.documents.use_cases.doors import Doors, ceremony_in_sight
from shared.aws.codes import Bond, Codes
from shared.contracts.documents import CeremonyEnded, DocumentSigned
from shared.kernel.errors import Conflict, Refused
from shared.kernel.formats import FormatError
from shared.kernel.formats.phone import Phone
from shared.kernel.one_time_code import OneTimeCode
from shared.texts import Language

_MOST_EVENTS = 500
"""A signer who only types wrong codes cannot make a chain without end."""


@dataclass(frozen=True, slots=True)
class Number:
    """Where a signer's codes go, and how the number came to be known."""

    phone: str
    proof: str
    language: Language


def read_file(doors: Doors, ceremony_id: str) -> tuple[Ceremony, bytes]:
    """The whole document: the frozen bytes to who may still sign, the sealed file after the seal.

    Raises:
        NotFound: absent or out of sight.
        Conflict: the request ended without signatures, and the caller was only a signer of it.
    """
    ceremony = ceremony_in_sight(doors, ceremony_id)
    signer = ceremony.signer_of(doors.principal.person)
    if ceremony.state is State.SEALED:
        step = told(ceremony, "downloaded", at=doors.now, actor=_actor(doors, signer), facts={})
        doors.store.save_ceremony(doors.unit, step, was=ceremony)
        return step.ceremony, files.read(files.sealed_key(ceremony.id, ceremony.sealed_sha256))
    if signer and ceremony.state_at(doors.now) not in {State.OPEN, State.COMPLETED, State.SEAL_PENDING}:
        raise Conflict("ceremony-ended")
    content = files.read(files.version_key(ceremony.document_id, ceremony.document_version))
    if signer is None or not signer.is_waited_for:
        return ceremony, content
    facts = {"sha256": ceremony.sha256, "bytes": len(content)}
    step = viewed(ceremony, signer, now=doors.now, session=doors.origin.session, facts=facts)
    doors.store.save_ceremony(doors.unit, step, was=ceremony)
    return step.ceremony, content


def read_version(store: Store, document: Document, number: int) -> bytes:
    """The PDF of a version: the sealed one as soon as there is one.

    Raises:
        NotFound: there is no such version.
        Conflict: its PDF is still being made.
    """
    note = document.note(number)
    ceremony = (
        store.ceremony(note.ceremony_id) if note.signing is Signing.SEALED and note.ceremony_id else None
    )
    if ceremony is None:
        return files.read(files.version_key(document.id, number))
    return files.read(files.sealed_key(ceremony.id, ceremony.sealed_sha256))


def send_code(doors: Doors, codes: Codes, ceremony_id: str) -> Ceremony:
    """A code to the signer's own phone, never to a number that the other typed.

    Raises:
        NotFound: absent, or the caller does not sign here.
        Conflict: the request ended, the document was not read, or no mobile number is known.
        TooMany: within 30 seconds of the last one, or the fourth.
    """
    ceremony = ceremony_in_sight(doors, ceremony_id)
    signer = signer_in(ceremony, doors.principal.person)
    number = number_of(doors, signer)
    if number is None:
        raise Conflict("phone-missing")
    step = code_sent(ceremony, signer, now=doors.now, ending=number.phone[-2:], proof=number.proof)
    codes.issue(
        doors.unit, _bond(ceremony, signer, number), language=number.language, reference=ceremony.reference
    )
    doors.store.save_ceremony(doors.unit, step, was=ceremony)
    return step.ceremony


def sign(
    doors: Doors,
    codes: Codes,
    ceremony_id: str,
    *,
    code: str,
    consent: str,
    language: Language,
    once: Callable[[str, Callable[[], OneTimeCode]], OneTimeCode],
) -> Ceremony:
    """A signature: one explicit act, with a code that holds for this request, person and document alone.

    Raises:
        NotFound: absent, or the caller does not sign here.
        Conflict: the request ended, the caller signed already, or did not read the document in this session.
        Refused: code-wrong, code-expired.
    """
    ceremony = ceremony_in_sight(doors, ceremony_id)
    signer = signer_in(ceremony, doors.principal.person)
    check_may_sign(ceremony, signer, now=doors.now, session=doors.origin.session, consent=consent)
    number = number_of(doors, signer)
    if number is None:
        raise Conflict("phone-missing")
    try:
        found = once("code", lambda: codes.check(_bond(ceremony, signer, number), code, doors.unit))
    except Refused as error:
        _tell_failure(doors, ceremony, signer, error.code)
        raise
    origin = _origin(doors)
    facts = _facts(signer, number, language) | {"origin": commitment(**origin)}
    step = signed(ceremony, signer, now=doors.now, facts=facts)
    codes.spend(doors.unit, found)
    doors.store.save_ceremony(doors.unit, step, was=ceremony, origin=origin)
    if step.ceremony.state is State.COMPLETED:
        _complete(doors, step.ceremony)
    return step.ceremony


def decline(doors: Doors, ceremony_id: str, reason: str) -> Ceremony:
    """A signer does not sign, and says why; the request ends by it. The chain holds only the reason's hash.

    Raises:
        NotFound: absent, or the caller does not sign here.
        Conflict: the request ended, or the caller signed already.
    """
    ceremony = ceremony_in_sight(doors, ceremony_id)
    signer = signer_in(ceremony, doors.principal.person)
    origin = _origin(doors) | {"reason": reason}
    facts = {"origin": commitment(**origin)}
    step = declined(ceremony, signer, now=doors.now, reason=reason, facts=facts)
    doors.store.save_ceremony(doors.unit, step, was=ceremony, origin=origin)
    end_in_document(doors.store, doors.unit, step.ceremony)
    doors.unit.record(CeremonyEnded(ceremony_id=ceremony.id, how="declined"))
    return step.ceremony


def last_code(codes: Codes, ceremony: Ceremony, signer: Signer) -> OneTimeCode | None:
    """The code that a signer got last, for when the next may be asked."""
    return codes.last(_transaction(ceremony, signer))


def number_of(doors: Doors, signer: Signer) -> Number | None:
    """A signer's own mobile number: of the account, or of the employee's portal account."""
    account = (
        doors.store.portal_account_of(signer.person_id)
        if signer.kind == "employee"
        else doors.store.users([signer.person_id]).get(signer.person_id)
    )
    if account is None or not account.is_open or not account.phone:
        return None
    try:
        phone = str(Phone.parse_mobile(account.phone))
    except FormatError:
        return None
    return Number(phone, account.phone_proof, "en" if account.language == "en" else "nl")


def _complete(doors: Doors, ceremony: Ceremony) -> None:
    end_in_document(doors.store, doors.unit, ceremony)
    doors.unit.record(
        DocumentSigned(
            ceremony_id=ceremony.id,
            document_id=ceremony.document_id,
            document_version=ceremony.document_version,
            dossier_id=ceremony.dossier_id,
            traject_id=ceremony.traject_id,
            task_key=ceremony.task_key,
            signed_on=doors.today,
        )
    )


def _tell_failure(doors: Doors, ceremony: Ceremony, signer: Signer, code: str) -> None:
    if ceremony.seq < _MOST_EVENTS:
        unit = doors.new_unit()
        add_to_evidence(doors.store, unit, ceremony.id, "code-failed", actor=signer.id, facts={"why": code})


def _facts(signer: Signer, number: Number, language: Language) -> dict[str, Any]:
    return {
        "name": signer.name,
        "account": signer.person_id,
        "role": signer.role,
        "identified": "password+second-factor" if signer.kind == "user" else "password+sms",
        "phone": f"…{number.phone[-2:]}",
        "proof": number.proof,
        "consent": consent_facts(language),
    }


def _origin(doors: Doors) -> dict[str, str]:
    return {
        "salt": secrets.token_hex(16),
        "address": doors.origin.address,
        "browser": doors.origin.browser[:200],
    }


def _actor(doors: Doors, signer: Signer | None) -> str:
    return signer.id if signer else doors.principal.user_id


def _transaction(ceremony: Ceremony, signer: Signer) -> str:
    return f"{ceremony.id}#{signer.id}"


def _bond(ceremony: Ceremony, signer: Signer, number: Number) -> Bond:
    return Bond("sign", _transaction(ceremony, signer), signer.person_id, number.phone, ceremony.sha256)
