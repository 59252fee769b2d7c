"""Each act about a person that is recorded anywhere has its sentence in the access log."""

import ast
from pathlib import Path

import pytest

from shared.texts import LANGUAGES, Language, sentence

_SERVICES = Path(__file__).parents[2] / "services"
HANDLERS = sorted([*_SERVICES.glob("*/handlers/*.py"), *_SERVICES.glob("*/*/routes.py")])


def recorded() -> set[str]:
    """What is recorded about a person, as `what.action`; texts that stand literally in a call."""
    found = set()
    for file in HANDLERS:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("log_access", "_ceremony")):
                texts = [
                    each.value
                    for each in node.args
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                ]
                is_personal = any(each.arg == "person" for each in node.keywords)
                if len(texts) >= 2 and (is_personal or "_ceremony" in ast.unparse(node.func)):
                    found.add(f"{texts[1]}.{texts[0]}")
    return found


@pytest.mark.proves("AUD-5")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_about_a_person_has_a_sentence(language: Language) -> None:
    acts = recorded()

    assert len(acts) > 15
    for act in acts:
        assert sentence(language, "audit", act, {"actor": "Fatima"}).startswith("Fatima ")
