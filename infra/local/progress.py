"""Progress lines with timings, and steps that are skipped while their inputs have not changed."""

import hashlib
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from infra.bundles.closure import ROOT

SKIPPED_FOLDERS: Final = ("node_modules", "dist", "__pycache__", ".build", "cdk.out", ".local")


@contextmanager
def step(name: str) -> Iterator[None]:
    """Prints what is being done, and how long it took."""
    started = time.monotonic()
    print(f"  {name} …", flush=True)
    yield
    print(f"  {name}: done in {time.monotonic() - started:.1f} s", flush=True)


def say(line: str) -> None:
    """A line of progress."""
    print(f"  {line}", flush=True)


def content_hash(paths: Iterable[str], *words: str) -> str:
    """Hash over the content of files and folders (relative to the root), and over `words`."""
    total = hashlib.sha256("\0".join(words).encode())
    for path in sorted(_files(paths)):
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def unless_unchanged(name: str, stamp: Path, key: str, work: Callable[[], None]) -> bool:
    """Does `work` unless `stamp` holds `key`; tells whether it worked."""
    if stamp.is_file() and stamp.read_text("utf-8") == key:
        say(f"{name}: unchanged")
        return False
    with step(name):
        work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key, "utf-8")
    return True


def run_quietly(
    command: list[str], *, log: Path, environment: dict[str, str] | None = None, cwd: Path = ROOT
) -> None:
    """Runs a command with its output in `log`, shown only when it fails.

    Raises:
        RuntimeError: the command failed; the text holds the end of its output.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as output:
        done = subprocess.run(
            command, stdout=output, stderr=subprocess.STDOUT, cwd=cwd, env=environment, check=False
        )
    if done.returncode:
        end = log.read_text("utf-8", "replace")[-4000:]
        raise RuntimeError(
            f"{' '.join(command[:4])} failed ({done.returncode}); all of it is in {log}:\n{end}"
        )


def _files(paths: Iterable[str]) -> Iterator[Path]:
    for name in paths:
        path = ROOT / name
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from _files_in(path)


def _files_in(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in SKIPPED_FOLDERS and not path.name.startswith("."):
            yield from _files_in(path)
        elif path.is_file() and path.suffix != ".pyc":
            yield path
