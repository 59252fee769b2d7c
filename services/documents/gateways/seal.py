"""The seal of the organisation: evidence page and chain added to the signed bytes, then one PAdES signature.

    signed bytes (unchanged, as prefix) + evidence page + chain as attachment + seal with a key in KMS

Only the sealing function and the verifying command import this.
"""

import asyncio
import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from asn1crypto import x509
from pyhanko.pdf_utils import embed
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from services.documents.gateways.appending import append
from shared.aws.clients import client

CHAIN_FILE: Final = "evidence.json"
"""The name of the attachment that holds the chain."""

_FIELD: Final = "Poortwachter"
_ROOM: Final = 16 * 1024
"""Bytes kept for the signature in the file."""


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
        return bytes(80) if dry_run else sign_by_kms(self._key_id, data)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed file; `certificate` is the serial number of the seal's certificate, hexadecimal."""

    content: bytes
    sha256: str
    certificate: str


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


def seal(signed: bytes, *, page: bytes, chain: bytes, title: str, signer: signers.Signer) -> Sealed:
    """The signed bytes with evidence page, chain and seal.

    Raises:
        SigningError: the key did not sign.
    """
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    append(writer, PdfFileReader(BytesIO(page)))
    spec = embed.FileSpec(
        file_spec_string=CHAIN_FILE,
        file_name=CHAIN_FILE,
        embedded_data=embed.EmbeddedFileObject.from_file_data(
            writer, data=chain, mime_type="application/json"
        ),
        description=title,
    )
    embed.embed_file(writer, spec)
    content = _signed(writer, signer)
    certificate = signer.signing_cert
    assert certificate is not None, "a seal has its certificate"
    return Sealed(content, hashlib.sha256(content).hexdigest(), f"{certificate.serial_number:x}")


def _signed(writer: IncrementalPdfFileWriter, signer: signers.Signer) -> bytes:
    """One certifying signature that allows no changes but form filling (P=2), of which there are no fields.

    It is written in the same update as the page and the chain: the file is put together and hashed once.
    """
    metadata = signers.PdfSignatureMetadata(
        field_name=_FIELD,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    output = asyncio.run(signers.PdfSigner(metadata, signer).async_sign_pdf(writer, bytes_reserved=_ROOM))
    sealed: bytes = output.getvalue()
    return sealed
