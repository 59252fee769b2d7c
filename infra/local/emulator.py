"""The emulator as a child process: started, waited for, stopped."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from infra.bundles.closure import ROOT
from infra.local.clients import LocalAws
from infra.local.launcher import is_taken

_SECONDS_TO_START: Final = 120
_SECONDS_TO_STOP: Final = 30
_LOOK_AGAIN: Final = 0.05
_KEPT_VARIABLES: Final = ("PATH", "HOME", "LANG", "LC_ALL", "VIRTUAL_ENV", "SYSTEMROOT")


class Emulator:
    """The local AWS on `port`, with everything it keeps in `state`."""

    def __init__(self, port: int, state: Path, *, enforces_permissions: bool = False) -> None:
        self.port = port
        self.state = state
        self.endpoint = f"http://127.0.0.1:{port}"
        self.aws = LocalAws(self.endpoint)
        self._enforces_permissions = enforces_permissions
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and waits until it answers.

        Raises:
            RuntimeError: the port is taken, or it ended at once.
        """
        if is_taken(self.port):
            raise RuntimeError(
                f"port {self.port} is in use; choose another one, for example: make run PORT={self.port + 10}"
            )
        command = [
            sys.executable,
            "-m",
            "infra.local.launcher",
            "--port",
            str(self.port),
            "--state",
            str(self.state),
        ]
        if self._enforces_permissions:
            command.append("--enforce-permissions")
        self.state.mkdir(parents=True, exist_ok=True)
        with (self.state / "emulator.log").open("ab") as log:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,  # never written: it closes when we end, however that comes about
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=ROOT,
                env=_clean_environment(),
                start_new_session=True,  # Ctrl-C reaches us alone, and we stop it in order
            )
        self._wait_until_ready(self._process)

    def stop(self) -> None:
        """Stops it; it saves its state first."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._release(self._process)

    def kill(self) -> None:
        """Ends it without a chance to save, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._release(self._process)

    @property
    def pid(self) -> int:
        """Its process, 0 when it does not run."""
        return self._process.pid if self._process is not None else 0

    def wait(self) -> int:
        """Waits until it ends by itself."""
        return self._process.wait() if self._process is not None else 0

    def _release(self, process: subprocess.Popen[bytes]) -> None:
        process.wait()
        if process.stdin is not None:
            process.stdin.close()
        self._process = None

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + _SECONDS_TO_START
        while time.monotonic() < deadline and process.poll() is None:
            if is_taken(self.port):
                return
            time.sleep(_LOOK_AGAIN)
        self.kill()
        end = (self.state / "emulator.log").read_text("utf-8", "replace")[-2000:]
        raise RuntimeError(f"the local AWS did not start:\n{end}")


def _clean_environment() -> dict[str, str]:
    """What the emulator may see of ours: it hands its whole environment to every function."""
    return {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
