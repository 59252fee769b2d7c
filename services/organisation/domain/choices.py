"""What the employer's form offers: a data file in both languages (`choices.toml`)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class EmployerChoice:
    """One option; the key is stable."""

    key: str
    nl: str
    en: str


@dataclass(frozen=True, slots=True)
class EmployerChoices:
    """All options of the employer's form."""

    uwv_branches: tuple[EmployerChoice, ...]
    sectors: tuple[EmployerChoice, ...]
    classifications: tuple[EmployerChoice, ...]

    def keys_of(self, name: Literal["uwv_branches", "sectors", "classifications"]) -> frozenset[str]:
        """The keys of one list."""
        options: tuple[EmployerChoice, ...] = getattr(self, name)
        return frozenset(each.key for each in options)


@cache
def choices() -> EmployerChoices:
    """The options of this environment."""
    import tomllib  # noqa: PLC0415 - only the employer's form asks for them

    raw = tomllib.loads(Path(__file__).with_name("choices.toml").read_text(encoding="utf-8"))
    return EmployerChoices(
        uwv_branches=_choices(raw["uwv_branches"]),
        sectors=tuple(
            EmployerChoice(key, f"{key}. {name}", f"{key}. {name}") for key, name in raw["sectors"].items()
        ),
        classifications=_choices(raw["classifications"]),
    )


def _choices(rows: list[dict[str, str]]) -> tuple[EmployerChoice, ...]:
    return tuple(EmployerChoice(row["key"], row["nl"], row["en"]) for row in rows)
