"""The certificate of the seal, made by the command that makes it anywhere: a seal needs one before its first use."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from infra.bundles.closure import ROOT
from infra.local.progress import run_quietly

_LOG: Final = ROOT / ".build" / "logs" / "seal-certificate.log"


def make_certificate(stage: str, outputs: Mapping[str, str], environment: Mapping[str, str]) -> None:
    """Makes the certificate of a stage's seal unless there is one; `outputs` are of the stack documents."""
    own = {
        "STAGE": stage,
        "SERVICE": "documents",
        "SEAL_KEY_ID": outputs["SealKeyId"],
        "SEAL_CERTIFICATE_PARAMETER": outputs["SealCertificateParameter"],
    }
    command = [str(Path(sys.executable).with_name("poortwachter")), "make-seal-certificate"]
    run_quietly(command, log=_LOG, environment={**environment, **own})
