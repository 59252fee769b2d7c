"""The frontend's own checks: format and lint, types, unit tests — those scripts that its package.json has."""

import json
import subprocess
import sys

from infra.local.frontend import WEB, install

_SCRIPTS = ("format:check", "lint", "types:check", "typecheck", "test")


def main() -> None:
    """Runs them in order and ends at the first failure."""
    install()
    present = json.loads((WEB / "package.json").read_text("utf-8"))["scripts"]
    for script in _SCRIPTS:
        if script in present:
            print(f"web: {script}", flush=True)
            done = subprocess.run(["npm", "run", "--silent", script], cwd=WEB, check=False)
            if done.returncode:
                sys.exit(done.returncode)


if __name__ == "__main__":
    main()
