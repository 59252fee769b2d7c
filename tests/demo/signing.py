"""Two signatures under a document: asked, read, signed with the code that was sent. The employee registers first."""

from dataclasses import dataclass

from services.documents.signing.origin import Origin
from services.documents.signing.read_ceremony import read_file
from services.documents.signing.request_signatures import request_signatures
from services.documents.signing.rules import CONSENT_VERSION, InvitedSigner
from services.documents.signing.send_code import send_code
from services.documents.signing.sign import Signature
from services.documents.signing.sign import sign as sign_document
from services.identity.domain.tokens import new_token
from services.identity.portal import register as registration
from services.identity.portal.invite import invite_to_portal
from services.identity.portal.rules import TERMS_VERSION, NameParts
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

    def remembered() -> str:
        tokens.append(new_token())
        return tokens[-1]

    with process.identity() as context:
        invite_to_portal(context, employee.id, "", remembered)
    with process.identity() as context:
        token = registration.redeem(context, tokens[0], employee.email).token
    with process.identity() as context:
        registration.accept_terms(context, token, TERMS_VERSION, is_accepted=True)
    with process.identity() as context:
        registration.choose_password(context, token, PASSWORD)
    with process.identity() as context:
        registration.choose_phone(context, token, employee.phone)
    process.passes(seconds=40)
    with process.identity() as context:
        registration.prove_phone(context, token, process.code("portal-registration"))
    names = NameParts(f"{employee.first_name[0]}.", employee.first_name, employee.last_name)
    with process.identity() as context:
        signed_in = registration.finish(context, token, names)
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
