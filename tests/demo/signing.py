"""Two signatures under a document: asked, read, signed with the code that was sent. The employee registers first."""

from dataclasses import dataclass, replace

from services.documents.signing.origin import Origin
from services.documents.signing.read_ceremony import read_file
from services.documents.signing.request_signatures import request_signatures
from services.documents.signing.rules import CONSENT_VERSION, InvitedSigner
from services.documents.signing.send_code import send_code
from services.documents.signing.sign import Signature
from services.documents.signing.sign import sign as sign_document
from services.identity.domain.portal import Names
from services.identity.domain.registering import TERMS_VERSION
from services.identity.use_cases import registration
from services.identity.use_cases.invitations import invite_to_portal
from shared.kernel.principal import Kind, Principal
from tests.demo.accounts import PASSWORD
from tests.demo.in_process import InProcess


@dataclass(frozen=True, slots=True)
class Employee:
    """Who signs for themselves."""

    id: str
    first_name: str
    last_name: str
    email: str
    phone: str


def register(process: InProcess, employee: Employee) -> Principal:
    """The employee's account in the message portal, by the mailed link and the texted code."""
    tokens: list[str] = []
    with process.identity() as doors:

        def remembered() -> str:
            tokens.append(doors.new_token())
            return tokens[-1]

        invite_to_portal(replace(doors, new_token=remembered), employee.id, "")
    with process.identity() as doors:
        token = registration.redeem(doors, tokens[0], employee.email).token
    with process.identity() as doors:
        registration.accept_terms(doors, token, TERMS_VERSION, is_accepted=True)
    with process.identity() as doors:
        registration.choose_password(doors, token, PASSWORD)
    with process.identity() as doors:
        registration.choose_phone(doors, token, employee.phone)
    process.passes(seconds=40)
    with process.identity() as doors:
        registration.prove_phone(doors, token, process.code("portal-registration"))
    names = Names(f"{employee.first_name[0]}.", employee.first_name, employee.last_name)
    with process.identity() as doors:
        signed_in = registration.finish(doors, token, names)
    return Principal(
        Kind.PORTAL,
        user_id=signed_in.user.id,
        groups=("portal_user",),
        scopes=frozenset({employee.id}),
    )


def ask(process: InProcess, asker: Principal, document_id: str, signers: tuple[Principal, Employee]) -> str:
    """The request for signatures under the first version; tells its id."""
    boss, employee = signers
    invited = [
        InvitedSigner("user", boss.user_id, "employer"),
        InvitedSigner("employee", employee.id, "employee"),
    ]
    with process.documents(asker) as context:
        return request_signatures(context, document_id, 1, invited).id


def sign(process: InProcess, signer: Principal, ceremony_id: str) -> None:
    """One signature: read, code, sign."""
    with process.documents(signer) as context:
        read_file(context, ceremony_id)
    process.passes(minutes=4)
    with process.documents(signer) as context:
        send_code(context, ceremony_id)
    process.passes(seconds=45)
    with process.documents(signer) as context:
        sign_document(
            context,
            ceremony_id,
            Signature(process.code("sign"), CONSENT_VERSION, "nl"),
            origin=Origin("192.0.2.1", "demo"),
            once=lambda _name, find: find(),
        )
