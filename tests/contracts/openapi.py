"""Writes the OpenAPI document: `python -m tests.contracts.openapi` (make openapi)."""

import json
from pathlib import Path

from shared.http.openapi import document
from tests.contracts.apis import apis

PATH = Path(__file__).parents[2] / "shared" / "contracts" / "openapi.json"


def text() -> str:
    """The document as it is committed."""
    return json.dumps(document(apis()), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
