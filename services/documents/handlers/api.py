"""Documents' routes: forms, documents and their versions, signing."""

from functools import cache
from typing import Any

from services.documents.domain.ceremony import Ceremony
from services.documents.domain.document import Draft
from services.documents.domain.form import form_of
from services.documents.domain.layout import head_lines
from services.documents.schemas import show as shown
from services.documents.schemas.answers import (
    CeremonyAnswer,
    DocumentAnswer,
    DocumentsAnswer,
    DraftAnswer,
    FormAnswer,
    WaitingListAnswer,
)
from services.documents.schemas.requests import (
    AnswersRequest,
    CeremonyRequest,
    EmptyRequest,
    OpenRequest,
    RefusalRequest,
    SignatureRequest,
)
from services.documents.schemas.show import Onlooker, OwnPart
from services.documents.store import Store
from services.documents.use_cases import ceremonies, drafting, finalising, signing
from services.documents.use_cases.ceremonies import Invited
from services.documents.use_cases.doors import (
    Doors,
    Origin,
    Shown,
    case_in_sight,
    ceremony_in_sight,
    document_in_sight,
)
from services.documents.use_cases.drafting import Asked
from shared.aws.codes import Codes
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.aws.transaction import Unit
from shared.contracts.access import Action
from shared.http.app import Api
from shared.http.call import Call, Reply
from shared.kernel.errors import NotFound
from shared.kernel.permissions import Permission

api = Api("documents")
handler = api.handler

_PDF = "application/pdf"
_CEREMONY_PROBLEMS = ("ceremony-ended", "already-signed", "document-not-viewed", "phone-missing")


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@cache
def codes() -> Codes:
    """The codes by SMS of this process."""
    return Codes(Table(settings().table_name))


@api.route("GET", "/forms/{form}", permission=Permission.DOCUMENT_READ, answer=FormAnswer)
def read_form(call: Call[None]) -> FormAnswer:
    """Read a form: its questions, in the caller's language."""
    return shown.form(form_of(call.path["form"]), call.language)


@api.route(
    "GET", "/dossiers/{dossier_id}/documents", permission=Permission.DOCUMENT_READ, answer=DocumentsAnswer
)
def list_documents(call: Call[None]) -> DocumentsAnswer:
    """List the documents of a dossier."""
    case = case_in_sight(_doors(call), call.path["dossier_id"])
    found = store().documents_of(case.dossier.id)
    call.log_access("R", "document.list", case.dossier.id, person=case.dossier.employee_id)
    by = _onlooker(call, {each.made_by for document in found for each in document.versions})
    drafts = store().drafts_among([each.id for each in found])
    return DocumentsAnswer(items=tuple(shown.row(each, by, has_draft=each.id in drafts) for each in found))


@api.route(
    "POST",
    "/dossiers/{dossier_id}/documents",
    permission=Permission.DOCUMENT_WRITE,
    body=OpenRequest,
    answer=DocumentAnswer,
    status=201,
    problems=("reference-not-yet-available",),
)
def open_document(call: Call[OpenRequest]) -> DocumentAnswer:
    """Open the document of a task; the first time it is made."""
    asked = Asked(call.body.form, call.body.traject_id, call.body.task_key)
    found = drafting.open_document(_doors(call), call.path["dossier_id"], asked)
    call.log_access("C", "document", found.document.id, person=found.case.dossier.employee_id)
    return _document(call, found)


@api.route("GET", "/documents/{document_id}", permission=Permission.DOCUMENT_READ, answer=DocumentAnswer)
def read_document(call: Call[None]) -> DocumentAnswer:
    """Read a document with its draft."""
    found = document_in_sight(_doors(call), call.path["document_id"])
    call.log_access("R", "document", found.document.id, person=found.case.dossier.employee_id)
    return _document(call, found)


@api.route(
    "PUT",
    "/documents/{document_id}/draft",
    permission=Permission.DOCUMENT_WRITE,
    body=AnswersRequest,
    answer=DraftAnswer,
    needs_version=True,
)
def save_draft(call: Call[AnswersRequest]) -> DraftAnswer:
    """Keep what was typed, complete or not."""
    doors = _doors(call)
    kept = drafting.save_draft(doors, call.path["document_id"], call.version, call.body.answers)
    return DraftAnswer(draft_version=kept.number, saved_at=doors.now)


@api.route(
    "POST",
    "/documents/{document_id}/versions",
    permission=Permission.DOCUMENT_WRITE,
    body=AnswersRequest,
    answer=DocumentAnswer,
    status=201,
    needs_version=True,
)
def finalise_document(call: Call[AnswersRequest]) -> DocumentAnswer:
    """Freeze what was filled in as a version, and have its PDF made."""
    doors = _doors(call)
    found = finalising.finalise(doors, call.path["document_id"], call.version, call.body.answers)
    document = found.document
    call.log_access(
        "U",
        "document.version",
        f"{document.id}/{document.edition - 1}",
        person=found.case.dossier.employee_id,
    )
    return _document(call, found, Draft(0, call.body.answers))


@api.route(
    "GET",
    "/documents/{document_id}/versions/{number}/file",
    permission=Permission.DOCUMENT_READ,
    media=_PDF,
    problems=("file-not-ready",),
)
def read_version(call: Call[None]) -> Reply:
    """Read the PDF of a version; once it is sealed, the sealed one."""
    found = document_in_sight(_doors(call), call.path["document_id"])
    number = _number(call.path["number"])
    content = signing.read_version(store(), found.document, number)
    call.log_access("R", "file", f"{found.document.id}/{number}", person=found.case.dossier.employee_id)
    return _file(content, f"{found.document.form}-{number}.pdf")


@api.route(
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
    invited = [Invited(each.kind, each.id, each.role) for each in call.body.signers]
    number = _number(call.path["number"])
    made = ceremonies.request_signatures(_doors(call), call.path["document_id"], number, invited)
    return _ceremony(call, made, "C", "ceremony")


@api.route("GET", "/signatures/mine", permission=Permission.CEREMONY_SIGN, answer=WaitingListAnswer)
def list_my_signatures(call: Call[None]) -> WaitingListAnswer:
    """List what waits for my signature."""
    found = [each for each in store().waiting_for(call.principal.person) if each.state_at(call.now) == "open"]
    call.log_access("R", "signature.list", call.principal.user_id)
    by = _onlooker(call)
    ordered = sorted(found, key=lambda each: each.requested_at)
    return WaitingListAnswer(items=tuple(shown.waiting(each, by) for each in ordered))


@api.route("GET", "/ceremonies/{ceremony_id}", permission=Permission.CEREMONY_SIGN, answer=CeremonyAnswer)
def read_ceremony(call: Call[None]) -> CeremonyAnswer:
    """Read a request for signatures and how far it is."""
    return _ceremony(call, ceremony_in_sight(_doors(call), call.path["ceremony_id"]), "R", "ceremony")


@api.route(
    "GET",
    "/ceremonies/{ceremony_id}/file",
    permission=Permission.CEREMONY_SIGN,
    media=_PDF,
    problems=("file-not-ready", "ceremony-ended"),
)
def read_ceremony_file(call: Call[None]) -> Reply:
    """Read the whole document that is signed; after the seal, the sealed one."""
    ceremony, content = signing.read_file(_doors(call), call.path["ceremony_id"])
    call.log_access("R", "ceremony.file", ceremony.id, person=ceremony.employee_id)
    return _file(content, f"{ceremony.form}-{ceremony.document_version}.pdf")


@api.route(
    "POST",
    "/ceremonies/{ceremony_id}/code",
    permission=Permission.CEREMONY_SIGN,
    body=EmptyRequest,
    answer=CeremonyAnswer,
    problems=(*_CEREMONY_PROBLEMS, "code-too-soon", "code-limit"),
)
def send_code(call: Call[EmptyRequest]) -> CeremonyAnswer:
    """Have a code sent to one's own phone."""
    sent = signing.send_code(_doors(call), codes(), call.path["ceremony_id"])
    return _ceremony(call, sent, "E", "ceremony.code")


@api.route(
    "POST",
    "/ceremonies/{ceremony_id}/signature",
    permission=Permission.CEREMONY_SIGN,
    body=SignatureRequest,
    answer=CeremonyAnswer,
    problems=(*_CEREMONY_PROBLEMS, "code-wrong", "code-expired", "consent-outdated"),
)
def sign(call: Call[SignatureRequest]) -> CeremonyAnswer:
    """Sign with the code of one's own phone."""
    done = signing.sign(
        _doors(call),
        codes(),
        call.path["ceremony_id"],
        code=call.body.code,
        consent=call.body.consent_version,
        language=call.language,
        once=call.once,
    )
    return _ceremony(call, done, "E", "ceremony.signature")


@api.route(
    "POST",
    "/ceremonies/{ceremony_id}/refusal",
    permission=Permission.CEREMONY_SIGN,
    body=RefusalRequest,
    answer=CeremonyAnswer,
    problems=("ceremony-ended", "already-signed"),
)
def decline(call: Call[RefusalRequest]) -> CeremonyAnswer:
    """Decline to sign, with a reason."""
    done = signing.decline(_doors(call), call.path["ceremony_id"], call.body.reason)
    return _ceremony(call, done, "E", "ceremony.refusal")


@api.route(
    "POST",
    "/ceremonies/{ceremony_id}/withdrawal",
    permission=Permission.SIGNATURE_REQUEST,
    body=EmptyRequest,
    answer=CeremonyAnswer,
    problems=("ceremony-ended",),
)
def withdraw(call: Call[EmptyRequest]) -> CeremonyAnswer:
    """Take one's own request for signatures back."""
    taken_back = ceremonies.withdraw(_doors(call), call.path["ceremony_id"])
    return _ceremony(call, taken_back, "U", "ceremony.withdrawal")


def _doors(call: Call[Any]) -> Doors:
    unit = call.unit
    origin = Origin(call.principal.session, call.address, call.headers.get("user-agent", ""))

    def new_unit() -> Unit:
        return Unit(unit.table, unit.clock, unit.ids, unit.correlation_id)

    return Doors(store(), unit, new_unit, call.principal, call.now, origin)


def _onlooker(call: Call[Any], users: set[str] | None = None) -> Onlooker:
    names = {key: each.name for key, each in store().users(users).items()} if users else {}
    return Onlooker(call.principal, call.language, call.now, names)


def _document(call: Call[Any], found: Shown, draft: Draft | None = None) -> DocumentAnswer:
    doors = _doors(call)
    head = head_lines(drafting.head_of(doors, found.document, found.case))
    by = _onlooker(call, {each.made_by for each in found.document.versions})
    return shown.document(found.document, draft or drafting.draft_to_show(doors, found), head, by)


def _ceremony(call: Call[Any], ceremony: Ceremony, action: Action, what: str) -> CeremonyAnswer:
    call.log_access(action, what, ceremony.id, person=ceremony.employee_id)
    signer = ceremony.signer_of(call.principal.person)
    own = None
    if signer:
        number = signing.number_of(_doors(call), signer)
        own = OwnPart(number.phone[-2:] if number else None, signing.last_code(codes(), ceremony, signer))
    return shown.ceremony(ceremony, own, _onlooker(call))


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 4:  # noqa: PLR2004 - no document has so many versions
        raise NotFound
    return int(text)


def _file(content: bytes, name: str) -> Reply:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return Reply(content=content, headers=headers)
