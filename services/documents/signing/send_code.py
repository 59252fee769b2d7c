"""A code by SMS for a signature."""

from services.documents.domain.ceremony import Ceremony
from services.documents.sight import ceremony_in_sight
from services.documents.signing.rows import CeremonyRows
from services.documents.signing.rules import code_sent, signer_in
from services.documents.signing.signer_phone import bond_of, phone_of
from shared.aws.codes import Codes
from shared.aws.context import Context


def send_code(context: Context, ceremony_id: str) -> Ceremony:
    """A code to the signer's own phone.

    Raises:
        NotFound: absent, or the caller does not sign here.
        Conflict: the request ended, the document was not read, or no mobile number is known.
        TooMany: within 30 seconds of the last one, or the fourth.
    """
    ceremony = ceremony_in_sight(context, ceremony_id)
    signer = signer_in(ceremony, context.principal.person)
    phone = phone_of(context, signer)
    step = code_sent(ceremony, signer, now=context.now, ending=phone.ending, proof=phone.proof)
    bond = bond_of(ceremony, signer, phone)
    Codes(context.table).issue(context.unit, bond, language=phone.language, reference=ceremony.reference)
    CeremonyRows(context.table).save(context.unit, step, was=ceremony)
    return step.ceremony
