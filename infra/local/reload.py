"""`make reload`: puts changed code into the running functions, without a synth.

A function is found by its description, which is its short name ("identity.api").
"""

import os
import time
from base64 import b64encode
from hashlib import sha256
from typing import Any

from infra.bundles.build import bundle_of
from infra.bundles.packages import this_machine
from infra.local.clients import LocalAws
from infra.local.launcher import is_taken
from infra.local.progress import say
from infra.local.run import chosen_port


def main() -> None:
    """Updates every function whose bundle differs from what runs."""
    port = chosen_port(os.environ.get("PORT", ""))
    if not is_taken(port):
        raise SystemExit(f"nothing runs on port {port}; start it with: make run")
    started = time.monotonic()
    changed = reload_functions(LocalAws(f"http://127.0.0.1:{port}"))
    say(f"{', '.join(changed) or 'nothing'} reloaded in {time.monotonic() - started:.1f} s")


def reload_functions(aws: LocalAws) -> list[str]:
    """Updates the functions whose code differs from the tree's; tells their short names."""
    changed = []
    for function in _functions(aws):
        content = bundle_of(function["Handler"], this_machine()).read_bytes()
        if function["CodeSha256"] == b64encode(sha256(content).digest()).decode():
            continue
        aws.client("lambda").update_function_code(FunctionName=function["FunctionName"], ZipFile=content)
        changed.append(function["Description"])
    return sorted(changed)


def _functions(aws: LocalAws) -> list[dict[str, Any]]:
    pages = aws.client("lambda").get_paginator("list_functions").paginate()
    return [each for page in pages for each in page["Functions"] if each["Description"]]


if __name__ == "__main__":
    main()
