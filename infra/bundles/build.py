"""The base layer and one thin bundle per function.

    layer      python/…                     packages of shared/requirements.txt, botocore cut to the AWS services used
    bundle     services/… shared/… argon2/  the handler's modules and data, and packages of its service that it imports

Each file is named after the hash of what went in, so an unchanged tree builds nothing.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from infra.bundles.archive import compile_tree, digest, zip_tree
from infra.bundles.closure import ROOT, Closure, closure_of
from infra.bundles.packages import installed, needed_names, top_level_names

BUNDLES: Final = ROOT / ".build" / "bundles"
BASE_LOCK: Final = ROOT / "shared" / "requirements.txt"
_VERSION: Final = f"{sys.version_info.major}.{sys.version_info.minor}"


@dataclass(frozen=True, slots=True)
class Need:
    """What a bundle is made of, known before anything is built."""

    name: str
    closure: Closure
    machine: str
    lock: Path | None
    packages: frozenset[str]

    def key(self) -> str:
        """Hash of everything that goes in."""
        locks = [self.lock] if self.lock and self.packages else []
        return digest([*self.closure.files(), *locks], ROOT, _VERSION, self.machine, *sorted(self.packages))


def name_of(handler: str) -> str:
    """Short name of a function: "services.identity.api.handler" is "identity.api"."""
    _, owner, *_, module, _ = handler.split(".")
    return f"{owner.replace('_', '-')}.{module}"


def base_layer(machine: str) -> Path:
    """The zip of the layer that every function shares."""
    archive = BUNDLES / f"base-{digest([BASE_LOCK], ROOT, _VERSION, machine)}.zip"
    if not archive.exists():
        _pack(
            archive, lambda folder: _copy_packages(installed(BASE_LOCK, machine), folder / "python"), "/opt"
        )
    return archive


def bundle_of(handler: str, machine: str) -> Path:
    """The zip of one function, built when its content changed."""
    need = need_of(handler, machine)
    archive = BUNDLES / f"{need.name}-{need.key()}.zip"
    if not archive.exists():
        _pack(archive, lambda folder: _copy_need(need, folder), "/var/task")
    return archive


def need_of(handler: str, machine: str) -> Need:
    """What the bundle of `handler` holds.

    Raises:
        LookupError: the code imports a name that no lock file of this bundle brings.
    """
    closure = closure_of(handler.rpartition(".")[0])
    service = handler.split(".")[1]
    lock = ROOT / "services" / service / "requirements.txt"
    missing = closure.outside - top_level_names(installed(BASE_LOCK, machine))
    if not missing:
        return Need(name_of(handler), closure, machine, None, frozenset())
    folder = installed(lock, machine) if lock.exists() else None
    packages = needed_names(set(missing), folder) if folder else set()
    if unknown := missing - packages:
        raise LookupError(f"{handler} imports {sorted(unknown)}: add it to {lock.relative_to(ROOT)}")
    return Need(name_of(handler), closure, machine, lock, frozenset(packages))


def _pack(archive: Path, fill: Callable[[Path], None], runs_at: str) -> None:
    BUNDLES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder)
        compile_tree(folder, runs_at)
        zip_tree(folder, archive)


def _copy_need(need: Need, folder: Path) -> None:
    for path in need.closure.files():
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    if need.lock and need.packages:
        _copy_packages(installed(need.lock, need.machine), folder, need.packages)


def _copy_packages(source: Path, target: Path, names: frozenset[str] | None = None) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for path in source.iterdir():
        if names is not None and path.name.split(".")[0] not in names:
            continue
        if path.is_dir():
            shutil.copytree(path, target / path.name, dirs_exist_ok=True)
        else:
            shutil.copyfile(path, target / path.name)
