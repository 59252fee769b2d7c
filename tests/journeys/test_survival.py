"""What was done is still there after a stop, and after a kill; and events go on travelling."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.journeys.deployed import DeployedSystem

ROLE = "Klantbeheer"


def _invite(system: DeployedSystem) -> str:
    """Makes an account, and waits for the mail that invites it: state, outbox, bus and delivery all work."""
    name = uuid4().hex[:12].translate(str.maketrans("0123456789", "ghijklmnop")).title()
    address = f"{name}@arbodienst.example".lower()
    api = system.signed_in(ROLE)
    (office, *_) = api.ask("GET", "/api/organisation/offices").json()["items"]
    person = {"firstName": "Nieuw", "lastName": name, "email": address, "groups": ["case_manager"]}
    made = api.ask("POST", "/api/identity/users", {**person, "scopes": [office["id"]], "language": "nl"})
    assert made.status == 201, made.body
    system.outbox.wait_for(address)
    return str(made.json()["id"])


def _is_there(system: DeployedSystem, user_id: str) -> bool:
    return system.signed_in(ROLE).ask("GET", f"/api/identity/users/{user_id}").status == 200


@pytest.mark.parametrize("interrupt", [DeployedSystem.reopen, DeployedSystem.kill_and_reopen])
def test_what_was_done_is_there_after_an_interruption(
    system: DeployedSystem, interrupt: Callable[[DeployedSystem], None]
) -> None:
    before = _invite(system)

    interrupt(system)

    assert _is_there(system, before)
    assert _is_there(system, _invite(system))
