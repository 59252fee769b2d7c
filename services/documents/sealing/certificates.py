"""The certificate of the seal: what it says, and its text.

An environment may replace the self-signed one by that of a trust service provider (eIDAS, electronic seal).
"""

import secrets
from datetime import datetime, timedelta

from asn1crypto import algos, keys, pem, x509

LIFE = timedelta(days=3 * 365)


def of_text(text: str) -> x509.Certificate:
    """A certificate of its PEM text."""
    _, _, der = pem.unarmor(text.encode())
    return x509.Certificate.load(der)


def to_text(certificate: x509.Certificate) -> str:
    """A certificate as PEM text."""
    text: bytes = pem.armor("CERTIFICATE", certificate.dump())
    return text.decode()


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of a certificate, hexadecimal."""
    digest: bytes = certificate.sha256
    return digest.hex()


def to_be_signed(public: keys.PublicKeyInfo, *, organisation: str, now: datetime) -> x509.TbsCertificate:
    """What a certificate of the seal says; its own key signs it."""
    name = x509.Name.build(
        {"organization_name": organisation, "common_name": f"{organisation} elektronisch zegel"}
    )
    return x509.TbsCertificate(
        {
            "version": "v3",
            "serial_number": int.from_bytes(secrets.token_bytes(16)) >> 1,
            "signature": _algorithm(),
            "issuer": name,
            "validity": {
                "not_before": x509.Time({"utc_time": now.replace(microsecond=0)}),
                "not_after": x509.Time({"utc_time": (now + LIFE).replace(microsecond=0)}),
            },
            "subject": name,
            "subject_public_key_info": public,
            "extensions": [
                {"extn_id": "basic_constraints", "critical": True, "extn_value": {"ca": False}},
                {
                    "extn_id": "key_usage",
                    "critical": True,
                    "extn_value": {"digital_signature", "non_repudiation"},
                },
                {"extn_id": "key_identifier", "extn_value": public.sha1},
            ],
        }
    )


def with_signature(content: x509.TbsCertificate, signature: bytes) -> x509.Certificate:
    """The certificate whose content was signed (ECDSA with SHA-256, DER)."""
    return x509.Certificate(
        {
            "tbs_certificate": content,
            "signature_algorithm": _algorithm(),
            "signature_value": signature,
        }
    )


def _algorithm() -> algos.SignedDigestAlgorithm:
    return algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})
