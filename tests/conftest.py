"""What every test may use; and what each proved, kept for `make report`."""

import json
import os
import tomllib
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
_PROOFS = _ROOT / ".cache" / "proofs"
_OUTCOMES: dict[str, list[tuple[str, str]]] = {}


def catalogue() -> dict[str, str]:
    """Every id with its sentence."""
    raw = tomllib.loads((_ROOT / "tests" / "catalogue.toml").read_text(encoding="utf-8"))
    return {**raw["features"], **raw["requirements"]}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Notes on each test which ids it proves; an id that the catalogue does not know stops the run."""
    known = catalogue()
    for item in items:
        ids = [each for marker in item.iter_markers("proves") for each in marker.args]
        unknown = [each for each in ids if each not in known]
        if unknown:
            raise pytest.UsageError(
                f"{item.nodeid} proves {unknown}, which tests/catalogue.toml does not know"
            )
        item.user_properties += [("proves", each) for each in ids]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keeps the outcome of each test that proves something."""
    if report.when != "call" and report.passed:
        return
    for name, identifier in report.user_properties:
        if name == "proves":
            _OUTCOMES.setdefault(str(identifier), []).append((report.nodeid, report.outcome))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Writes the outcomes of this run; workers of a parallel run leave it to their controller."""
    if os.environ.get("PYTEST_XDIST_WORKER") or not _OUTCOMES:
        return
    _PROOFS.mkdir(parents=True, exist_ok=True)
    folders = "-".join(Path(each).name for each in session.config.args) or "tests"
    enforced = "-enforced" if os.environ.get("ENFORCE_PERMISSIONS") == "1" else ""
    text = json.dumps(_OUTCOMES, indent=1, sort_keys=True)
    (_PROOFS / f"{folders}{enforced}.json").write_text(text, encoding="utf-8")
