"""The API under cases that nobody thought of: no fault of ours, and no answer that the document does not name.

Derandomized: the same code and document give the same cases, about ids that differ from system to system. It comes
last by name: it leaves things with names that no journey would bear.
"""

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from tests.journeys.deployed import DeployedSystem
from tests.journeys.fuzzing import EXCLUDED, Caller, Ground, cases, every_operation, open_ground

OPERATIONS = [pytest.param(number, each, id=each.label) for number, each in enumerate(every_operation())]
_CHIEF = int(os.environ.get("FUZZ", "3"))
"""Cases of one operation by one of those who may call it, in turn; everybody else who may, and one who may not,
ask once. FUZZ=50 looks longer."""


@pytest.fixture(scope="module")
def ground(system: DeployedSystem) -> Ground:
    return open_ground(system)


@pytest.mark.parametrize(("number", "operation"), OPERATIONS)
def test_an_operation_answers_as_the_document_says(ground: Ground, number: int, operation: Any) -> None:
    needed = operation.definition.raw["x-permission"]
    callers = [each for each in ground.callers if each.role == "anonymous" or operation.label not in EXCLUDED]
    holders = [each for each in callers if needed in each.permissions]
    others = [each for each in callers if each not in holders]
    if others:
        _fuzz(ground, operation, others[number % len(others)], GenerationMode.POSITIVE, 1)
    if holders:
        chief = holders.pop(number % len(holders))
        _fuzz(ground, operation, chief, GenerationMode.POSITIVE, _CHIEF)
        _fuzz(ground, operation, chief, GenerationMode.NEGATIVE, (_CHIEF + 1) // 2)
    for each in holders:
        _fuzz(ground, operation, each, GenerationMode.POSITIVE, 1)


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
    assert ground.calls > 4 * len(OPERATIONS)
    assert {200, 201, 400, 401, 403, 404, 409, 412, 422} <= ground.statuses.keys()
