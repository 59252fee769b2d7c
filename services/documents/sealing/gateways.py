"""The key of the seal in KMS, and its certificate in the parameter store.

Only the sealing function and the commands import this.
"""

from functools import cache

from asn1crypto import keys, x509
from pyhanko.sign import signers
from pyhanko.sign.general import SigningError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from shared.aws.clients import client
from shared.aws.settings import settings

_SIGNATURE_BYTES = 80
"""Room for a DER signature on P-256."""


class KmsSigner(signers.Signer):
    """Signs with a key that never leaves KMS (ECDSA on P-256)."""

    def __init__(self, key_id: str, certificate: x509.Certificate) -> None:
        store = SimpleCertificateStore()
        store.register(certificate)
        super().__init__(signing_cert=certificate, cert_registry=store)
        self._key_id = key_id

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: FBT001, FBT002 - the library's signature
        """The signature over `data`.

        Raises:
            SigningError: another digest than SHA-256 is asked.
        """
        if digest_algorithm != "sha256":
            raise SigningError(f"{digest_algorithm} is not the seal's digest")
        return bytes(_SIGNATURE_BYTES) if dry_run else sign_by_kms(self._key_id, data)


def sign_by_kms(key_id: str, data: bytes) -> bytes:
    """ECDSA over the SHA-256 of `data` (at most 4,096 bytes) by a key in KMS (DER)."""
    answer = client("kms").sign(
        KeyId=key_id,
        Message=data,
        MessageType="RAW",
        SigningAlgorithm="ECDSA_SHA_256",
    )
    signature: bytes = answer["Signature"]
    return signature


def public_key_of(key_id: str) -> keys.PublicKeyInfo:
    """The public half of a key in KMS."""
    return keys.PublicKeyInfo.load(client("kms").get_public_key(KeyId=key_id)["PublicKey"])


@cache
def seal_certificate() -> str:
    """The certificate that the sealing function uses as PEM text, read once.

    Raises:
        ClientError: none was made yet (`poortwachter make-seal-certificate`).
    """
    answer = client("ssm").get_parameter(Name=settings().seal_certificate_parameter)
    return str(answer["Parameter"]["Value"])


def keep_seal_certificate(text: str) -> bool:
    """Keeps a certificate (PEM) as the environment's; False if there is one already."""
    parameters = client("ssm")
    try:
        parameters.put_parameter(
            Name=settings().seal_certificate_parameter, Value=text, Type="String", Overwrite=False
        )
    except parameters.exceptions.ParameterAlreadyExists:
        return False
    return True
