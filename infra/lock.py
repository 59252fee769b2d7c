"""`make lock`: one hashed lock file per bundle, from the dependency groups of pyproject.toml.

Uses uv, which resolves for Linux on x86_64 whatever the machine; the files name no package index.
"""

import shutil
import subprocess
import sys
from typing import Final

from infra.bundles.closure import ROOT

LOCKS: Final = {
    "base": "shared/requirements.txt",
    "identity": "services/identity/requirements.txt",
    "organisation": "services/organisation/requirements.txt",
    "documents": "services/documents/requirements.txt",
    "infra": "infra/requirements.txt",
    "development": "tests/requirements.txt",
}
"""Dependency group → its lock file, beside the code that it serves."""


def main() -> None:
    """Writes every lock file anew."""
    if shutil.which("uv") is None:
        sys.exit("locking needs uv (pip install uv); installing from the locks does not")
    for group, file in LOCKS.items():
        command = ["uv", "pip", "compile", "pyproject.toml", "--group", group, "--generate-hashes"]
        command += ["--python-version", "3.13", "--no-emit-index-url", "--quiet", "--output-file", file]
        subprocess.run(command, check=True, cwd=ROOT)
        print(f"{file}: written from the group {group}")


if __name__ == "__main__":
    main()
