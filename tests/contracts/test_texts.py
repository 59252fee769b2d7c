"""Texts: complete in Dutch and English, with the same places to fill; every code that can be told has its sentence."""

import json
import re
from pathlib import Path

import pytest

from shared.texts import LANGUAGES
from tests.contracts.apis import every_route

TEXTS = Path(__file__).parents[2] / "shared" / "texts"
ROOT = Path(__file__).parents[2]
SOURCES = [  # Python alone: services/web brings packages of others
    file
    for folder in (*ROOT.glob("services/*/"), ROOT / "shared")
    if folder.name != "web"
    for file in folder.rglob("*.py")
]
RAISED = re.compile(
    r"(?:Conflict|NotSignedIn|Forbidden|NotFound|TooMany)\(\"([a-z-]+)\"|BadRequest\(\d+, \"([a-z-]+)\""
)
FIELD = re.compile(
    r"FieldError\([^,()]+(?:\([^)]*\))?[^,]*, \"([a-z-]+)\"|refused_field\([^,]+, \"([a-z-]+)\""
)


def read(language: str, file: str) -> dict[str, str]:
    texts: dict[str, str] = json.loads((TEXTS / language / file).read_text(encoding="utf-8"))
    return texts


def flat(texts: object, prefix: str = "") -> dict[str, str]:
    """Nested texts by their whole key."""
    if isinstance(texts, dict):
        return {
            key: text for name, each in texts.items() for key, text in flat(each, f"{prefix}.{name}").items()
        }
    return {prefix: str(texts)}


@pytest.mark.parametrize("file", sorted(path.name for path in (TEXTS / "nl").glob("*.json")))
def test_both_languages_say_the_same_things(file: str) -> None:
    dutch, english = (flat(read(language, file)) for language in LANGUAGES)

    assert dutch.keys() == english.keys()
    for key, text in dutch.items():
        assert set(re.findall(r"{{?(\w+)", text)) == set(re.findall(r"{{?(\w+)", english[key])), key
        assert text.strip()


def found(pattern: re.Pattern[str]) -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in SOURCES)
    return {next(filter(None, match.groups())) for text in texts for match in pattern.finditer(text)}


def test_every_problem_that_can_be_raised_has_a_sentence() -> None:
    raised = found(RAISED) | {code for _, route in every_route() for code in route.problems}

    assert raised - read("nl", "problems.json").keys() - {"line-stands-already"} == set()


def test_every_fault_of_a_field_has_a_sentence() -> None:
    known = (
        read("nl", "fields.json").keys() | read("nl", "formats.json").keys() | read("nl", "cases.json").keys()
    )

    assert found(FIELD) - known == set()
