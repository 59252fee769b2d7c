"""The certificate of the seal: made for the key in KMS, kept as a parameter.

An environment may replace the self-signed one by that of a trust service provider (eIDAS, electronic seal).
"""

import secrets
from datetime import datetime, timedelta
from functools import cache

from asn1crypto import algos, keys, pem, x509

from services.documents.gateways.seal import sign_by_kms
from shared.aws.clients import client
from shared.aws.settings import settings

LIFE = timedelta(days=3 * 365)


@cache
def of_the_seal() -> x509.Certificate:
    """The certificate that the sealing function uses, read once.

    Raises:
        ClientError: none was made yet (`poortwachter make-seal-certificate`).
    """
    answer = client("ssm").get_parameter(Name=settings().seal_certificate_parameter)
    return of_text(str(answer["Parameter"]["Value"]))


def of_text(text: str) -> x509.Certificate:
    """A certificate of its PEM text."""
    _, _, der = pem.unarmor(text.encode())
    return x509.Certificate.load(der)


def to_text(certificate: x509.Certificate) -> str:
    """A certificate as PEM text."""
    text: bytes = pem.armor("CERTIFICATE", certificate.dump())
    return text.decode()


def make(key_id: str, *, organisation: str, now: datetime) -> x509.Certificate:
    """A self-signed certificate of the seal, signed by its own key in KMS."""
    name = x509.Name.build(
        {"organization_name": organisation, "common_name": f"{organisation} elektronisch zegel"}
    )
    public = keys.PublicKeyInfo.load(client("kms").get_public_key(KeyId=key_id)["PublicKey"])
    algorithm = algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})
    to_sign = x509.TbsCertificate(
        {
            "version": "v3",
            "serial_number": int.from_bytes(secrets.token_bytes(16)) >> 1,
            "signature": algorithm,
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
    return x509.Certificate(
        {
            "tbs_certificate": to_sign,
            "signature_algorithm": algorithm,
            "signature_value": sign_by_kms(key_id, to_sign.dump()),
        }
    )


def keep(certificate: x509.Certificate) -> bool:
    """Keeps a certificate as the environment's; False if there is one already."""
    kms = client("ssm")
    try:
        kms.put_parameter(
            Name=settings().seal_certificate_parameter,
            Value=to_text(certificate),
            Type="String",
            Overwrite=False,
        )
    except kms.exceptions.ParameterAlreadyExists:
        return False
    return True


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of a certificate, hexadecimal."""
    digest: bytes = certificate.sha256
    return digest.hex()
