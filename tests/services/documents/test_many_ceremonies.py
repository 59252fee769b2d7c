"""A hundred ceremonies in random order, with double submits and new versions in between: no signature is lost.

Commands of one ceremony are interleaved process each other at the moment between reading and writing, which is
where two functions at once would meet.
"""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from services.documents.signing.rows import CeremonyRows
from tests.services.conftest import Watch
from tests.services.documents.signers import Case
from tests.services.faults.failing_aws import FailingAws
from tests.services.local_system import Answer, LocalSystem

CEREMONIES = 100
_ROUNDS = 10
"""The hundred in ten systems, each with a chance of its own."""


@pytest.fixture(autouse=True)
def _light_tables(system: LocalSystem, _aws: Watch) -> Iterator[None]:
    """Tables that do not copy themselves at each transaction, as moto's do."""
    FailingAws(random.Random(0)).listen()
    yield
    _aws.begin()


@pytest.mark.proves("SIG-1", "SIG-4", "IDM-1")
@pytest.mark.parametrize("seed", range(_ROUNDS))
def test_no_signature_is_lost_doubled_or_on_the_wrong_version(
    case: Case, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    case.takers = ("documents-render", "documents-seal")
    between = _Between(chance)
    monkeypatch.setattr(CeremonyRows, "save", between.wrapped(CeremonyRows.save))
    case.finalise()
    version = 1
    ends: dict[str, int] = {}

    for _ in range(CEREMONIES // _ROUNDS):
        case.system.passes(hours=3)
        made = case.request(version)
        assert made.status == 201, made.text
        ceremony = made.json
        codes = {
            "employer": case.ask_code(ceremony, case.employer),
            "employee": case.ask_code(ceremony, case.employee),
        }
        is_superseded = chance.random() < 0.3
        acts = _acts(case, ceremony, codes, chance)
        if is_superseded:
            acts.insert(chance.randrange(len(acts)), case.finalise)
        outcomes = between.play(acts)
        case.deliver()

        state = case.state(ceremony)
        signed = [each["role"] for each in state["signers"] if each["state"] == "signed"]
        answers = [each for each in outcomes if each.status == 200 and each.json.get("id") == ceremony["id"]]
        assert {each["role"] for answer in answers for each in answer.json["signers"] if each["isMe"]} == set(
            signed
        )
        assert _acts_told(case, ceremony).count("signed") == len(signed)
        assert _acts_told(case, ceremony).count("sealed") == (state["state"] == "sealed")
        assert state["state"] == ("sealed" if len(signed) == 2 else "superseded")
        assert state["documentVersion"] == version
        ends[state["state"]] = ends.get(state["state"], 0) + 1
        version = _next_version(case, version, is_superseded=is_superseded)

    assert sum(ends.values()) == CEREMONIES // _ROUNDS
    assert ends["sealed"] > 0
    assert between.races > 2, "the test never met what it is for"


class _Between:
    """Runs a command process another one, just before that one writes."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._waiting: list[Callable[[], Answer]] = []
        self._outcomes: list[Answer] = []
        self.races = 0

    def play(self, acts: list[Callable[[], Answer]]) -> list[Answer]:
        """Plays all acts; some of them in the midst of others."""
        self._waiting, self._outcomes = list(acts), []
        while self._waiting:
            self._outcomes.append(self._waiting.pop(0)())
        return self._outcomes

    def wrapped(self, save: Callable[..., None]) -> Callable[..., None]:
        """`CeremonyRows.save`, before which another command may come."""

        def saved(*given: Any, **more: Any) -> None:
            if self._waiting and self._chance.random() < 0.5:
                self.races += 1
                self._outcomes.append(self._waiting.pop(0)())
            save(*given, **more)

        return saved


def _acts(
    case: Case, ceremony: dict[str, Any], codes: dict[str, str], chance: random.Random
) -> list[Callable[[], Answer]]:
    """Both sign, each perhaps twice: with the same request key, or as a second click of its own."""
    acts: list[Callable[[], Answer]] = []
    for role, by in (("employer", case.employer), ("employee", case.employee)):
        key = f"signature-of-{role}-{ceremony['id']}"

        def sign(by: Any = by, code: str = codes[role], key: str = key) -> Answer:
            return case.sign(ceremony, by, code, key=key)

        def click_again(by: Any = by, code: str = codes[role]) -> Answer:
            return case.sign(ceremony, by, code)

        acts.append(sign)
        if chance.random() < 0.5:
            acts.append(sign)
        if chance.random() < 0.3:
            acts.append(click_again)
    chance.shuffle(acts)
    return acts


def _acts_told(case: Case, ceremony: dict[str, Any]) -> list[str]:
    import json

    from shared.aws.dynamo import Range

    rows = case.system.table("documents").query(Range(f"CEREMONY#{ceremony['id']}", prefix="EVENT#")).items
    return [json.loads(row["text"])["act"] for row in rows]


def _next_version(case: Case, version: int, *, is_superseded: bool) -> int:
    """The version to sign next: the one that came in between, or a fresh one."""
    if not is_superseded:
        assert case.finalise().status == 201
    return version + 1
