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
from shared.aws.release import ROWS

_SEEDING: Final = "environment.json"
_SEEDED: Final = "accounts.json"
_RELEASE: Final = "rows-release"


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
        clear_unusable(self.emulator.state)
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


def clear_unusable(state: Path) -> None:
    """Begins anew, and says so, where a seeding was cut off or rows are of a release that this code cannot read.

    Half a cast cannot be finished, and nobody has worked there yet; rows from before that are read by none.
    """
    reason = _unusable(state)
    if reason:
        say(f"{reason}: begin with an empty state, and seed anew")
        shutil.rmtree(state)
    state.mkdir(parents=True, exist_ok=True)
    (state / _RELEASE).write_text(str(ROWS), "utf-8")


def _unusable(state: Path) -> str:
    """Why what stands there cannot be used; empty: it can, or nothing stands there."""
    is_seeded = (state / _SEEDED).is_file()
    if (state / _SEEDING).is_file() and not is_seeded:
        return "the last seeding was cut off"
    release = state / _RELEASE
    if is_seeded and (not release.is_file() or release.read_text("utf-8") != str(ROWS)):
        return "what stands here was stored before this release of the rows"
    return ""
