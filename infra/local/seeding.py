"""Runs a seeder in a process of its own: `python -m infra.local.seeding MODULE environment.json accounts.json`.

Use cases read their settings from the process, so the seeder must not share one with anything else.
"""

import importlib
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from infra.local.environment import Account, read_environment


def read_accounts(file: Path) -> list[Account]:
    """The accounts that a seeder told, or none."""
    return [Account(**each) for each in json.loads(file.read_text("utf-8"))] if file.is_file() else []


def main() -> None:
    """Seeds an environment by the module of the first argument, and writes the accounts to the third."""
    environment = read_environment(Path(sys.argv[2]))
    os.environ.update(environment.variables())
    accounts = importlib.import_module(sys.argv[1]).seed(environment)
    Path(sys.argv[3]).write_text(json.dumps([asdict(each) for each in accounts], indent=1), "utf-8")


if __name__ == "__main__":
    main()
