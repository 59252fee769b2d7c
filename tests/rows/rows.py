"""Stored rows that were kept: `tests/rows/<service>/<Type>.json`, one of every type of every release."""

import base64
import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row as it was stored, with the dataclass that reads it."""

    file: Path
    kind: type
    row: dict[str, Any]


def kept_rows() -> list[KeptRow]:
    """Every kept row."""
    return [_read(file) for file in sorted(FOLDER.glob("*/*.json"))]


def keep(service: str, kind: type, row: dict[str, Any], *, release: int = 1) -> None:
    """Writes the row of a type; a later release gets a file of its own beside it."""
    name = kind.__name__ if release == 1 else f"{kind.__name__}.{release}"
    content = {"type": f"{kind.__module__}:{kind.__name__}", "row": row}
    text = json.dumps(content, indent=1, ensure_ascii=False, default=_bytes) + "\n"
    (FOLDER / service).mkdir(exist_ok=True)
    (FOLDER / service / f"{name}.json").write_text(text, encoding="utf-8")


def _read(file: Path) -> KeptRow:
    content = json.loads(file.read_text("utf-8"), object_hook=_unpacked)
    module, _, name = content["type"].partition(":")
    return KeptRow(file, getattr(import_module(module), name), content["row"])


def _bytes(value: object) -> dict[str, str]:
    assert isinstance(value, bytes)
    return {"bytes": base64.b64encode(value).decode()}


def _unpacked(value: dict[str, Any]) -> Any:
    return base64.b64decode(value["bytes"]) if value.keys() == {"bytes"} else value
