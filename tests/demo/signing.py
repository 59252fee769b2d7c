"""Two signatures under a document: asked, read, signed with the code that was sent. The employee registers first."""

from dataclasses import dataclass, replace

from services.documents.domain.ceremony import CONSENT_VERSION
from services.documents.use_cases import signing
from services.documents.use_cases.ceremonies import Invited, request_signatures
from services.identity.domain.portal import Names
from services.identity.domain.registering import TERMS_VERSION
from services.identity.use_cases import registration
from services.identity.use_cases.invitations import invite_to_portal
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
