"""Two signatures under a document: asked, read, signed with the code that was sent. The employee registers first."""

from dataclasses import dataclass

from services.documents.domain.ceremony import CONSENT_VERSION
from services.documents.use_cases import signing
from services.documents.use_cases.ceremonies import Invited, request_signatures
from services.identity.domain.tokens import new_token
from services.identity.portal import register as registration
from services.identity.portal.invite import invite_to_portal
from services.identity.portal.rules import TERMS_VERSION, NameParts
from shared.aws.codes import Codes
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
    invited = [Invited("user", boss.user_id, "employer"), Invited("employee", employee.id, "employee")]
    with process.documents(asker) as doors:
        return request_signatures(doors, document_id, 1, invited).id


def sign(process: InProcess, signer: Principal, ceremony_id: str) -> None:
    """One signature: read, code, sign."""
    with process.documents(signer) as doors:
        signing.read_file(doors, ceremony_id)
    process.passes(minutes=4)
    with process.documents(signer) as doors:
        signing.send_code(doors, Codes(doors.unit.table), ceremony_id)
    process.passes(seconds=45)
    with process.documents(signer) as doors:
        signing.sign(
            doors,
            Codes(doors.unit.table),
            ceremony_id,
            code=process.code("sign"),
            consent=CONSENT_VERSION,
            language="nl",
            once=lambda _name, find: find(),
        )
