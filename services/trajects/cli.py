"""Commands of trajects: `explain` (one case as JSON in, its whole calendar out; needs no AWS), `republish-trajects`."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from services.trajects.cases.republish import republish_trajects
from services.trajects.explain.calendar import as_calendar
from services.trajects.explain.checks import faults
from services.trajects.explain.schemas import CaseIn, missed_no_working_day, to_facts
from services.trajects.explain.views import explain
from shared.aws.context import new_unit
from shared.http.case_errors import of_validation, shown
from shared.kernel.errors import FieldError

if TYPE_CHECKING:
    from shared.texts import Language

WRONG_INPUT = 2


def republish(arguments: list[str]) -> int:
    """Tell the others every traject again, to fill a new or rebuilt consumer."""
    argparse.ArgumentParser(prog="poortwachter republish-trajects", description=republish.__doc__).parse_args(
        arguments
    )
    number = republish_trajects(new_unit().table, new_unit)
    sys.stdout.write(f"{number} told again\n")
    return 0


def explain_case(arguments: list[str]) -> int:
    """Explain a case: chains, tasks with their reasons, reports to UWV and leave, from one JSON file."""
    parser = argparse.ArgumentParser(prog="poortwachter explain", description=explain_case.__doc__)
    parser.add_argument("file", nargs="?", default="-", help="the case as JSON; - or nothing: standard input")
    parser.add_argument("--text", action="store_true", help="a calendar to read instead of JSON")
    parser.add_argument("--language", choices=("nl", "en"), default="nl")
    chosen = parser.parse_args(arguments)
    language: Language = chosen.language
    raw = sys.stdin.read() if chosen.file == "-" else Path(chosen.file).read_text(encoding="utf-8")
    case, wrong = _read(raw)
    if case is None:
        sys.stdout.write(json.dumps({"errors": shown(wrong, language)}, ensure_ascii=False, indent=2) + "\n")
        return WRONG_INPUT
    found = explain(to_facts(case), missed_no_working_day(case), language)
    sys.stdout.write(as_calendar(found, language) if chosen.text else _json(found))
    return 0


def _read(raw: str) -> tuple[CaseIn | None, list[FieldError]]:
    try:
        json.loads(raw)
    except ValueError:
        return None, [FieldError((), "not-json")]
    try:
        case = CaseIn.model_validate_json(raw)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        return None, of_validation(dict(each) for each in found)
    wrong = faults(case)
    return (None, wrong) if wrong else (case, [])


def _json(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
