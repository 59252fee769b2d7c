"""Making the certificate of the seal for its key in KMS, once an environment."""

from datetime import datetime

from asn1crypto import x509

from services.documents.sealing.certificates import to_be_signed, to_text, with_signature
from services.documents.sealing.gateways import keep_seal_certificate, public_key_of, sign_by_kms


def make_certificate(key_id: str, *, organisation: str, now: datetime) -> x509.Certificate | None:
    """A self-signed certificate, kept as the environment's; None: there is one already."""
    content = to_be_signed(public_key_of(key_id), organisation=organisation, now=now)
    made = with_signature(content, sign_by_kms(key_id, content.dump()))
    return made if keep_seal_certificate(to_text(made)) else None
