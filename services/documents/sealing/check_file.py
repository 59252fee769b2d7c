"""Checks a sealed file with nothing but itself: bytes, seal, evidence. It stores nothing."""

import asyncio
import hashlib
import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from services.documents.domain.evidence import EvidenceEvent, fault_in
from services.documents.sealing.pdf_seal import CHAIN_FILE


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """What a check found.

    Attributes:
        is_intact: not one byte under the seal changed.
        is_whole: nothing was added after the seal.
        is_trusted: the seal's certificate is the one that was given; None: none was given.
        chain_fault: number of the first event that does not fit; None: the chain is whole.
        is_same_document: the file begins with exactly the bytes that were signed.
    """

    is_intact: bool
    is_whole: bool
    is_trusted: bool | None
    chain_fault: int | None
    is_same_document: bool
    sealed_by: str
    certificate: str
    events: tuple[dict[str, Any], ...]

    @property
    def is_good(self) -> bool:
        """Whether the file may be relied on."""
        return (
            self.is_intact
            and self.is_whole
            and self.is_trusted is not False
            and self.chain_fault is None
            and self.is_same_document
        )


class NotSealedError(ValueError):
    """The file is no PDF, or has no seal of ours with its evidence."""


def check_file(content: bytes, *, trusted: x509.Certificate | None = None) -> FileVerdict:
    """What can be said of a file.

    Raises:
        NotSealedError: no PDF, no seal, or no evidence in it.
    """
    try:
        reader = PdfFileReader(BytesIO(content))
        [seal] = reader.embedded_signatures
        chain = json.loads(_attachment(reader))
    except (PdfError, ValueError, KeyError, IndexError, TypeError) as error:
        raise NotSealedError(str(error)) from error
    certificate: x509.Certificate = seal.signer_cert
    context = ValidationContext(trust_roots=[certificate], allow_fetching=False)
    status = asyncio.run(async_validate_pdf_signature(seal, signer_validation_context=context))
    events = [EvidenceEvent(each["seq"], each["text"], each["hash"]) for each in chain["events"]]
    return FileVerdict(
        is_intact=bool(status.intact and status.valid),
        is_whole=status.modification_level is ModificationLevel.NONE and _covers_all(seal, content),
        is_trusted=None if trusted is None else certificate.sha256 == trusted.sha256,
        chain_fault=fault_in(events),
        is_same_document=_begins_with(content, chain["sha256"]) and _is_signed(events, chain["sha256"]),
        sealed_by=certificate.subject.human_friendly,
        certificate=certificate.sha256.hex(),
        events=tuple(json.loads(each.text) for each in events),
    )


def _covers_all(seal: Any, content: bytes) -> bool:
    start, length, rest, end = seal.byte_range
    return bool(start == 0 and length <= rest and rest + end == len(content))


def _begins_with(content: bytes, sha256: str) -> bool:
    """Whether some revision of the file, from its first byte on, has that hash: what was signed."""
    place = content.find(b"%%EOF")
    while place >= 0:
        for end in (place + 5, place + 6, place + 7):
            if hashlib.sha256(content[:end]).hexdigest() == sha256:
                return True
        place = content.find(b"%%EOF", place + 5)
    return False


def _is_signed(events: list[EvidenceEvent], sha256: str) -> bool:
    """Whether every signature in the chain is under that hash, and there is one."""
    read = (json.loads(each.text) for each in events)
    signed = [each for each in read if each["act"] == "signed"]
    return bool(signed) and all(each["facts"]["sha256"] == sha256 for each in signed)


def _attachment(reader: PdfFileReader) -> bytes:
    names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
    for number in range(0, len(names), 2):
        if str(names[number]) == CHAIN_FILE:
            data: bytes = names[number + 1]["/EF"]["/F"].data
            return data
    raise NotSealedError("no evidence is attached")
