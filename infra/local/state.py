"""The emulator's state on disk: saved while nothing is written, and at the stop.

ministack itself saves at a clean stop only, so a kill would lose everything since. It has no option for more, hence
the two private names below; its version is pinned.

    writes ───w─w──w────────────────w───►
    saves  ─────────────S──────────────S►    one quiet second after the last write, at most one save in three
"""

import contextlib
import json
import os
import threading
import time
from pathlib import Path
from typing import Final

QUIET_SECONDS: Final = 1.0
"""So long after the last request that changes something, the state is written."""

LONGEST_SECONDS: Final = 20.0
"""Under a load without a pause, the state is written this often nevertheless."""

_POSITIONS: Final = "dynamodb_stream_positions"


def forget_stream_positions(state: Path) -> None:
    """Lets stream readers start anew: positions are kept over a restart but records are not, so readers would stall."""
    file = state / "lambda.json"
    with contextlib.suppress(FileNotFoundError):
        content = json.loads(file.read_text("utf-8"))
        if content.get("payload", content).pop(_POSITIONS, None):
            partial = file.with_suffix(".partial")
            partial.write_text(json.dumps(content), "utf-8")
            partial.replace(file)


def follow_port(state: Path, port: int) -> None:
    """Lets the state of another port be used on `port`: queues are known by addresses that hold it."""
    last = state / "port"
    if last.is_file() and (old := last.read_text("utf-8")) != str(port):
        for file in (state / "aws").glob("*.json"):
            text = file.read_text("utf-8")
            partial = file.with_suffix(".partial")
            partial.write_text(text.replace(f"://localhost:{old}/", f"://localhost:{port}/"), "utf-8")
            partial.replace(file)
    last.write_text(str(port), "utf-8")


class Saver:
    """Watches how busy the emulator is, and saves its state in the pauses."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._last_write = 0.0
        self._first_unsaved = 0.0
        self._thread = threading.Thread(target=self._watch, name="state-saver", daemon=True)

    def start(self) -> None:
        """Begins to watch."""
        self._thread.start()

    def touched(self) -> None:
        """Tells that something may have changed."""
        now = time.monotonic()
        with self._lock:
            self._last_write = now
            self._first_unsaved = self._first_unsaved or now

    def stop(self) -> None:
        """Stops watching; the emulator's own shutdown writes the last state."""
        self._stop.set()
        self._thread.join(timeout=30)

    def _watch(self) -> None:
        while not self._stop.wait(timeout=0.25):
            if self._is_due(time.monotonic()):
                with self._lock:
                    self._first_unsaved = 0.0
                save()

    def _is_due(self, now: float) -> bool:
        with self._lock:
            if not self._first_unsaved:
                return False
            return now - self._last_write >= QUIET_SECONDS or now - self._first_unsaved >= LONGEST_SECONDS


def save() -> None:
    """Writes the whole state; a file that could not be written keeps its last content."""
    from ministack import app  # noqa: PLC0415 (its import reads the environment that the launcher sets first)
    from ministack.core.persistence import save_all  # noqa: PLC0415

    save_all(app._build_persistence_save_dict())  # noqa: SLF001


def prepare_environment(state: Path, port: int, *, enforces_permissions: bool) -> None:
    """What ministack reads at import: our folder, our port, this machine only, and no credentials of anybody's."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(
        {
            "BIND_HOST": "127.0.0.1",
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "GATEWAY_PORT": str(port),
            "MINISTACK_REGION": "eu-central-1",
            "PERSIST_STATE": "1",
            "STATE_DIR": str(state / "aws"),
            "S3_PERSIST": "1",
            "S3_DATA_DIR": str(state / "s3"),
            "AUTH": "true" if enforces_permissions else "false",
            "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
        }
    )
