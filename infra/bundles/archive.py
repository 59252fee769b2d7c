"""Zip files that are the same for the same content: sorted names, one date, one mode, compiled code inside."""

import compileall
import hashlib
import os
import py_compile
import stat
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_DATE: Final = (2020, 1, 1, 0, 0, 0)
_MODE: Final = (stat.S_IFREG | 0o644) << 16


def compile_tree(folder: Path, runs_at: str) -> None:
    """Writes a .pyc beside every module of `folder`.

    The runtime reads a bundle without write access, so what is not compiled here is compiled at every cold start:
    2.6 times slower. Unchecked hashes spare it the look at each source's date.

    Args:
        folder: the tree to compile.
        runs_at: where the runtime will find the tree; it stands in tracebacks.

    Raises:
        RuntimeError: a module does not compile.
    """
    done = compileall.compile_dir(
        folder,
        quiet=1,
        force=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        stripdir=str(folder),
        prependdir=runs_at,
    )
    if not done:
        raise RuntimeError(f"{folder} holds a module that does not compile")


def zip_tree(folder: Path, archive: Path, prefix: str = "") -> None:
    """Packs all files of `folder` into `archive`, which appears only once it is whole."""
    partial = archive.with_suffix(f".{os.getpid()}.partial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for path in sorted(file for file in folder.rglob("*") if file.is_file()):
            entry = zipfile.ZipInfo(prefix + path.relative_to(folder).as_posix(), _DATE)
            entry.external_attr = _MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())
    partial.replace(archive)


def digest(paths: Iterable[Path], root: Path, *words: str) -> str:
    """A short hash over names and content of `paths`, and over `words`."""
    total = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        total.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]
