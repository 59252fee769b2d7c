"""`poortwachter audit`: the access log's own proof, for an operator or auditor with AWS credentials."""

import argparse
import sys

from services.audit.collecting.rows import access_log
from services.audit.proving.gateways import read_seals
from services.audit.proving.rules import LogVerdict
from services.audit.proving.seal import seal_chains
from services.audit.proving.verify import verify_log
from shared.aws.settings import settings


def audit(arguments: list[str]) -> int:
    """Verify the access log (verify), or seal it now (seal): exit code 0 whole, 1 a line was removed or altered."""
    parser = argparse.ArgumentParser(prog="poortwachter audit", description=audit.__doc__)
    parser.add_argument("act", choices=("verify", "seal"))
    chosen = parser.parse_args(arguments)
    log = access_log()
    if chosen.act == "seal":
        seal_chains(log, settings().clock()())
        return 0
    verdict = verify_log(log, read_seals())
    sys.stdout.write(_report(verdict))
    return 1 if verdict.faults else 0


def _report(verdict: LogVerdict) -> str:
    faults = [f"{each.kind}: line {each.number} of chain {each.chain}\n" for each in verdict.faults]
    outcome = f"{len(faults)} faults" if faults else "whole"
    return "".join([*faults, f"{verdict.lines} lines, {verdict.seals} seals: {outcome}\n"])
