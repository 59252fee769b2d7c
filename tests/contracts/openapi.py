"""Writes the documents of API and events, and the events' schemas and samples (make openapi).

With `--check` it only compares: exit code 1 when what is committed is not what the code says.
"""

import json
import sys
from pathlib import Path

from shared.http.openapi import document
from tests.contracts import asyncapi
from tests.contracts.apis import apis
from tests.contracts.examples import Examples
from tests.contracts.problem_codes import statuses
from tests.contracts.schemas import write

PATH = Path(__file__).parents[2] / "shared" / "contracts" / "described" / "openapi.json"


def text() -> str:
    """The document as it is committed."""
    made = document(apis(), statuses(), Examples)
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Writes, or compares."""
    if "--check" not in sys.argv:
        PATH.write_text(text(), encoding="utf-8")
        asyncapi.PATH.write_text(asyncapi.text(), encoding="utf-8")
        write()
    elif PATH.read_text(encoding="utf-8") != text():
        sys.exit("shared/contracts/described/openapi.json is not what the routes say; run: make openapi")


if __name__ == "__main__":
    main()
