"""Builds the frontend, when there is one and it has changed; as a program it installs its packages, and needs none."""

import os
from pathlib import Path
from typing import Final

from infra.bundles.closure import ROOT
from infra.local.progress import content_hash, run_quietly, unless_unchanged
from infra.web_files import DIST

WEB: Final = ROOT / "services" / "web"
_LOGS: Final = ROOT / ".build" / "logs"
_STAMPS: Final = ROOT / ".build" / "stamps"


def exists() -> bool:
    """Whether the project has a frontend yet."""
    return (WEB / "package.json").is_file()


def install() -> None:
    """Installs its packages, by the lock alone."""
    key = content_hash(["services/web/package.json", "services/web/package-lock.json"])
    if not (WEB / "node_modules").is_dir():
        (_STAMPS / "web-install").unlink(missing_ok=True)
    unless_unchanged(
        "install the frontend's packages", _STAMPS / "web-install", key, lambda: _npm("ci", "install")
    )


def build() -> None:
    """Builds it into services/web/dist."""
    if not exists():
        return
    install()
    if not DIST.is_dir():
        (_STAMPS / "web-build").unlink(missing_ok=True)
    unless_unchanged(
        "build the frontend", _STAMPS / "web-build", source_hash(), lambda: _npm("run build", "build")
    )


def source_hash() -> str:
    """Hash of everything that the frontend is made of."""
    return content_hash(["services/web", "shared/texts", "shared/contracts/described/openapi.json"])


def _npm(words: str, log: str) -> None:
    command = ["npm", *words.split()]
    run_quietly(command, log=_LOGS / f"web-{log}.log", environment=dict(os.environ), cwd=Path(WEB))


if __name__ == "__main__":
    install()
