"""The seal of the organisation: evidence page and chain added to the signed bytes, then one PAdES signature.

    signed bytes (unchanged, as prefix) + evidence page + chain as attachment + seal with a key in KMS

Only the sealing function and the verifying command import this.
"""

import asyncio
import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from pyhanko.pdf_utils import embed
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers

from services.documents.sealing.pdf_appending import append

CHAIN_FILE: Final = "evidence.json"
"""The name of the attachment that holds the chain."""

_FIELD: Final = "Poortwachter"
_ROOM: Final = 16 * 1024
"""Bytes kept for the signature in the file."""


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A sealed file; `certificate` is the serial number of the seal's certificate, hexadecimal."""

    content: bytes
    sha256: str
    certificate: str


def seal(signed: bytes, *, page: bytes, chain: bytes, title: str, signer: signers.Signer) -> SealedFile:
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
    return SealedFile(content, hashlib.sha256(content).hexdigest(), f"{certificate.serial_number:x}")


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
