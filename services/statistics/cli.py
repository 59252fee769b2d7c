"""`poortwachter figures`: facts of a period as JSON in, the absence figures out. Needs no AWS."""

import argparse
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from services.statistics.figures.checks import faults
from services.statistics.figures.compute_figures import compute_figures
from services.statistics.figures.schemas import FactsIn
from services.statistics.figures.views import as_json, as_table
from shared.http.case_errors import of_validation, shown
from shared.kernel.errors import FieldError

if TYPE_CHECKING:
    from shared.texts import Language

WRONG_INPUT = 2


def figures(arguments: list[str]) -> int:
    """Absence figures of a period: percentage, frequency, duration, zero absence, from one JSON file."""
    parser = argparse.ArgumentParser(prog="poortwachter figures", description=figures.__doc__)
    parser.add_argument(
        "file", nargs="?", default="-", help="the facts as JSON; - or nothing: standard input"
    )
    parser.add_argument("--text", action="store_true", help="a table to read instead of JSON")
    parser.add_argument("--language", choices=("nl", "en"), default="nl")
    chosen = parser.parse_args(arguments)
    language: Language = chosen.language
    raw = sys.stdin.read() if chosen.file == "-" else Path(chosen.file).read_text(encoding="utf-8")
    facts, wrong = _read(raw)
    if facts is None:
        sys.stdout.write(_json({"errors": shown(wrong, language)}))
        return WRONG_INPUT
    found = compute_figures(facts)
    sys.stdout.write(as_table(found, language) if chosen.text else _json(as_json(found, language)))
    return 0


def _read(raw: str) -> tuple[FactsIn | None, list[FieldError]]:
    """The facts, numbers read as the decimals that were written."""
    try:
        content = json.loads(raw, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return None, [FieldError((), "not-json")]
    try:
        facts = FactsIn.model_validate(content)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        return None, of_validation(dict(each) for each in found)
    wrong = faults(facts)
    return (None, wrong) if wrong else (facts, [])


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
