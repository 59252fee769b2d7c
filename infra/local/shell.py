"""Prints what a shell must know to run `poortwachter …` with the settings of a service of the running local AWS."""

import argparse
import shlex
import sys

from infra.bundles.closure import ROOT
from infra.local.environment import read_environment

_FILE = ROOT / ".local" / "state" / "environment.json"


def main() -> None:
    """`eval "$(python -m infra.local.shell audit)"`, then the commands."""
    parser = argparse.ArgumentParser(prog="python -m infra.local.shell", description=__doc__)
    parser.add_argument("service", help="identity, organisation, audit …")
    service = parser.parse_args().service
    if not _FILE.exists():
        sys.exit("there is no local AWS yet: make run")
    environment = read_environment(_FILE)
    if service not in environment.outputs:
        parser.error(f"no such service: {service}")
    for name, value in environment.variables_of(service).items():
        sys.stdout.write(f"export {name}={shlex.quote(value)}\n")


if __name__ == "__main__":
    main()
