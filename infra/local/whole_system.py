"""The whole system on one machine: emulator, deployment, frontend, cast."""

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from infra.bundles.closure import ROOT
from infra.local import frontend
from infra.local.deployment import Deployment
from infra.local.emulator import Emulator
from infra.local.environment import DEMO, Account, Environment, describe
from infra.local.progress import run_quietly, say, step
from infra.local.seal import make_certificate
from infra.local.seeding import read_accounts

_SEEDING: Final = "environment.json"
_SEEDED: Final = "accounts.json"


class WholeSystem:
    """One local environment on `port`, kept in `state`.

    Attributes:
        environment: what stands there, once `open` has returned.
        accounts: the demo accounts of the cast.
    """

    environment: Environment
    accounts: list[Account]

    def __init__(
        self, port: int, state: Path, *, seeder: str = DEMO, enforces_permissions: bool = False
    ) -> None:
        self.emulator = Emulator(port, state, enforces_permissions=enforces_permissions)
        self._port = port
        self._seeder = seeder

    def open(self) -> None:
        """Starts and fills everything that is not there yet."""
        _clear_half_seeded(self.emulator.state)
        with ThreadPoolExecutor(max_workers=1) as aside:
            built = aside.submit(frontend.build)
            with step("start the local AWS"):
                self.emulator.start()
            deployment = Deployment(self.emulator)
            deployment.bring()
            built.result()
        deployment.upload_frontend()
        self.environment = describe(self.emulator.aws, self._port)
        deployment.publish_origin(self.environment.origin)
        own = {**os.environ, **self.environment.variables()}
        make_certificate("local", self.environment.outputs["documents"], own)
        self.accounts = self._seed()

    def close(self) -> None:
        """Saves and stops."""
        self.emulator.stop()

    def _seed(self) -> list[Account]:
        state = self.emulator.state
        accounts = state / _SEEDED
        if not accounts.is_file():
            self.environment.write(state / _SEEDING)
            command = [
                sys.executable,
                "-m",
                "infra.local.seeding",
                self._seeder,
                str(state / _SEEDING),
                str(accounts),
            ]
            with step("seed the demo"):
                run_quietly(command, log=ROOT / ".build" / "logs" / "seed.log", environment=dict(os.environ))
        return read_accounts(accounts)


def _clear_half_seeded(state: Path) -> None:
    """Begins anew where a seeding was cut off: half a cast cannot be finished, and nobody has worked there yet."""
    if (state / _SEEDING).is_file() and not (state / _SEEDED).is_file():
        say("the last seeding was cut off: begin with an empty state")
        shutil.rmtree(state)
