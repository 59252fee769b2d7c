"""The day of the state pension age (AOW art. 7a), from the table `law/state_pension_age.toml`."""

from calendar import monthrange
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[1] / "law" / "state_pension_age.toml"


@cache
def state_pension_day(birth: date) -> date:
    """The day on which somebody born on `birth` reaches the state pension age, as it is fixed today.

    In a month without that day it is the last of the month.
    """
    row = next(each for each in reversed(_ages()) if each["born_from"] <= birth)
    month = birth.month - 1 + row["months"]
    year = birth.year + row["years"] + month // 12
    last = monthrange(year, month % 12 + 1)[1]
    return date(year, month % 12 + 1, min(birth.day, last))


@cache
def _ages() -> list[dict[str, Any]]:
    import tomllib  # noqa: PLC0415 - a millisecond that functions without a plan need not pay

    rows: list[dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["ages"]
    return rows
