"""Commands of documents: checking a sealed file, and the certificate of the seal."""

import argparse
import sys
from pathlib import Path

from services.documents.sealing import certificates
from services.documents.sealing.check_file import FileVerdict, NotSealedError, check_file
from services.documents.sealing.make_certificate import make_certificate
from shared.aws.settings import settings


def verify(arguments: list[str]) -> int:
    """Check a sealed document: bytes, seal and evidence, with nothing but the file itself."""
    parser = argparse.ArgumentParser(prog="poortwachter verify", description=verify.__doc__)
    parser.add_argument("file", type=Path, help="the PDF")
    parser.add_argument(
        "--certificate", type=Path, help="PEM file of the certificate that the seal must have"
    )
    chosen = parser.parse_args(arguments)
    try:
        trusted = certificates.of_text(chosen.certificate.read_text("ascii")) if chosen.certificate else None
        verdict = check_file(chosen.file.read_bytes(), trusted=trusted)
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except NotSealedError as error:
        sys.stderr.write(f"not sealed by Poortwachter: {error}\n")
        return 1
    sys.stdout.write(_lines_of(verdict))
    return 0 if verdict.is_good else 1


def make_seal_certificate(arguments: list[str]) -> int:
    """Make the certificate of the seal for its key in KMS, unless there is one."""
    parser = argparse.ArgumentParser(
        prog="poortwachter make-seal-certificate", description=make_seal_certificate.__doc__
    )
    parser.add_argument("--organisation", default="Poortwachter", help="name of the arbodienst")
    chosen = parser.parse_args(arguments)
    own = settings()
    made = make_certificate(own.seal_key_id, organisation=chosen.organisation, now=own.clock()())
    text = f"made, SHA-256 {certificates.fingerprint(made)}" if made else "there is one already"
    sys.stdout.write(f"certificate of the seal: {text}\n")
    return 0


def _lines_of(verdict: FileVerdict) -> str:
    trusted = {None: "not compared (no --certificate)", True: "yes", False: "NO"}[verdict.is_trusted]
    chain = "whole" if verdict.chain_fault is None else f"BROKEN at event {verdict.chain_fault}"
    lines = [
        f"{'VALID' if verdict.is_good else 'NOT VALID'}",
        f"  bytes under the seal unchanged   {_yes(is_so=verdict.is_intact)}",
        f"  nothing added after the seal     {_yes(is_so=verdict.is_whole)}",
        f"  begins with the signed document  {_yes(is_so=verdict.is_same_document)}",
        f"  chain of evidence                {chain}",
        f"  sealed by                        {verdict.sealed_by}",
        f"  certificate (SHA-256)            {verdict.certificate}",
        f"  certificate as given             {trusted}",
        *(f"  {each['at']}  {each['act']:<14} {each['actor']}" for each in verdict.events),
    ]
    return "\n".join(lines) + "\n"


def _yes(*, is_so: bool) -> str:
    return "yes" if is_so else "NO"
