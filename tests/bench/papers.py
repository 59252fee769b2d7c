"""Paper and seal: ours beside bare typst and bare pyHanko with the same kind of key (goals G12, G13)."""

import asyncio
import hashlib
import json
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from services.documents.domain.document import DocumentHead, VersionContent
from services.documents.domain.evidence import FIRST, event_after
from services.documents.domain.form import form_of
from services.documents.rendering import gateways as paper
from services.documents.rendering.layout import paper_of
from services.documents.rendering.texts import texts
from services.documents.sealing.pdf_seal import seal
from tests.bench.table import Line
from tests.builders.plan_of_action import a_plan

ROUNDS = 40
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_TEMPLATE = Path(paper.__file__).with_name("document.typ")
_HEAD = DocumentHead(
    "Bakkerij De Korenaar",
    "J. van den Berg",
    date(1985, 5, 17),
    "1001",
    "Bakker",
    "0,8",
    date(2026, 10, 12),
    "F. Amrani",
)


def lines() -> list[Line]:
    """Paper and seal, CPU seconds beside the bare libraries."""
    (paper_ours, paper_floor, _), (seal_ours, seal_floor, _) = g12(), g13()
    return [
        Line("G12", "plan of action to PDF, warm, s / bare typst", paper_ours, paper_floor, 1.4, 1.15),
        Line("G13", "seal with evidence, s / bare pyHanko signature", seal_ours, seal_floor, 1.3),
    ]


def g12() -> tuple[float, float, float]:
    """A plan of action from its answers to the PDF, beside typst alone with the data ready; both warm."""
    form, plain = form_of("plan_of_action"), typst.Compiler(str(_TEMPLATE), ignore_system_fonts=True)
    data = [json.dumps(paper_of(_content(number), form, "nl", texts("nl"))) for number in range(ROUNDS)]

    def ours(number: int) -> object:
        return paper.pdf_of("document", paper_of(_content(number), form, "nl", texts("nl")), at=AT)

    def bare(number: int) -> object:
        return plain.compile(format="pdf", pdf_standards="ua-1", sys_inputs={"data": data[number]})

    return _compared(ours, bare)


def g13() -> tuple[float, float, float]:
    """A seal with evidence page and chain, beside pyHanko signing the finished file; a P-256 key in both."""
    signer = _signer()
    signed = paper.pdf_of(
        "document", paper_of(_content(1), form_of("plan_of_action"), "nl", texts("nl")), at=AT
    )
    page = paper.pdf_of("evidence", _page(signed), at=AT)
    chain = json.dumps([event_after(0, FIRST, at=AT, actor="s1", act="signed", facts={}).text]).encode()
    whole = seal(signed, page=page, chain=chain, title="evidence", signer=signer).content

    def ours(_: int) -> object:
        return seal(signed, page=page, chain=chain, title="evidence", signer=signer)

    def bare(_: int) -> object:
        writer = IncrementalPdfFileWriter(BytesIO(signed))
        metadata = signers.PdfSignatureMetadata(
            field_name="Bare", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
        )
        return asyncio.run(signers.PdfSigner(metadata, signer).async_sign_pdf(writer))

    assert whole.startswith(signed)
    return _compared(ours, bare)


def _compared(ours: Callable[[int], object], bare: Callable[[int], object]) -> tuple[float, float, float]:
    """Median CPU seconds of both, taken by turns, and their ratio; the first rounds only warm up."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS):
        for act, list_of in zip((ours, bare), taken, strict=True):
            started = time.process_time()
            act(number)
            list_of.append(time.process_time() - started)
    mine, floor = (statistics.median(each[ROUNDS // 4 :]) for each in taken)
    return mine, floor, mine / floor


def _content(number: int) -> VersionContent:
    answers = a_plan(employer_remarks=f"Opmerking {number}")
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    at = AT + timedelta(minutes=number)
    return VersionContent("d", number, "plan_of_action", answers, _HEAD, at, sha256)


def _page(signed: bytes) -> dict[str, Any]:
    pair = {"label": "SHA-256", "value": hashlib.sha256(signed).hexdigest(), "mono": True}
    lines = [f"{number}. 23-11-2026 09:00:00 UTC · ondertekend · J. van den Berg" for number in range(12)]
    return {
        "title": "Bewijs",
        "language": "nl",
        "footer": "Bewijs",
        "head": [pair],
        "signers": [{"title": "Werkgever", "pairs": [pair]}, {"title": "Werknemer", "pairs": [pair]}],
        "events": {"title": "Gebeurd", "lines": lines},
        "meaning": {"title": "Betekenis", "sentences": ["Een zin."]},
    }


def _signer() -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Bench")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(AT).not_valid_after(AT + timedelta(days=900))
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = made.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    loaded = signers.SimpleSigner.load_pkcs12_data(
        serialization.pkcs12.serialize_key_and_certificates(
            b"bench", key, certificate, None, serialization.NoEncryption()
        ),
        [],
        None,
    )
    assert isinstance(loaded, signers.SimpleSigner)
    return loaded
