"""Routes of signing: requests for signatures, codes, signatures, and ends that are none."""

from typing import Any

from services.documents.domain.ceremony import Ceremony
from services.documents.shapes import PDF, pdf_reply, version_number
from services.documents.sight import ceremony_in_sight
from services.documents.signing import end_request as ends
from services.documents.signing import request_signatures as requests
from services.documents.signing import send_code as codes
from services.documents.signing import sign as signatures
from services.documents.signing.origin import Origin
from services.documents.signing.read_ceremony import list_waiting, read_file
from services.documents.signing.rules import InvitedSigner
from services.documents.signing.schemas import (
    CeremonyAnswer,
    CeremonyRequest,
    RefusalRequest,
    SignatureRequest,
    WaitingListAnswer,
)
from services.documents.signing.signer_phone import find_phone, last_code
from services.documents.signing.views import CeremonyViewer, ceremony_answer, waiting_answer
from shared.contracts.access import Action
from shared.http.call import Call, Reply
from shared.http.routes import Area
from shared.http.schema import EmptyRequest
from shared.kernel.permissions import Permission

area = Area()

_PROBLEMS = ("ceremony-ended", "already-signed", "document-not-viewed", "phone-missing")


@area.route(
    "POST",
    "/documents/{document_id}/versions/{number}/ceremonies",
    permission=Permission.SIGNATURE_REQUEST,
    body=CeremonyRequest,
    answer=CeremonyAnswer,
    status=201,
    problems=("file-not-ready", "version-superseded", "ceremony-open"),
)
def request_signatures(call: Call[CeremonyRequest]) -> CeremonyAnswer:
    """Send a version to its signers."""
    invited = [InvitedSigner(each.kind, each.id, each.role) for each in call.body.signers]
    number = version_number(call.path["number"])
    made = requests.request_signatures(call.context, call.path["document_id"], number, invited)
    return _ceremony(call, made, "C", "ceremony")


@area.route("GET", "/signatures/mine", permission=Permission.CEREMONY_SIGN, answer=WaitingListAnswer)
def list_my_signatures(call: Call[None]) -> WaitingListAnswer:
    """List what waits for my signature."""
    found = list_waiting(call.context)
    call.log_access("R", "signature.list", call.principal.user_id)
    viewer = CeremonyViewer(call.principal, call.language, call.now)
    return WaitingListAnswer(items=tuple(waiting_answer(each, viewer) for each in found))


@area.route("GET", "/ceremonies/{ceremony_id}", permission=Permission.CEREMONY_SIGN, answer=CeremonyAnswer)
def read_ceremony(call: Call[None]) -> CeremonyAnswer:
    """Read a request for signatures and how far it is."""
    return _ceremony(call, ceremony_in_sight(call.context, call.path["ceremony_id"]), "R", "ceremony")


@area.route(
    "GET",
    "/ceremonies/{ceremony_id}/file",
    permission=Permission.CEREMONY_SIGN,
    media=PDF,
    problems=("file-not-ready", "ceremony-ended"),
)
def read_ceremony_file(call: Call[None]) -> Reply:
    """Read the whole document that is signed; after the seal, the sealed one."""
    ceremony, content = read_file(call.context, call.path["ceremony_id"])
    call.log_access("R", "ceremony.file", ceremony.id, person=ceremony.employee_id)
    return pdf_reply(content, f"{ceremony.form}-{ceremony.document_version}.pdf")


@area.route(
    "POST",
    "/ceremonies/{ceremony_id}/code",
    permission=Permission.CEREMONY_SIGN,
    body=EmptyRequest,
    answer=CeremonyAnswer,
    problems=(*_PROBLEMS, "code-too-soon", "code-limit"),
)
def send_code(call: Call[EmptyRequest]) -> CeremonyAnswer:
    """Have a code sent to one's own phone."""
    sent = codes.send_code(call.context, call.path["ceremony_id"])
    return _ceremony(call, sent, "E", "ceremony.code")


@area.route(
    "POST",
    "/ceremonies/{ceremony_id}/signature",
    permission=Permission.CEREMONY_SIGN,
    body=SignatureRequest,
    answer=CeremonyAnswer,
    problems=(*_PROBLEMS, "code-wrong", "code-expired", "consent-outdated"),
)
def sign(call: Call[SignatureRequest]) -> CeremonyAnswer:
    """Sign with the code of one's own phone."""
    given = signatures.Signature(call.body.code, call.body.consent_version, call.language)
    signed = signatures.sign(
        call.context, call.path["ceremony_id"], given, origin=_origin(call), once=call.once
    )
    return _ceremony(call, signed, "E", "ceremony.signature")


@area.route(
    "POST",
    "/ceremonies/{ceremony_id}/refusal",
    permission=Permission.CEREMONY_SIGN,
    body=RefusalRequest,
    answer=CeremonyAnswer,
    problems=("ceremony-ended", "already-signed"),
)
def decline(call: Call[RefusalRequest]) -> CeremonyAnswer:
    """Decline to sign, with a reason."""
    declined = ends.decline(call.context, call.path["ceremony_id"], call.body.reason, origin=_origin(call))
    return _ceremony(call, declined, "E", "ceremony.refusal")


@area.route(
    "POST",
    "/ceremonies/{ceremony_id}/withdrawal",
    permission=Permission.SIGNATURE_REQUEST,
    body=EmptyRequest,
    answer=CeremonyAnswer,
    problems=("ceremony-ended",),
)
def withdraw(call: Call[EmptyRequest]) -> CeremonyAnswer:
    """Take one's own request for signatures back."""
    taken_back = ends.withdraw(call.context, call.path["ceremony_id"])
    return _ceremony(call, taken_back, "U", "ceremony.withdrawal")


def _origin(call: Call[Any]) -> Origin:
    return Origin(call.address, call.headers.get("user-agent", ""))


def _ceremony(call: Call[Any], ceremony: Ceremony, action: Action, what: str) -> CeremonyAnswer:
    call.log_access(action, what, ceremony.id, person=ceremony.employee_id)
    return ceremony_answer(ceremony, _viewer(call, ceremony))


def _viewer(call: Call[Any], ceremony: Ceremony) -> CeremonyViewer:
    signer = ceremony.signer_of(call.principal.person)
    if signer is None:
        return CeremonyViewer(call.principal, call.language, call.now)
    phone = find_phone(call.context, signer)
    return CeremonyViewer(
        principal=call.principal,
        language=call.language,
        now=call.now,
        is_signer=True,
        phone_ending=phone.ending if phone else None,
        code=last_code(call.context, ceremony, signer),
    )
