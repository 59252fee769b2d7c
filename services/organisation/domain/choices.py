"""What a form offers: a data file in both languages (`choices.toml`)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Choice:
    """One option; the key is stable."""

    key: str
    nl: str
    en: str


@dataclass(frozen=True, slots=True)
class Choices:
    """All options of the employer's form."""

    uwv_branches: tuple[Choice, ...]
    sectors: tuple[Choice, ...]
    classifications: tuple[Choice, ...]

    def keys_of(self, name: Literal["uwv_branches", "sectors", "classifications"]) -> frozenset[str]:
        """The keys of one list."""
        options: tuple[Choice, ...] = getattr(self, name)
        return frozenset(each.key for each in options)


@cache
def choices() -> Choices:
    """The options of this environment."""
    import tomllib  # noqa: PLC0415 - only the employer's form asks for them

    raw = tomllib.loads(Path(__file__).with_name("choices.toml").read_text(encoding="utf-8"))
    return Choices(
        uwv_branches=tuple(Choice(**row) for row in raw["uwv_branches"]),
        sectors=tuple(
            Choice(key, f"{key}. {name}", f"{key}. {name}") for key, name in raw["sectors"].items()
        ),
        classifications=tuple(Choice(**row) for row in raw["classifications"]),
    )
