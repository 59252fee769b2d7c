"""The API under cases that nobody thought of: no fault of ours, and no answer that the document does not name.

Derandomized: the same code and document give the same cases, about ids that differ from house to house. It comes
last by name: it leaves things with names that no journey would bear.
"""

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from tests.journeys.fuzzing import EXCLUDED, Caller, Ground, cases, every_operation, open_ground
from tests.journeys.house import JourneyHouse

OPERATIONS = [pytest.param(each, id=each.label) for each in every_operation()]
_HOLDER = int(os.environ.get("FUZZ", "3"))
_OTHER = 1
"""Cases of one operation by who may call it: mostly those who may. FUZZ=50 looks longer."""


@pytest.fixture(scope="module")
def ground(house: JourneyHouse) -> Ground:
    return open_ground(house)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_answers_as_the_document_says(ground: Ground, operation: Any) -> None:
    needed = operation.definition.raw["x-permission"]
    for caller in ground.callers:
        if caller.role != "anonymous" and operation.label in EXCLUDED:
            continue
        may = needed in caller.permissions
        _fuzz(ground, operation, caller, GenerationMode.POSITIVE, _HOLDER if may else _OTHER)
        if may:
            _fuzz(ground, operation, caller, GenerationMode.NEGATIVE, (_HOLDER + 1) // 2)


def _fuzz(ground: Ground, operation: Any, caller: Caller, mode: GenerationMode, most: int) -> None:
    @settings(
        max_examples=most,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def run(data: st.DataObject) -> None:
        ground.ask(data.draw(cases(operation, ground.ids, mode)), caller)

    run()


def test_the_fuzzing_came_past_the_door(ground: Ground) -> None:
    assert ground.calls > len(OPERATIONS) * len(ground.callers)
    assert {200, 201, 400, 401, 403, 404, 409, 412, 422} <= ground.statuses.keys()
