"""Where a signer's codes go: never to a number that the other typed."""

from dataclasses import dataclass

from services.documents.copies.rows import CopyRows
from services.documents.domain.ceremony import Ceremony, Signer
from shared.aws.codes import Bond, Codes
from shared.aws.context import Context
from shared.kernel.errors import Conflict
from shared.kernel.formats import FormatError
from shared.kernel.formats.phone import Phone
from shared.kernel.one_time_code import OneTimeCode
from shared.texts import Language


@dataclass(frozen=True, slots=True)
class SignerPhone:
    """A signer's own mobile number.

    Attributes:
        number: E.164.
        proof: how it came to be known.
        language: in which the code is sent.
    """

    number: str
    proof: str
    language: Language

    @property
    def ending(self) -> str:
        """Its last two digits, as evidence and screens show it."""
        return self.number[-2:]


def find_phone(context: Context, signer: Signer) -> SignerPhone | None:
    """The mobile number of the account, or of the employee's portal account; None: none is known."""
    rows = CopyRows(context.table)
    is_employee = signer.kind == "employee"
    account = rows.portal_account_of(signer.person_id) if is_employee else rows.user(signer.person_id)
    if account is None or not account.is_open or not account.phone:
        return None
    try:
        number = str(Phone.parse_mobile(account.phone))
    except FormatError:
        return None
    return SignerPhone(number, account.phone_proof, account.language)


def phone_of(context: Context, signer: Signer) -> SignerPhone:
    """The mobile number to which codes go.

    Raises:
        Conflict: none is known.
    """
    phone = find_phone(context, signer)
    if phone is None:
        raise Conflict("phone-missing")
    return phone


def last_code(context: Context, ceremony: Ceremony, signer: Signer) -> OneTimeCode | None:
    """The code that a signer got last, for when the next may be asked."""
    return Codes(context.table).last(_transaction(ceremony, signer))


def bond_of(ceremony: Ceremony, signer: Signer, phone: SignerPhone) -> Bond:
    """What a code is for: this request, person, phone and document alone."""
    return Bond("sign", _transaction(ceremony, signer), signer.person_id, phone.number, ceremony.sha256)


def _transaction(ceremony: Ceremony, signer: Signer) -> str:
    return f"{ceremony.id}#{signer.id}"
