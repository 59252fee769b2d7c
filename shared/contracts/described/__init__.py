"""The descriptions of the API and of its events, as `make openapi` wrote them; only who reads them carries them."""

from pathlib import Path
from typing import Final

_NAMES: Final = frozenset({"openapi", "asyncapi"})


def read(name: str) -> bytes | None:
    """The description called `name`; None: there is none."""
    return Path(__file__).with_name(f"{name}.json").read_bytes() if name in _NAMES else None
