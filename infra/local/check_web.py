"""The frontend's own checks: types as generated, lint, types, nothing unused, unit tests, and the build's size."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from infra.bundles.closure import ROOT
from infra.local.frontend import WEB, build, install

_BEFORE_BUILD: Final = ("lint", "types", "unused", "test")
_AFTER_BUILD: Final = ("budget",)
_OPTIONS: Final = ("--default-non-nullable=false",)
_TYPES: Final = WEB / "src" / "generated" / "api.ts"
_DOCUMENT: Final = ROOT / "shared" / "contracts" / "described" / "openapi.json"


def main() -> None:
    """Runs them in order and ends at the first failure."""
    install()
    _check_generated_types()
    for script in _BEFORE_BUILD:
        _npm(script)
    build()
    for script in _AFTER_BUILD:
        _npm(script)


def _check_generated_types() -> None:
    """The frontend's types come from the OpenAPI document as it is committed."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "api.ts"
        _run([str(WEB / "node_modules/.bin/openapi-typescript"), str(_DOCUMENT), "-o", str(fresh), *_OPTIONS])
        if fresh.read_text("utf-8") != _TYPES.read_text("utf-8"):
            sys.exit(f"{_TYPES.relative_to(ROOT)} is out of date: make openapi")


def _npm(script: str) -> None:
    print(f"  web: {script}", flush=True)
    _run(["npm", "run", "--silent", script])


def _run(command: list[str]) -> None:
    """Runs a command, its output shown only when it fails."""
    done = subprocess.run(command, cwd=WEB, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


if __name__ == "__main__":
    main()
