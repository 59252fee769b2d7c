"""A change of the API that breaks who uses it is told in CHANGES.md, or refused."""

from copy import deepcopy
from typing import Any

import pytest

from tests.contracts.breaking import breaks, stripped
from tests.contracts.openapi import PATH
from tests.contracts.publish import CHANGES, PUBLISHED, read, untold

CAT: dict[str, Any] = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 20},
        "colour": {"enum": ["black", "white"]},
        "age": {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "null"}]},
        "kittens": {"type": "array", "items": {"$ref": "#/components/schemas/Cat"}},
    },
}
SHOWN = {
    "type": "object",
    "required": ["name", "colour"],
    "properties": {"name": {"type": "string"}, "colour": {"enum": ["black", "white"]}},
}
WAS: dict[str, Any] = {
    "paths": {
        "/cats/{cat_id}": {
            "put": {
                "x-permission": "cat:edit",
                "security": [{"session": []}],
                "parameters": [
                    {"name": "cat_id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100}},
                ],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Cat"}}},
                },
                "responses": {
                    "200": {
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Shown"}}}
                    },
                    "404": {"content": {}},
                },
            }
        }
    },
    "components": {"schemas": {"Cat": CAT, "Shown": SHOWN}},
}
HEAD = "PUT /cats/{cat_id}: "


def changed(**changes: Any) -> dict[str, Any]:
    """The document with other values at dotted places; None takes the place away."""
    now = deepcopy(WAS)
    places = {
        "operation": now["paths"]["/cats/{cat_id}"]["put"],
        "sent": now["components"]["schemas"]["Cat"],
        "read": now["components"]["schemas"]["Shown"],
    }
    for place, value in changes.items():
        first, *steps, last = place.split("__")
        target = places[first]
        for step in steps:
            target = target[int(step) if step.isdigit() else step]
        key: Any = int(last) if last.isdigit() and isinstance(target, list) else last
        if value is None:
            del target[key]
        else:
            target[key] = value
    return now


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (changed(sent__required=["name", "colour"]), "body/colour is needed now"),
        (changed(sent__properties__name=None), "body/name is gone"),
        (changed(sent__properties__colour={"enum": ["black"]}), 'body/colour no longer takes "white"'),
        (changed(sent__properties__name__maxLength=10), "body/name has a lower maxLength (10)"),
        (changed(sent__properties__name__minLength=2), "body/name has a higher minLength (2)"),
        (changed(sent__properties__name__pattern="^a"), "body/name must match another pattern"),
        (changed(sent__properties__age={"type": "integer"}), "body/age no longer takes null"),
        (
            changed(sent__properties__age={"anyOf": [{"type": "integer", "minimum": 5}, {"type": "null"}]}),
            "body/age has a higher minimum (5)",
        ),
        (changed(read__properties__colour=None), "answer 200/colour is gone"),
        (
            changed(read__properties__colour={"enum": ["black", "white", "red"]}),
            'answer 200/colour may be "red"',
        ),
        (changed(read__properties__name={"type": ["string", "null"]}), "answer 200/name may be null"),
        (changed(read__required=["name"]), "answer 200/colour may be left out now"),
        (changed(operation__responses={"201": {}, "404": {"content": {}}}), "the answer 200 is gone"),
        (changed(operation__parameters__1=None), "query limit is gone"),
        (changed(operation__parameters__1__required=True), "query limit is needed now"),
        (changed(operation__parameters__1__schema__maximum=50), "query limit has a lower maximum (50)"),
        (changed(operation__security=[{"session": [], "csrf": []}]), "it needs csrf and session"),
        ({**WAS, "paths": {}}, "the operation is gone"),
        (changed(**{"operation__x-permission": "cat:own"}), "the permission is cat:own instead of cat:edit"),
    ],
)
def test_a_change_that_breaks_somebody_is_found(now: dict[str, Any], told: str) -> None:
    assert HEAD + told in breaks(WAS, now)


@pytest.mark.parametrize(
    "now",
    [
        WAS,
        changed(sent__properties__weight={"type": "number"}),
        changed(sent__required=[]),
        changed(sent__properties__colour={"type": "string"}),
        changed(read__properties__name={"type": "string", "format": "date"}),
        changed(sent__properties__colour={"enum": ["black", "white", "red"]}),
        changed(sent__properties__name__maxLength=40),
        changed(read__properties__weight={"type": "number"}),
        changed(read__properties__colour={"enum": ["black"]}),
        changed(operation__responses__409={"content": {}}),
        {**WAS, "paths": WAS["paths"] | {"/dogs": {"get": {"responses": {}}}}},
    ],
)
def test_a_change_that_breaks_nobody_is_let_through(now: dict[str, Any]) -> None:
    assert breaks(WAS, now) == []


def test_words_and_examples_bind_nobody_but_a_field_of_that_name_does() -> None:
    schema = {"title": "Cat", "example": 1, "properties": {"title": {"type": "string", "description": "x"}}}

    assert stripped([schema]) == [{"properties": {"title": {"type": "string"}}}]


def test_a_break_that_is_told_is_let_through() -> None:
    now = changed(read__properties__colour=None, read__required=["name"])
    line = f"{HEAD}answer 200/colour is gone"

    assert untold(WAS, now, "## Not yet published\n\nNothing.\n") == [line]
    assert untold(WAS, now, f"## Not yet published\n\n- `{line}`: ask the vet.\n\n## 2026") == []
    assert untold(WAS, now, f"## Not yet published\n\n## 2026\n\n- `{line}`") == [line]


def test_the_api_breaks_nobody_without_telling() -> None:
    faults = untold(read(PUBLISHED), read(PATH), CHANGES.read_text("utf-8"))

    assert faults == [], "tell each of these in shared/contracts/CHANGES.md"
